/** Entries that may be of the same group, and making one of two. */
@NullMarked
package org.usergroups.roster.duplicates;

import org.jspecify.annotations.NullMarked;
