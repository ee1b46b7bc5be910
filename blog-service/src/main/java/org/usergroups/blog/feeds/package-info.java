/** Atom feeds (RFC 4287) of all posts, of one group, and of one country. */
@NullMarked
package org.usergroups.blog.feeds;

import org.jspecify.annotations.NullMarked;
