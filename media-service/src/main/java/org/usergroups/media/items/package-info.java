/** Items: pictures in an album with what is said about them, and their public files. */
@NullMarked
package org.usergroups.media.items;

import org.jspecify.annotations.NullMarked;
