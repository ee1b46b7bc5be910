/** What this service keeps of the roster: the name and place of each group, and who organizes it. */
@NullMarked
package org.usergroups.blog.roster;

import org.jspecify.annotations.NullMarked;
