/** The whole stack as {@code deploy/up} starts it, used as a person uses it. */
@NullMarked
package org.usergroups.e2e;

import org.jspecify.annotations.NullMarked;
