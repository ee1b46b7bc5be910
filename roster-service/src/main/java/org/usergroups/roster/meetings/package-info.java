/** Single meetings of a group. */
@NullMarked
package org.usergroups.roster.meetings;

import org.jspecify.annotations.NullMarked;
