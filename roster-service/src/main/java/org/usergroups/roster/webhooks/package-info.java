/** Tells other people's programs what changes: endpoints of organizers and coordinators, and the deliveries to them. */
@NullMarked
package org.usergroups.roster.webhooks;

import org.jspecify.annotations.NullMarked;
