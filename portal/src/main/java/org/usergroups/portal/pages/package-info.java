/** What every page shares: its frame, its words for dates and places, its errors, its forms. */
@NullMarked
package org.usergroups.portal.pages;

import org.jspecify.annotations.NullMarked;
