/** The clock of every entry: who is asked whether it is still true, and what becomes of it when nobody answers. */
@NullMarked
package org.usergroups.roster.freshness;

import org.jspecify.annotations.NullMarked;
