/** From events to documents. */
@NullMarked
package org.usergroups.search.documents;

import org.jspecify.annotations.NullMarked;
