/** Reading events of other services: envelope, idempotent projections, dead letters and their replay. */
@NullMarked
package org.usergroups.platform.events.inbound;

import org.jspecify.annotations.NullMarked;
