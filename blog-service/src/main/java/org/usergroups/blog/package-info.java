/** The shared blog of the usergroups: posts in Markdown, drafts and publishing, Atom feeds. */
@NullMarked
package org.usergroups.blog;

import org.jspecify.annotations.NullMarked;
