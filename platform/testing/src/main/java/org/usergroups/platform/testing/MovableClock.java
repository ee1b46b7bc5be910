package org.usergroups.platform.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that runs, and that a test moves ahead. */
public final class MovableClock implements InstantSource {

    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    public void advance(Duration time) {
        ahead = ahead.plus(time);
    }
}
