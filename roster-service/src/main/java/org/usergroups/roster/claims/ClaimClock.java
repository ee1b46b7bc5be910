package org.usergroups.roster.claims;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Does what time decides about claims, and looks again at websites that were proven long ago. Any number of instances may run it. */
@Component
class ClaimClock {

    private static final long PAUSE_MILLIS = 60_000;
    private static final int AT_ONCE = 200;

    private final Claiming claiming;
    private final Verification verification;

    ClaimClock(Claiming claiming, Verification verification) {
        this.claiming = claiming;
        this.verification = verification;
    }

    @Scheduled(initialDelay = PAUSE_MILLIS, fixedDelay = PAUSE_MILLIS)
    void tick() {
        claiming.due(AT_ONCE).forEach(claiming::look);
        verification.lookAgain();
    }
}
