/** Threads: posts joined by References, in the manner of JWZ, whatever the order they come in. */
@NullMarked
package org.usergroups.list.archive;

import org.jspecify.annotations.NullMarked;
