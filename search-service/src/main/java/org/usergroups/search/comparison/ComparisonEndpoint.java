package org.usergroups.search.comparison;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/**
 * For operators: {@code GET /actuator/comparison} answers what the last comparison found, 404 if there was none since the start; {@code POST}
 * compares and heals now.
 */
@Component
@Endpoint(id = "comparison")
class ComparisonEndpoint {

    private final Comparison comparison;

    ComparisonEndpoint(Comparison comparison) {
        this.comparison = comparison;
    }

    @ReadOperation
    Comparison.@Nullable Difference last() {
        return comparison.last();
    }

    @WriteOperation
    Comparison.Difference compare() {
        return comparison.run();
    }
}
