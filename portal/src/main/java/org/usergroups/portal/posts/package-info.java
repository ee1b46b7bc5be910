/** Pages of a post: read, write, publish. */
@NullMarked
package org.usergroups.portal.posts;

import org.jspecify.annotations.NullMarked;
