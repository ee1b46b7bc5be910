/** What the portal passes on to the services unread. */
@NullMarked
package org.usergroups.portal.gateway;

import org.jspecify.annotations.NullMarked;
