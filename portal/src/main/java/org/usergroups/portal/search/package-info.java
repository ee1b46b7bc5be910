/** The search page, the country page and the client of search-service. */
@NullMarked
package org.usergroups.portal.search;

import org.jspecify.annotations.NullMarked;
