/** The organizer’s room and the coordinator’s import. */
@NullMarked
package org.usergroups.portal.room;

import org.jspecify.annotations.NullMarked;
