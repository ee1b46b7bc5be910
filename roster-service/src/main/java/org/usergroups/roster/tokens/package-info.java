/** Personal access tokens: what a member gives to a script, with scopes and an end, and what the portal exchanges them for. */
@NullMarked
package org.usergroups.roster.tokens;

import org.jspecify.annotations.NullMarked;
