/** Test kits: real backends in a process of their own or in containers, tokens, a mailbox, events, and the checks of contracts. */
@NullMarked
package org.usergroups.platform.testing;

import org.jspecify.annotations.NullMarked;
