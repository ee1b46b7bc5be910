/** Saying that an entry is not right, and what came of it. */
@NullMarked
package org.usergroups.roster.reports;

import org.jspecify.annotations.NullMarked;
