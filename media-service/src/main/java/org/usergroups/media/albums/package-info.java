/** Albums: a group's pictures of one occasion, with the right to change them. */
@NullMarked
package org.usergroups.media.albums;

import org.jspecify.annotations.NullMarked;
