/** Everything that is kept about one person: exported, and erased. */
@NullMarked
package org.usergroups.roster.erasure;

import org.jspecify.annotations.NullMarked;
