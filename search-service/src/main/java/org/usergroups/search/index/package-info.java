/** The index in the engine: its names, its mapping, bulk writes, and the adapter to OpenSearch. */
@NullMarked
package org.usergroups.search.index;

import org.jspecify.annotations.NullMarked;
