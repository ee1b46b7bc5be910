/** Comparing the index with what the services have published, and healing it. */
@NullMarked
package org.usergroups.search.comparison;

import org.jspecify.annotations.NullMarked;
