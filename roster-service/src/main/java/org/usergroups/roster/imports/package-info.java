/** Taking over rosters from files, and the form in which their entries are written. */
@NullMarked
package org.usergroups.roster.imports;

import org.jspecify.annotations.NullMarked;
