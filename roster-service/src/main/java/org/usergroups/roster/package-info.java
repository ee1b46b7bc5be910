/** The roster: who the groups are, where, when they meet, and who looks after them. */
@NullMarked
package org.usergroups.roster;

import org.jspecify.annotations.NullMarked;
