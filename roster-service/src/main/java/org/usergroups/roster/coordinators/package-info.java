/** Who coordinates the portal: coordinators appoint and dismiss each other. */
@NullMarked
package org.usergroups.roster.coordinators;

import org.jspecify.annotations.NullMarked;
