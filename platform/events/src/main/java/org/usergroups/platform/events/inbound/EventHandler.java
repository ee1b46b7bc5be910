package org.usergroups.platform.events.inbound;

import java.util.List;

/**
 * Takes events in the order of their partition.
 *
 * <p>Events may come twice or late: an equal or older sequence of the same subject must change nothing. A handler answers with the
 * events that are broken; anything it throws means that a part is away, and the same events come again after a pause, for as long
 * as that lasts.
 */
@FunctionalInterface
public interface EventHandler {

    /** An event that cannot be handled, and why. */
    record Broken(ReceivedEvent event, BrokenEvent cause) {}

    List<Broken> handle(List<ReceivedEvent> events);

    /** A handler of events one by one, whose broken ones are thrown. */
    static EventHandler each(java.util.function.Consumer<ReceivedEvent> handler) {
        return events -> {
            var broken = new java.util.ArrayList<Broken>();
            for (var event : events) {
                try {
                    handler.accept(event);
                } catch (BrokenEvent cause) {
                    broken.add(new Broken(event, cause));
                }
            }
            return broken;
        };
    }
}
