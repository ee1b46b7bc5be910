/** Questions and answers. */
@NullMarked
package org.usergroups.search.queries;

import org.jspecify.annotations.NullMarked;
