package org.usergroups.platform.events;

/** What the world gets to know of an aggregate after a write. */
public sealed interface Publication {

    /** The whole public state; {@code data} is written as JSON and checked against the event's schema. */
    record Snapshot(Object data) implements Publication {}

    /** The aggregate is no longer public: consumers forget it. */
    record Withdrawal() implements Publication {}

    /** Nothing is published, and nothing has been. */
    record Silence() implements Publication {}

    static Publication snapshot(Object data) {
        return new Snapshot(data);
    }

    static Publication withdrawal() {
        return new Withdrawal();
    }

    static Publication silence() {
        return new Silence();
    }
}
