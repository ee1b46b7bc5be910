/** What there is in one country and in one city. */
@NullMarked
package org.usergroups.portal.countries;

import org.jspecify.annotations.NullMarked;
