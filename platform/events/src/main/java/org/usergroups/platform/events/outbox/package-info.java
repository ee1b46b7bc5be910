/** The relay from pending events in documents to Kafka topics, with its leases. */
@NullMarked
package org.usergroups.platform.events.outbox;

import org.jspecify.annotations.NullMarked;
