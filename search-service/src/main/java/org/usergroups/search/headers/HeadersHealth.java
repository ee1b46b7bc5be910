package org.usergroups.search.headers;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Tells an operator whether documents can get their groups' headers. */
@Component("headersHealthIndicator")
class HeadersHealth implements HealthIndicator {

    private final Headers headers;

    HeadersHealth(Headers headers) {
        this.headers = headers;
    }

    @Override
    public Health health() {
        var health = headers.areLoaded() && headers.isReading() ? Health.up() : Health.outOfService();
        return health.withDetail("groups", headers.count()).build();
    }
}
