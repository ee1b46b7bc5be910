/** Who comes to a meeting: said without an account, confirmed by mail. */
@NullMarked
package org.usergroups.roster.attendance;

import org.jspecify.annotations.NullMarked;
