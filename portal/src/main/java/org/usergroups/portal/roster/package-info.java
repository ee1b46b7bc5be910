/** The client of roster-service: the fields that the pages read. */
@NullMarked
package org.usergroups.portal.roster;

import org.jspecify.annotations.NullMarked;
