/** Passkeys (WebAuthn): kept, listed, added and removed. */
@NullMarked
package org.usergroups.roster.passkeys;

import org.jspecify.annotations.NullMarked;
