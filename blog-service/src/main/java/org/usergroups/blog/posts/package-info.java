/** Posts: written and edited by organizers of a group, published and withdrawn, told to the world by events. */
@NullMarked
package org.usergroups.blog.posts;

import org.jspecify.annotations.NullMarked;
