/** Where bytes lie, by their content's hash. */
@NullMarked
package org.usergroups.media.blobs;

import org.jspecify.annotations.NullMarked;
