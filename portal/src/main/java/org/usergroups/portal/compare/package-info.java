/** How groups work, country by country and beside the world, in figures and in the words of their organizers. */
@NullMarked
package org.usergroups.portal.compare;

import org.jspecify.annotations.NullMarked;
