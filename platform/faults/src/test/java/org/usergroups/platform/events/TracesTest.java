package org.usergroups.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TracesTest {

    private static final String ONE = "0af7651916cd43dd8448eb211c80319c";
    private static final String OTHER = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "b7ad6b7169203331";

    private final InMemorySpanExporter finished = InMemorySpanExporter.create();
    private final OtelTracer tracer = new OtelTracer(
            SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(finished))
                    .build()
                    .get("test"),
            new OtelCurrentTraceContext(),
            event -> {});
    private final Traces traces = new Traces(tracer);

    @Test
    void workOnEventsOfOneTraceContinuesIt() {
        traces.within(
                "process",
                Set.of("00-" + ONE + "-" + SPAN + "-01"),
                () -> assertThat(traces.current()).startsWith("00-" + ONE + "-").endsWith("-01"));
        assertThat(finished.getFinishedSpanItems()).singleElement().satisfies(span -> {
            assertThat(span.getTraceId()).isEqualTo(ONE);
            assertThat(span.getParentSpanId()).isEqualTo(SPAN);
        });
    }

    @Test
    void workOnEventsOfSeveralTracesLinksToAllOfThem() {
        traces.within(
                "process", Set.of("00-" + ONE + "-" + SPAN + "-01", "00-" + OTHER + "-" + SPAN + "-00"), () -> {});
        var span = finished.getFinishedSpanItems().getFirst();
        assertThat(span.getTraceId()).isNotIn(ONE, OTHER);
        assertThat(span.getLinks())
                .extracting(link -> link.getSpanContext().getTraceId())
                .containsExactlyInAnyOrder(ONE, OTHER);
    }

    @Test
    void foreignTextIsPassedOver() {
        traces.within("process", Set.of("00-" + "0".repeat(32) + "-" + SPAN + "-01", "x", ""), () -> {});
        assertThat(finished.getFinishedSpanItems())
                .singleElement()
                .extracting(SpanData::getLinks)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .isEmpty();
    }

    @Test
    void failureIsTheSpansAndTheCallers() {
        assertThatThrownBy(() -> traces.within("process", Set.of(), () -> {
                    throw new IllegalStateException("engine away");
                }))
                .hasMessage("engine away");
        assertThat(finished.getFinishedSpanItems().getFirst().getEvents()).isNotEmpty();
    }

    @Test
    void whereNothingIsTracedNothingIsCarried() {
        assertThat(traces.current()).isNull();
        assertThat(Traces.none().current()).isNull();
    }
}
