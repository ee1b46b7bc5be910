package org.usergroups.portal.calls;

import org.jspecify.annotations.Nullable;

/** A service does not answer, or not in time, or with a fault of its own. */
public final class ServiceAway extends RuntimeException {
    ServiceAway(String service, String reason, @Nullable Throwable cause) {
        super(service + " is away: " + reason, cause);
    }
}
