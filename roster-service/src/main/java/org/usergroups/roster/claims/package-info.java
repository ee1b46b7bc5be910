/** Asking to look after a group, proving that its website is one's own, and who decides by when. */
@NullMarked
package org.usergroups.roster.claims;

import org.jspecify.annotations.NullMarked;
