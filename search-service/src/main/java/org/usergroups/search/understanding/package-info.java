/** What somebody means by the words of a question. */
@NullMarked
package org.usergroups.search.understanding;

import org.jspecify.annotations.NullMarked;
