/** Pages about meetings: one of them, those that repeat, and the group's own calendar. */
@NullMarked
package org.usergroups.portal.meetings;

import org.jspecify.annotations.NullMarked;
