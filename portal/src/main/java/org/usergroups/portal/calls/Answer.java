package org.usergroups.portal.calls;

/** What came of a change that a service was asked for. */
public sealed interface Answer<T> {
    /** The service did it; {@code value} is the new state. */
    record Done<T>(T value) implements Answer<T> {}

    /** The service did not do it, and says why. */
    sealed interface NotDone<T> extends Answer<T> {
        Problem problem();
    }

    /** The service cannot take what was sent: 400, 409, 413, 415, 422, 428 or 429. */
    record Refused<T>(Problem problem) implements NotDone<T> {}

    /** Somebody else changed it since it was read: 412. */
    record Stale<T>(Problem problem) implements NotDone<T> {}
}
