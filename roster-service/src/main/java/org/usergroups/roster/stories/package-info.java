/** What organizers elsewhere say, picked from the stories of groups. */
@NullMarked
package org.usergroups.roster.stories;

import org.jspecify.annotations.NullMarked;
