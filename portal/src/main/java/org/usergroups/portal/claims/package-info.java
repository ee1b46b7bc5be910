/** Asking to look after a group, and showing that a website is its own. */
@NullMarked
package org.usergroups.portal.claims;

import org.jspecify.annotations.NullMarked;
