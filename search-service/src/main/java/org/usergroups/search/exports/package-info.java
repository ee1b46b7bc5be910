/** What a search finds as files for other programs. */
@NullMarked
package org.usergroups.search.exports;

import org.jspecify.annotations.NullMarked;
