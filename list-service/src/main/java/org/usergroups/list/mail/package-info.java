/** Messages as bytes and header fields (RFC 5322): read without changing a byte. Knows nothing of lists, stores or Spring. */
@NullMarked
package org.usergroups.list.mail;

import org.jspecify.annotations.NullMarked;
