/** Meetings that repeat: a rule, and its coming evenings as ordinary meetings. */
@NullMarked
package org.usergroups.roster.series;

import org.jspecify.annotations.NullMarked;
