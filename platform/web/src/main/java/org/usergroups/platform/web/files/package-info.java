/** Writing files that other programs read: cells of CSV, iCalendar, OPML. */
@NullMarked
package org.usergroups.platform.web.files;

import org.jspecify.annotations.NullMarked;
