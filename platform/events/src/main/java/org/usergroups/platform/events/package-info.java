/**
 * State and event in one MongoDB document, relayed to Kafka in order, consumed once in effect.
 *
 * <p>A service declares a {@link org.usergroups.platform.events.StateTopic} and an {@link
 * org.usergroups.platform.events.Aggregates} store for each aggregate that it owns, and reads others' topics through {@link
 * org.usergroups.platform.events.inbound.InboundEvents}.
 */
@NullMarked
package org.usergroups.platform.events;

import org.jspecify.annotations.NullMarked;
