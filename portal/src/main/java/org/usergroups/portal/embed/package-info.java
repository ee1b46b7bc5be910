/** What other people's sites show of us: a badge, a list in a frame, an element. None of it knows a cookie. */
@NullMarked
package org.usergroups.portal.embed;

import org.jspecify.annotations.NullMarked;
