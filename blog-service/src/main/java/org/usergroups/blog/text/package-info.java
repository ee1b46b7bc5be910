/** Markdown in, harmless HTML and plain text out. */
@NullMarked
package org.usergroups.blog.text;

import org.jspecify.annotations.NullMarked;
