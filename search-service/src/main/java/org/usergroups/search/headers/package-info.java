/** The headers of all groups, kept in memory, and bringing documents up to date when one changes. */
@NullMarked
package org.usergroups.search.headers;

import org.jspecify.annotations.NullMarked;
