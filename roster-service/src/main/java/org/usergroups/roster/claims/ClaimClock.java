package org.usergroups.roster.claims;

import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Does what time decides about claims, and looks again at websites that were proven long ago. Any number of instances may run it. */
@Component
class ClaimClock {

    private static final long PAUSE_MILLIS = 60_000;
    private static final int AT_ONCE = 200;

    private final Claiming claiming;
    private final Verification verification;
    private final AtomicBoolean isLookingAtSites = new AtomicBoolean();

    ClaimClock(Claiming claiming, Verification verification) {
        this.claiming = claiming;
        this.verification = verification;
    }

    @Scheduled(initialDelay = PAUSE_MILLIS, fixedDelay = PAUSE_MILLIS)
    void tick() {
        claiming.lookAtDue(AT_ONCE);
    }

    // Websites may be slow: at a fixed rate this has a thread of its own, and holds up none of the other clocks.
    @Scheduled(initialDelay = PAUSE_MILLIS, fixedRate = PAUSE_MILLIS)
    void lookAtSites() {
        if (isLookingAtSites.compareAndSet(false, true)) {
            try {
                verification.lookAgain();
            } finally {
                isLookingAtSites.set(false);
            }
        }
    }
}
