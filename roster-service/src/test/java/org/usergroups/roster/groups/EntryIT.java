package org.usergroups.roster.groups;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.usergroups.roster.Calls;
import org.usergroups.roster.RunningRoster;
import tools.jackson.databind.JsonNode;

/** What an entry may say. */
@RunningRoster
class EntryIT {

    private static final String KINDS = "website, chat, video, code, social";

    @Autowired
    private Calls calls;

    @Autowired
    private MongoDatabase database;

    @Test
    void topicsAreStoredByTheKeyOfWhateverSpellingWasTypedAndFreeOnesAsTheirWords() {
        var slug = group(Map.of(
                "name",
                "Topics",
                "topics",
                List.of("K8s", "kubernetes", "Postgres", "機械学習", "C++", "  Crochet   and Code ")));
        assertThat(words(calls.get("/api/roster/groups/" + slug).body().path("topics")))
                .containsExactly("kubernetes", "postgresql", "machine-learning", "cpp", "crochet and code");
        assertThat(refusal(Map.of("name", "Topics", "topics", List.of("x".repeat(51)))))
                .contains("At most 50 characters");
    }

    @Test
    void topicsAreCompletedKnownOnesFirstAndThenThoseThatEntriesName() {
        group(Map.of("name", "Free", "topics", List.of("Kubb and beer", "kube")));
        var completed = calls.get("/api/roster/topics?q=Kub").body().path("items");
        assertThat(words(completed, "key")).startsWith("kubernetes").endsWith("kubb and beer");
        assertThat(completed.path(0).path("name").asString()).isEqualTo("Kubernetes");
        assertThat(completed.path(0).path("known").asBoolean()).isTrue();
        assertThat(completed.path(completed.size() - 1).path("known").asBoolean())
                .isFalse();
        assertThat(words(calls.get("/api/roster/topics?q=d&size=3").body().path("items"), "key"))
                .hasSize(3);
        assertThat(calls.get("/api/roster/topics?q=.*[").body().path("items")).isEmpty();
        assertThat(calls.get("/api/roster/topics?q=k&size=51").status()).isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "chat, https://chat.example/, chat, -",
                "matrix, https://chat.example/, chat, Matrix",
                "Mastodon, https://social.example/@us, social, Mastodon",
                "-, https://matrix.to/#/%23us, chat, Matrix",
                "'', https://www.youtube.com/@us, video, YouTube",
                "code, https://github.com/us, code, GitHub",
                "-, https://us.zulipchat.com/, chat, Zulip",
                "-, https://us.example/, website, -",
                "-, https://notgithub.com/, website, -"
            })
    void channelIsOfOneOfFiveKindsAndKeepsTheNameOfItsService(String type, String url, String kind, String label) {
        var form = new HashMap<String, Object>(Map.of("url", url));
        form.put("type", type);
        var slug = group(Map.of("name", "Channels", "channels", List.of(form)));
        var channel =
                calls.get("/api/roster/groups/" + slug).body().path("channels").path(0);
        assertThat(channel.path("type").asString()).isEqualTo(kind);
        assertThat(channel.path("label").asString(null)).isEqualTo(label);
    }

    @Test
    void unknownWordForAChannelIsRefusedWithTheListInFormsAndImports() {
        var channels = List.of(Map.of("type", "carrier pigeon", "url", "https://pigeon.example/"));
        assertThat(refusal(Map.of("name", "Pigeons", "channels", channels))).contains("channels.type", KINDS);
        var report = calls.exchange(
                HttpMethod.POST,
                "/api/roster/imports",
                calls.coordinator(),
                null,
                "{\"id\":\"pigeons\",\"name\":\"Pigeons\",\"channels\":"
                        + "[{\"type\":\"pigeon\",\"url\":\"https://pigeon.example/\"}]}",
                MediaType.parseMediaType("application/x-ndjson"));
        assertThat(report.text()).contains(KINDS).contains("\"created\":0");
    }

    @Test
    void whatWasStoredUnderAnOlderWordReadsAsItsKindAndCanBeEdited() {
        var slug = group(
                Map.of("name", "Older", "channels", List.of(Map.of("type", "chat", "url", "https://old.example/"))));
        database.getCollection("groups")
                .updateOne(
                        Filters.eq("slug", slug),
                        Updates.set(
                                "entry.channels",
                                List.of(
                                        new Document("type", "matrix").append("url", "https://old.example/"),
                                        new Document("type", "pigeon").append("url", "https://pigeon.example/"))));
        var owner = calls.member("entry@mail.example");
        var edited = calls.patch("/api/roster/groups/" + slug, owner, "*", Map.of("description", "New words."));
        assertThat(edited.status()).as(edited.problem()).isEqualTo(200);
        assertThat(words(edited.body().path("channels"), "type")).containsExactly("chat", "website");
        assertThat(words(edited.body().path("channels"), "label")).containsExactly("Matrix", "pigeon");
    }

    @Test
    void subdivisionIsOneOfTheStandardAndOfTheCountry() {
        assertThat(group(Map.of("name", "Lisbon", "country", "PT", "subdivision", "PT-11")))
                .isNotEmpty();
        assertThat(refusal(Map.of("name", "Nowhere", "country", "PT", "subdivision", "PT-99")))
                .contains("subdivision", "ISO 3166-2");
        assertThat(refusal(Map.of("name", "Elsewhere", "country", "PT", "subdivision", "ES-MD")))
                .contains("subdivision", "begin with PT-");
    }

    @Test
    void archivedGroupsAreListedOnlyWhenTheyAreAskedFor() {
        var owner = calls.member("entry@mail.example");
        for (var status : List.of("active", "quiet", "archived")) {
            assertThat(calls.post(
                                    "/api/roster/groups",
                                    owner,
                                    Map.of("name", "Tuvalu " + status, "country", "TV", "status", status))
                            .status())
                    .isEqualTo(201);
        }
        assertThat(listed("country=TV")).containsExactly("active", "quiet");
        assertThat(listed("country=Tuvalu&status=archived")).containsExactly("archived");
        assertThat(listed("country=TV&status=archived,quiet")).containsExactly("archived", "quiet");
        assertThat(listed("country=TV&status=archived&status=active")).containsExactly("active", "archived");
        assertThat(calls.get("/api/roster/groups?status=alive").status()).isEqualTo(422);
        assertThat(calls.get("/api/roster/groups?country=Atlantis").status()).isEqualTo(422);
    }

    private List<String> listed(String query) {
        return words(calls.get("/api/roster/groups?" + query).body().path("items"), "status");
    }

    private String group(Map<String, ?> fields) {
        return calls.group(calls.member("entry@mail.example"), fields);
    }

    private String refusal(Map<String, ?> fields) {
        var answer = calls.post("/api/roster/groups", calls.member("entry@mail.example"), fields);
        assertThat(answer.status()).isEqualTo(422);
        return answer.text();
    }

    private static List<String> words(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private static List<String> words(JsonNode list, String field) {
        return list.valueStream().map(item -> item.path(field).asString("")).toList();
    }
}
