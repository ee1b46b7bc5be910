package org.usergroups.platform.events;

import io.micrometer.tracing.Link;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Carries the trace of a command through the outbox and Kafka to those who read its event, in the form of W3C Trace Context
 * (section 3.2) and the CloudEvents extension for distributed tracing.
 */
public final class Traces {

    /** The header of a record, and the field of a waiting event. */
    public static final String HEADER = "traceparent";

    private static final Pattern TRACEPARENT =
            Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})");

    private final Tracer tracer;

    public Traces(Tracer tracer) {
        this.tracer = tracer;
    }

    /** Where nothing is traced. */
    public static Traces none() {
        return new Traces(Tracer.NOOP);
    }

    /** The trace of what this thread does, or null if it is not traced. */
    public @Nullable String current() {
        var span = tracer.currentSpan();
        if (span == null || span.isNoop() && span.context().traceId().isEmpty()) {
            return null;
        }
        var context = span.context();
        return "00-%s-%s-%s"
                .formatted(context.traceId(), context.spanId(), Boolean.TRUE.equals(context.sampled()) ? "01" : "00");
    }

    /**
     * Does work in a span of its own. It continues the trace of the events if that is one; a batch of several traces begins a new
     * trace that links to all of them, since a span has one parent only. What is no traceparent is passed over.
     */
    public void within(String name, Set<String> traceparents, Runnable work) {
        var origins = traceparents.stream().flatMap(this::origin).toList();
        var builder = tracer.spanBuilder().name(name).kind(Span.Kind.CONSUMER);
        if (origins.size() == 1) {
            builder.setParent(origins.getFirst());
        } else {
            builder.setNoParent();
            origins.forEach(origin -> builder.addLink(new Link(origin)));
        }
        var span = builder.start();
        try (var scope = tracer.withSpan(span)) {
            work.run();
        } catch (RuntimeException failed) {
            span.error(failed);
            throw failed;
        } finally {
            span.end();
        }
    }

    private Stream<TraceContext> origin(String traceparent) {
        var parts = TRACEPARENT.matcher(traceparent);
        return parts.matches()
                ? Stream.of(tracer.traceContextBuilder()
                        .traceId(parts.group(1))
                        .spanId(parts.group(2))
                        .sampled((Integer.parseInt(parts.group(3), 16) & 1) == 1)
                        .build())
                : Stream.empty();
    }
}
