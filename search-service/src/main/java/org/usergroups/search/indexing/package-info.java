/** Events of all state topics become documents of the index. */
@NullMarked
package org.usergroups.search.indexing;

import org.jspecify.annotations.NullMarked;
