/** Fetching what people name an address of, without being sent to places that are none of theirs. */
@NullMarked
package org.usergroups.platform.web.outgoing;

import org.jspecify.annotations.NullMarked;
