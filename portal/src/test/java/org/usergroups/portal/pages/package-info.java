/** What every page shares, checked by itself. */
@NullMarked
package org.usergroups.portal.pages;

import org.jspecify.annotations.NullMarked;
