/** From uploaded bytes to public pictures: sniffing, limits, metadata, decoding, scaling, and the proof that nothing private is left. */
@NullMarked
package org.usergroups.media.pictures;

import org.jspecify.annotations.NullMarked;
