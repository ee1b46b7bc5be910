/** Who looks after which group, as seen from the group and from the member. */
@NullMarked
package org.usergroups.roster.organizers;

import org.jspecify.annotations.NullMarked;
