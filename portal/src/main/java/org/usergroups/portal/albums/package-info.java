/** Pages of an album: look, upload. */
@NullMarked
package org.usergroups.portal.albums;

import org.jspecify.annotations.NullMarked;
