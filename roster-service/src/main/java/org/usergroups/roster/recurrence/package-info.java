/** When things repeat (RFC 5545, section 3.3.10): rules, the dates that they make, and how people say them. */
@NullMarked
package org.usergroups.roster.recurrence;

import org.jspecify.annotations.NullMarked;
