package org.usergroups.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchConnectionDetails;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;
import org.usergroups.platform.testing.Backends;
import org.usergroups.platform.testing.FaultProxy;
import org.usergroups.platform.testing.RunningBackends;
import org.usergroups.platform.testing.TestEvents;
import tools.jackson.databind.JsonNode;

/** The search while its engine is away: an outage is waited out, and is never taken for a broken event. */
@Backends
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "usergroups.search.alias=engine-away",
            "spring.cloud.stream.bindings.states-in-0.group=engine-away",
            "usergroups.search.answer-within=5s"
        })
class EngineAwayIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Autowired
    private FaultProxy engine;

    @Autowired
    private TestEvents events;

    @LocalServerPort
    private int port;

    private final String word = "word" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void whatIsPublishedWhileTheEngineRefusesIsFoundAfterwards() {
        isIndexedInSpiteOf(engine::cut);
    }

    @Test
    void whatIsPublishedWhileTheEngineIsSilentIsFoundAfterwards() {
        isIndexedInSpiteOf(engine::silence);
    }

    private void isIndexedInSpiteOf(Runnable outage) {
        publish("before-" + word);
        await().atMost(SOON).until(() -> total() == 1);
        outage.run();
        try {
            publish("during-" + word);
            await().atMost(SOON).untilAsserted(() -> {
                var refused = ask();
                assertThat(refused.getStatusCode().value()).isEqualTo(503);
                assertThat(body(refused).path("detail").asString()).contains("Try again in a few seconds");
            });
        } finally {
            engine.heal();
        }
        publish("after-" + word);
        await().atMost(SOON).until(() -> total() == 3);
        assertThat(events.all("roster.groups.v1.engine-away.dlq")).isEmpty();
    }

    private void publish(String id) {
        events.publish(
                "roster.groups.v1",
                "org.usergroups.roster.group.changed.v1",
                id,
                1,
                Map.of("id", id, "sequence", 1, "slug", id, "name", word, "topics", List.of()));
    }

    private int total() {
        var answer = ask();
        return answer.getStatusCode().is2xxSuccessful()
                ? body(answer).path("total").asInt()
                : -1;
    }

    private ResponseEntity<JsonNode> ask() {
        return RestClient.create("http://127.0.0.1:" + port)
                .get()
                .uri("/api/search?q={word}", word)
                .retrieve()
                .onStatus(HttpStatusCode::isError, (request, response) -> {})
                .toEntity(JsonNode.class);
    }

    private static JsonNode body(ResponseEntity<JsonNode> answer) {
        return java.util.Objects.requireNonNull(answer.getBody());
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class ThroughAProxy {

        @Bean
        FaultProxy engine() {
            var address = RunningBackends.shared().search().orElseThrow();
            return FaultProxy.to(address.getHost(), address.getPort());
        }

        @Bean
        @Primary
        ElasticsearchConnectionDetails proxiedConnection(FaultProxy engine) {
            return () -> List.of(new ElasticsearchConnectionDetails.Node(
                    "127.0.0.1", engine.port(), ElasticsearchConnectionDetails.Node.Protocol.HTTP));
        }
    }
}
