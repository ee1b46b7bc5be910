package org.usergroups.search.comparison;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** What the last comparison found, as metrics; more than nothing is worth an alert. */
@Component
class ComparisonMeters implements MeterBinder {

    private final Comparison comparison;

    ComparisonMeters(Comparison comparison) {
        this.comparison = comparison;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder(
                        "usergroups.search.comparison.missing",
                        comparison,
                        it -> it.last().missing())
                .register(registry);
        Gauge.builder(
                        "usergroups.search.comparison.orphans",
                        comparison,
                        it -> it.last().orphans())
                .register(registry);
    }
}
