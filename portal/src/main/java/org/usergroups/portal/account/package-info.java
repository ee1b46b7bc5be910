/** A person's own account: name, mails, sessions, tokens, export, leaving. */
@NullMarked
package org.usergroups.portal.account;

import org.jspecify.annotations.NullMarked;
