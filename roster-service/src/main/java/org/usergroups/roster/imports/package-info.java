/** Taking over a roster from JSON lines. */
@NullMarked
package org.usergroups.roster.imports;

import org.jspecify.annotations.NullMarked;
