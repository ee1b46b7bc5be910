/** The home page and the few pages that stand by themselves. */
@NullMarked
package org.usergroups.portal.home;

import org.jspecify.annotations.NullMarked;
