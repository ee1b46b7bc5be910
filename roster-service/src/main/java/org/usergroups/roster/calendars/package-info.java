/** Meetings as calendar files (RFC 5545). */
@NullMarked
package org.usergroups.roster.calendars;

import org.jspecify.annotations.NullMarked;
