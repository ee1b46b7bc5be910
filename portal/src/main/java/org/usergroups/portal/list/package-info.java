/** The client of list-service: the fields that the pages read. */
@NullMarked
package org.usergroups.portal.list;

import org.jspecify.annotations.NullMarked;
