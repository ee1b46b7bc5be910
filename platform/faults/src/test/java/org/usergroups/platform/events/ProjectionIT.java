package org.usergroups.platform.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.usergroups.platform.events.OutboxFixture.Counter;
import org.usergroups.platform.events.inbound.EventHandler;
import org.usergroups.platform.events.inbound.EventReader;
import org.usergroups.platform.events.inbound.Projection;
import org.usergroups.platform.events.inbound.ReceivedEvent;
import org.usergroups.platform.testing.RunningBackends;
import tools.jackson.databind.json.JsonMapper;

class ProjectionIT {

    private final List<String> gone = new ArrayList<>();
    private OutboxFixture fixture;
    private Projection<Counter> copies;
    private EventHandler handler;

    @BeforeEach
    void begin() throws Exception {
        fixture = new OutboxFixture(
                RunningBackends.shared().kafka(), RunningBackends.shared().mongo(), Map.of());
        copies = new Projection<>(fixture.database, "copies", Counter.class);
        handler = copies.following(new EventReader(JsonMapper.builder().build()), gone::add);
    }

    @AfterEach
    void end() throws Exception {
        fixture.close();
    }

    @Test
    void ofEventsThatComeTogetherTheNewestOfEachAggregateCounts() {
        assertThat(handler.handle(
                        List.of(changed("a", 2, 20), changed("b", 1, 1), changed("a", 3, 30), changed("a", 1, 10))))
                .isEmpty();
        assertThat(count("a")).isEqualTo(30);
        assertThat(count("b")).isEqualTo(1);
    }

    @Test
    void eventsThatAreOldNewsChangeNothingAndHoldUpNoOther() {
        handler.handle(List.of(changed("a", 5, 50), changed("b", 1, 1)));
        assertThat(handler.handle(
                        List.of(changed("a", 4, 40), changed("a", 5, 55), changed("b", 2, 2), changed("c", 1, 3))))
                .isEmpty();
        assertThat(count("a")).isEqualTo(50);
        assertThat(count("b")).isEqualTo(2);
        assertThat(count("c")).isEqualTo(3);
    }

    @Test
    void aDeletionIsToldWhenTheCopyIsGoneAndNoLateEventBringsItBack() {
        handler.handle(List.of(changed("a", 1, 10), changed("b", 1, 1)));
        handler.handle(List.of(deleted("a", 2), changed("a", 1, 10)));
        assertThat(copies.find("a")).isEmpty();
        assertThat(gone).containsExactly("a");
        handler.handle(List.of(changed("a", 1, 10)));
        assertThat(copies.find("a")).isEmpty();
        assertThat(count("b")).isEqualTo(1);
    }

    @Test
    void aDeletionThatIsOlderThanTheCopyIsNotTold() {
        handler.handle(List.of(changed("a", 7, 70)));
        handler.handle(List.of(deleted("a", 6)));
        assertThat(count("a")).isEqualTo(70);
        assertThat(gone).isEmpty();
    }

    @Test
    void aBrokenEventIsAnsweredAndTheOthersAreTaken() {
        var broken = event("a", 1, "{\"count\":");
        assertThat(handler.handle(List.of(changed("b", 1, 1), broken, changed("c", 1, 3))))
                .extracting(EventHandler.Broken::event)
                .containsExactly(broken);
        assertThat(copies.find("a")).isEmpty();
        assertThat(count("b")).isEqualTo(1);
        assertThat(count("c")).isEqualTo(3);
    }

    private int count(String id) {
        return copies.find(id).orElseThrow().count();
    }

    private ReceivedEvent changed(String id, long sequence, int count) {
        return event(id, sequence, "{\"count\":%d,\"text\":\"\"}".formatted(count));
    }

    private ReceivedEvent event(String id, long sequence, String data) {
        return new ReceivedEvent(
                fixture.topic,
                0,
                sequence,
                id,
                "org.usergroups.test.counter.changed.v1",
                sequence,
                data.getBytes(StandardCharsets.UTF_8));
    }

    private ReceivedEvent deleted(String id, long sequence) {
        return new ReceivedEvent(
                fixture.topic, 0, sequence, id, "org.usergroups.test.counter.deleted.v1", sequence, null);
    }
}
