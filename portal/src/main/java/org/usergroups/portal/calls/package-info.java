/** How the portal asks the services: one call, several at once, and what can go wrong. */
@NullMarked
package org.usergroups.portal.calls;

import org.jspecify.annotations.NullMarked;
