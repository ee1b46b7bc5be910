/** Every message that was accepted, as it came and as it was understood, and how far it has got. */
@NullMarked
package org.usergroups.list.posts;

import org.jspecify.annotations.NullMarked;
