/** The OIDC issuer: sign-in by a one-time link, tokens, keys. */
@NullMarked
package org.usergroups.roster.signin;

import org.jspecify.annotations.NullMarked;
