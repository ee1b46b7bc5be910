package org.usergroups.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;
import org.usergroups.platform.testing.Backends;
import org.usergroups.platform.testing.TestEvents;
import org.usergroups.platform.testing.TestTokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A test that publishes events and asks the search, over HTTP, until they are found. */
@Backends
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class IndexCase {

    static final String GROUP_CHANGED = "org.usergroups.roster.group.changed.v1";

    static final Duration SOON = Duration.ofSeconds(20);

    @LocalServerPort
    int port;

    @Autowired
    TestEvents events;

    @Autowired
    private TestTokens tokens;

    @Autowired
    JsonMapper json;

    /** Every test has a word of its own, since all of them share one index. */
    String word;

    @BeforeEach
    void chooseWordAndMakeAGroup() {
        group("some-group", 1, "Some group", "PT", List.of());
        word = "w" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }

    void group(String id, long sequence, String name, String country, List<String> topics) {
        group(id, sequence, name, country, topics, "active");
    }

    void group(String id, long sequence, String name, String country, List<String> topics, String status) {
        events.publish(
                "roster.groups.v1",
                GROUP_CHANGED,
                id,
                sequence,
                groupChanged(id, sequence, name, country, topics, status));
    }

    void goneGroup(String id, long sequence) {
        events.publish(
                "roster.groups.v1",
                "org.usergroups.roster.group.deleted.v1",
                id,
                sequence,
                Map.of("id", id, "sequence", sequence));
    }

    static Map<String, Object> groupChanged(
            String id, long sequence, String name, String country, List<String> topics, String status) {
        return Map.of(
                "id",
                id,
                "sequence",
                sequence,
                "slug",
                id,
                "name",
                name,
                "description",
                "",
                "country",
                country,
                "topics",
                topics,
                "languages",
                List.of(),
                "status",
                status,
                "changedAt",
                "2026-11-23T19:00:00Z");
    }

    void meeting(String id, String startsAt) {
        meeting(id, startsAt, "planned");
    }

    void meeting(String id, String startsAt, String status) {
        events.publish(
                "roster.meetings.v1",
                "org.usergroups.roster.meeting.changed.v1",
                id,
                1,
                Map.of(
                        "id",
                        id,
                        "sequence",
                        1,
                        "groupId",
                        "some-group",
                        "title",
                        "Evening " + word,
                        "description",
                        "",
                        "startsAt",
                        startsAt,
                        "zone",
                        "UTC",
                        "durationMinutes",
                        60,
                        "status",
                        status));
    }

    void post(String id, long sequence, String group, String title) {
        events.publish(
                "blog.posts.v1",
                "org.usergroups.blog.post.changed.v1",
                id,
                sequence,
                Map.of(
                        "id",
                        id,
                        "sequence",
                        sequence,
                        "groupId",
                        group,
                        "slug",
                        id,
                        "title",
                        title,
                        "excerpt",
                        "",
                        "text",
                        "Text",
                        "language",
                        "en",
                        "topics",
                        List.of(),
                        "publishedAt",
                        "2026-11-23T19:00:00Z"));
    }

    JsonNode operate(String path) {
        return java.util.Objects.requireNonNull(RestClient.create("http://localhost:" + port)
                .post()
                .uri(path)
                .header("Authorization", "Bearer " + tokens.coordinator())
                .retrieve()
                .body(JsonNode.class));
    }

    JsonNode awaitAnswer(String query, Predicate<JsonNode> is) {
        return await(query).atMost(SOON).until(() -> answer(query), is);
    }

    JsonNode answer(String query) {
        var answer = call("?" + query);
        assertThat(answer.getStatusCode().value()).as(query).isEqualTo(200);
        return json.readTree(answer.getBody() == null ? new byte[0] : answer.getBody());
    }

    ResponseEntity<byte[]> call(String query) {
        return RestClient.create()
                .get()
                .uri(java.net.URI.create("http://localhost:" + port + "/api/search" + query))
                .retrieve()
                .onStatus(HttpStatusCode::isError, (request, answer) -> {})
                .toEntity(byte[].class);
    }

    List<String> slugs(String query) {
        return answer(query)
                .path("items")
                .valueStream()
                .map(hit -> hit.path("slug").asString())
                .toList();
    }

    void inCity(String id, String name, String city, String country, double lat, double lon, List<String> topics) {
        var group = new LinkedHashMap<String, Object>(groupChanged(id, 1, name, country, topics, "active"));
        group.put("city", city);
        group.put("location", Map.of("lat", lat, "lon", lon));
        events.publish("roster.groups.v1", GROUP_CHANGED, id, 1, group);
    }

    /** A thing of a group with an id of its own. */
    void of(String group, String topic, String type, Map<String, Object> data) {
        var id = "thing-" + UUID.randomUUID();
        var event = new LinkedHashMap<String, Object>(data);
        event.put("id", id);
        event.put("sequence", 1);
        event.put("groupId", group);
        events.publish(topic, type, id, 1, event);
    }

    JsonNode tree(String path) {
        return json.readTree(text(path));
    }

    String text(String path) {
        var answer = call(path);
        assertThat(answer.getStatusCode().value()).as(path).isEqualTo(200);
        return new String(answer.getBody() == null ? new byte[0] : answer.getBody(), StandardCharsets.UTF_8);
    }
}
