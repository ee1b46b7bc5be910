/** Accounts, what is public of them, and the groups that they look after. */
@NullMarked
package org.usergroups.roster.members;

import org.jspecify.annotations.NullMarked;
