package org.usergroups.roster.reports;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Does what time decides about reports. Any number of instances may run it. */
@Component
class ReportClock {

    private static final long PAUSE_MILLIS = 60_000;

    private final Reporting reporting;

    ReportClock(Reporting reporting) {
        this.reporting = reporting;
    }

    @Scheduled(initialDelay = PAUSE_MILLIS, fixedDelay = PAUSE_MILLIS)
    void tick() {
        reporting.look();
    }
}
