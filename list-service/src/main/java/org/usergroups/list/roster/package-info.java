/** What this service keeps of the roster: the groups that have lists, and who organizes them. */
@NullMarked
package org.usergroups.list.roster;

import org.jspecify.annotations.NullMarked;
