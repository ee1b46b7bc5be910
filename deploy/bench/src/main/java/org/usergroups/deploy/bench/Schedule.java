package org.usergroups.deploy.bench;

/**
 * When each edit is due, fixed beforehand: a slow answer delays no later edit, and waiting counts (an open loop, free of
 * coordinated omission).
 *
 * @param begin of {@link System#nanoTime()}
 */
record Schedule(long begin, int perSecond) {

    private static final long SECOND = 1_000_000_000L;

    Schedule {
        if (perSecond < 1) {
            throw new IllegalArgumentException("No rate: " + perSecond);
        }
    }

    /** Computed from the begin each time, so that errors do not add up. */
    long due(long index) {
        return begin + index / perSecond * SECOND + index % perSecond * SECOND / perSecond;
    }

    long countWithin(long seconds) {
        return perSecond * seconds;
    }
}
