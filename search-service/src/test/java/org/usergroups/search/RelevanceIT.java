package org.usergroups.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriComponentsBuilder;
import org.usergroups.platform.testing.Backends;
import org.usergroups.platform.testing.TestEvents;
import org.usergroups.platform.topics.Topics;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether the groups of the demo world are found by what people would type. The queries and what they should find stand in
 * {@code relevance/demo-queries.tsv}; {@code deploy/bench/bench relevance} measures the same with any roster.
 */
@Backends
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class RelevanceIT {

    private static final Path ROSTER = Path.of("../deploy/local/src/main/resources/demo/groups.jsonl");
    private static final Path QUERIES = Path.of("src/test/resources/relevance/demo-queries.tsv");
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final double SUCCESS_AT_1 = 0.95;
    private static final double SUCCESS_AT_5 = 0.97;
    private static final double RECIPROCAL_RANK = 0.96;

    @LocalServerPort
    private int port;

    @Autowired
    private TestEvents events;

    @Autowired
    private JsonMapper json;

    @Autowired
    private Topics topics;

    private record Query(String id, String words, String lang, String kind, String filters, Set<String> top) {}

    private record Result(Query query, List<String> found) {

        int rank() {
            for (var at = 0; at < found.size(); at++) {
                if (query.top().contains(found.get(at))) {
                    return at + 1;
                }
            }
            return query.top().isEmpty() && found.isEmpty() ? 1 : Integer.MAX_VALUE;
        }
    }

    @Test
    void groupsOfTheDemoWorldAreFoundByWhatPeopleType() throws IOException {
        var roster = new ArrayList<String>();
        for (var line : Files.readAllLines(ROSTER)) {
            var group = (ObjectNode) json.readTree(line);
            roster.add(group.path("id").asString());
            publish(group);
        }
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(found(roster, Map.of("size", "100", "type", "group", "literal", "true")))
                                .hasSizeGreaterThanOrEqualTo((int) (0.9 * roster.size())));
        events.awaitConsumed("roster.groups.v1", "search-service");
        var results = new TreeMap<String, List<Result>>();
        for (var line : Files.readAllLines(QUERIES).stream().skip(1).toList()) {
            var query = query(line);
            results.computeIfAbsent(query.kind(), kind -> new ArrayList<>()).add(result(query, roster));
        }
        var all = results.values().stream().flatMap(List::stream).toList();
        print(results, all);
        assertThat(mean(all, result -> result.rank() == 1 ? 1 : 0))
                .as("success@1")
                .isGreaterThanOrEqualTo(SUCCESS_AT_1);
        assertThat(mean(all, result -> result.rank() <= 5 ? 1 : 0))
                .as("success@5")
                .isGreaterThanOrEqualTo(SUCCESS_AT_5);
        assertThat(mean(all, result -> result.rank() <= 10 ? 1.0 / result.rank() : 0))
                .as("MRR")
                .isGreaterThanOrEqualTo(RECIPROCAL_RANK);
    }

    private void publish(ObjectNode line) {
        var id = line.path("id").asString();
        var group = new LinkedHashMap<String, Object>();
        group.put("id", id);
        group.put("sequence", 1);
        group.put("slug", id);
        for (var field : List.of(
                "name",
                "description",
                "language",
                "translations",
                "country",
                "region",
                "city",
                "scope",
                "online",
                "languages",
                "access",
                "story",
                "status")) {
            if (line.has(field)) {
                group.put(field, line.get(field));
            }
        }
        if (line.has("lat")) {
            group.put("location", Map.of("lat", line.path("lat"), "lon", line.path("lon")));
        }
        group.put(
                "topics",
                line.path("topics")
                        .valueStream()
                        .map(topic -> topics.keyOf(topic.asString()))
                        .toList());
        group.put("changedAt", "2026-11-23T19:00:00Z");
        events.publish("roster.groups.v1", "org.usergroups.roster.group.changed.v1", id, 1, group);
    }

    private static Query query(String line) {
        var cells = line.split("\t", -1);
        var top = Stream.of(cells[5].split(",")).filter(id -> !id.isEmpty()).collect(Collectors.toSet());
        return new Query(cells[0], cells[1], cells[2], cells[3], cells[4], top);
    }

    private Result result(Query query, List<String> roster) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("type", "group");
        parameters.put("size", "50");
        parameters.put("lang", query.lang());
        if (!query.words().isEmpty()) {
            parameters.put("q", query.words());
        }
        if (!query.filters().isBlank()) {
            json.readTree(query.filters())
                    .properties()
                    .forEach(filter ->
                            parameters.put(filter.getKey(), filter.getValue().asString()));
        }
        return new Result(query, found(roster, parameters));
    }

    /** Groups of the roster alone, since other tests have theirs in the same index. */
    private List<String> found(List<String> roster, Map<String, String> parameters) {
        var address = UriComponentsBuilder.fromUriString("http://localhost:" + port + "/api/search");
        parameters.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        var answer = RestClient.create()
                .get()
                .uri(address.encode().buildAndExpand(parameters).toUri())
                .retrieve()
                .body(JsonNode.class);
        var ids = new HashSet<>(roster);
        return answer == null
                ? List.of()
                : answer.path("items")
                        .valueStream()
                        .map(hit -> hit.path("slug").asString(""))
                        .filter(ids::contains)
                        .toList();
    }

    private static double mean(List<Result> results, ToDoubleFunction<Result> measure) {
        return results.stream().mapToDouble(measure).average().orElseThrow();
    }

    private static void print(Map<String, List<Result>> kinds, List<Result> all) {
        System.out.printf("%-16s %7s %9s %9s %6s%n", "kind", "queries", "success@1", "success@5", "MRR");
        kinds.forEach(RelevanceIT::print);
        print("all", all);
        all.stream()
                .filter(result -> result.rank() > 1)
                .forEach(result -> System.out.printf(
                        "first hit wrong: %s “%s” found %s%n",
                        result.query().id(),
                        result.query().words(),
                        result.found().stream().limit(3).toList()));
    }

    private static void print(String kind, List<Result> results) {
        System.out.printf(
                Locale.ROOT,
                "%-16s %7d %9.3f %9.3f %6.3f%n",
                kind,
                results.size(),
                mean(results, result -> result.rank() == 1 ? 1 : 0),
                mean(results, result -> result.rank() <= 5 ? 1 : 0),
                mean(results, result -> result.rank() <= 10 ? 1.0 / result.rank() : 0));
    }
}
