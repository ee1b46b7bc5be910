package org.usergroups.search.comparison;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;
import org.usergroups.search.comparison.Comparison.Difference;

/**
 * The comparison as metrics: what the last one found, how long ago that was, and whether one has failed since. What no comparison has told yet is no
 * number.
 */
@Component
class ComparisonMeters implements MeterBinder {

    private static final double MILLIS_OF_A_SECOND = 1000;

    private final Comparison comparison;
    private final InstantSource clock;

    ComparisonMeters(Comparison comparison, InstantSource clock) {
        this.comparison = comparison;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        ofLast("missing", Difference::missing).register(registry);
        ofLast("orphans", Difference::orphans).register(registry);
        ofLast("age", last -> Duration.between(last.at(), clock.instant()).toMillis() / MILLIS_OF_A_SECOND)
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("usergroups.search.comparison.failed", comparison, it -> it.hasFailed() ? 1 : 0)
                .register(registry);
    }

    private Gauge.Builder<Comparison> ofLast(String name, ToDoubleFunction<Difference> figure) {
        return Gauge.builder("usergroups.search.comparison." + name, comparison, it -> {
            var last = it.last();
            return last == null ? Double.NaN : figure.applyAsDouble(last);
        });
    }
}
