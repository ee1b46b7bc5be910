package org.usergroups.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch._types.mapping.DynamicMapping;
import co.elastic.clients.json.JsonData;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.client.RestClient;
import org.usergroups.search.documents.SearchDocument;
import org.usergroups.search.index.EngineAway;
import org.usergroups.search.index.IndexVersions;
import org.usergroups.search.index.SearchIndex;
import tools.jackson.databind.JsonNode;

/** Finding by place: the map, what is nearest, countries and how groups work there; and any search as a file. */
class DiscoveryIT extends IndexCase {

    @Autowired
    private IndexVersions versions;

    @Autowired
    private SearchIndex index;

    private static final String GROUP_CHANGED = "org.usergroups.roster.group.changed.v1";

    @Autowired
    private ElasticsearchClient engine;

    @Test
    void groupsAreNarrowedByWhatTheyHaveToShowAndSortedByWhatWasHeardLast() {
        group("quiet-" + word, 1, "Quiet " + word, "PT", List.of());
        group("busy-" + word, 1, "Busy " + word, "PT", List.of());
        group("meets-" + word, 1, "Meets " + word, "PT", List.of());
        of(
                "busy-" + word,
                "media.items.v1",
                "org.usergroups.media.item.changed.v1",
                Map.of(
                        "albumId",
                        "a-" + word,
                        "alt",
                        "A photo",
                        "takenAt",
                        "2026-11-20T19:00:00Z",
                        "variants",
                        List.of()));
        of(
                "meets-" + word,
                "roster.meetings.v1",
                "org.usergroups.roster.meeting.changed.v1",
                Map.of("title", "Evening", "startsAt", "2099-01-01T18:00:00Z", "status", "planned"));
        of(
                "meets-" + word,
                "roster.meetings.v1",
                "org.usergroups.roster.meeting.changed.v1",
                Map.of("title", "Before", "startsAt", "2026-01-01T18:00:00Z", "status", "planned"));
        awaitAnswer(
                "type=group&has=media&q=" + word, answer -> answer.path("total").asInt() == 1);
        awaitAnswer(
                "type=group&has=meeting&q=" + word,
                answer -> answer.path("total").asInt() == 1);
        assertThat(slugs("type=group&has=media&q=" + word)).containsExactly("busy-" + word);
        assertThat(slugs("type=group&has=meeting&q=" + word)).containsExactly("meets-" + word);
        assertThat(slugs("type=group&sort=active&q=" + word))
                .containsExactly("busy-" + word, "meets-" + word, "quiet-" + word);
        group("busy-" + word, 2, "Renamed " + word, "PT", List.of());
        awaitAnswer(
                "type=group&q=renamed+" + word, answer -> answer.path("total").asInt() == 1);
        assertThat(slugs("type=group&has=media&q=" + word))
                .as("a change of the entry does not lose what there is of the group")
                .containsExactly("busy-" + word);
    }

    @Test
    void townWithoutAGroupIsAnsweredByItsVicinity() {
        inCity("lanes-" + word, "Lanes " + word, "Brighton", "GB", 50.82, -0.14, List.of("fortran"));
        var found = awaitAnswer(
                "type=group&size=1&q=Lewes+fortran",
                answer -> answer.path("total").asInt() > 0);
        assertThat(found.at("/items/0/slug").asString()).isEqualTo("lanes-" + word);
        assertThat(found.path("understood").valueStream())
                .extracting(part -> part.path("kind").asString())
                .containsExactly("near", "topic");
        assertThat(new String(
                        Objects.requireNonNull(
                                call("/export.csv?type=group&q=Lewes+fortran").getBody()),
                        StandardCharsets.UTF_8))
                .contains("lanes-" + word);
        assertThat(answer("type=group&q=Glasgow+fortran").path("total").asInt())
                .as("too far for an evening")
                .isZero();
    }

    @Test
    void wideTopicFindsWhatItIsMadeOfAndSaysSo() {
        inCity("wide-" + word, "Wide " + word, "Lisbon", "PT", 38.72, -9.14, List.of("functional-programming"));
        inCity("lambda-" + word, "Lambda " + word, "Lisbon", "PT", 38.72, -9.14, List.of("haskell"));
        inCity("other-" + word, "Other " + word, "Lisbon", "PT", 38.72, -9.14, List.of("java"));
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 3);
        var found = answer("explain=words&q=programacion+funcional+" + word).path("items");
        assertThat(found.valueStream().map(hit -> hit.path("slug").asString()))
                .containsExactly("wide-" + word, "lambda-" + word);
        assertThat(found.get(1).path("why").valueStream().map(DiscoveryIT::why))
                .contains("topic programacion funcional=Haskell");
    }

    @Test
    void wordsThatNothingHasAreLeftOutIfTheRestSaysEnoughAndPlacesAreOnlyWordsIfNothingElseHelps() {
        inCity("crab-" + word, "Crab " + word, "Windhoek", "NA", -22.56, 17.08, List.of("rust"));
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 1);
        assertThat(slugs("q=rust+Windhoek+xqzzyv")).containsExactly("crab-" + word);
        assertThat(slugs("q=Windhoek+xqzzyv")).isEmpty();
        inCity("thousand-" + word, "Thousand Leagues to Windhoek " + word, "Lisbon", "PT", 38.72, -9.14, List.of());
        awaitAnswer("q=thousand+" + word, answer -> answer.path("total").asInt() == 1);
        assertThat(slugs("q=leagues+Windhoek")).containsExactly("thousand-" + word);
    }

    @Test
    void groupsAreFeaturedAsLongAsTheirTermLasts() {
        var today = LocalDate.now(ZoneOffset.UTC);
        featured("now-" + word, today.plusDays(1));
        featured("past-" + word, today.minusDays(1));
        group("never-" + word, 1, "Group " + word, "PT", List.of());
        awaitAnswer("type=group&q=" + word, answer -> answer.path("total").asInt() == 3);
        assertThat(slugs("featured=true&q=" + word)).containsExactly("now-" + word);
        assertThat(slugs("featured=false&q=" + word)).containsExactlyInAnyOrder("past-" + word, "never-" + word);
        assertThat(answer("featured=true&q=" + word)
                        .at("/items/0/featured/note")
                        .asString())
                .isEqualTo("Meets in a lighthouse.");
        assertThat(answer("featured=false&type=group&q=" + word).path("items").valueStream())
                .allMatch(hit -> hit.path("featured").isNull());
    }

    private void featured(String id, LocalDate until) {
        var group = new HashMap<>(groupChanged(id, 1, "Group " + word, "PT", List.of(), "active"));
        group.put("featuredUntil", until.toString());
        group.put("featuredNote", "Meets in a lighthouse.");
        events.publish("roster.groups.v1", "org.usergroups.roster.group.changed.v1", id, 1, group);
    }

    @Test
    void changesOfOneGroupThatComeTogetherEndWithTheLast() {
        IntStream.rangeClosed(1, 40)
                .forEach(number ->
                        group("often-" + word, number, "Name %d of %s".formatted(number, word), "PT", List.of()));
        awaitAnswer(
                "q=" + word,
                answer -> answer.path("items")
                        .valueStream()
                        .anyMatch(hit -> hit.path("title").asString().startsWith("Name 40 ")));
    }

    @Test
    void pagesAfterTheFirstAreOfOneMoment() {
        IntStream.range(0, 9)
                .forEach(number -> group("p%d-%s".formatted(number, word), 1, "Page " + word, "DE", List.of()));
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 9);
        var query = "q=" + word + "&sort=newest&size=3";
        var second = answer(query + "&cursor=" + answer(query).path("next").asString());
        group("new-" + word, 1, "Page " + word, "DE", List.of());
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 10);
        var third = answer(query + "&cursor=" + second.path("next").asString());
        assertThat(third.path("total").asInt()).isEqualTo(9);
        assertThat(third.path("items")).hasSize(3);
        assertThat(third.path("next").isNull()).isTrue();
    }

    @Test
    void cursorThatNoSearchHasGivenOutIsRefused() {
        for (var foreign : List.of(
                "nonsense",
                "bnVsbA",
                "WzFlNDAwLG51bGxd",
                "WyJub3BpdCIsW11d",
                "W251bGxd",
                "W251bGwsIlVOREVSU1RPT0QiLGZhbHNlLDFlNDAwLDAsImEiXQ",
                "W251bGwsIkVWRVJZVEhJTkciLGZhbHNlLDEsMCwiYSJd",
                "e30")) {
            assertThat(call("?cursor=" + foreign).getStatusCode().value())
                    .as(foreign)
                    .isEqualTo(400);
        }
        // Of a point in time that is gone, the search goes on in the index as it is now.
        var gone = Base64.getUrlEncoder()
                .encodeToString("[\"gone\",\"UNDERSTOOD\",false,1.0,0,\"a\"]".getBytes(StandardCharsets.UTF_8));
        assertThat(call("?cursor=" + gone).getStatusCode().value()).isEqualTo(200);
    }

    @Test
    void everyHitSaysByWhatItWasFound() {
        inCity("munich-" + word, "Evening " + word, "Munich", "DE", 48.137, 11.575, List.of("python"));
        inCity("garching-" + word, "Morning " + word, "Garching bei München", "DE", 48.249, 11.651, List.of("python"));
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 2);
        var found = answer("explain=words&q=Muenchen+pyhton+" + word);
        var first = found.path("items").get(0);
        assertThat(first.path("slug").asString()).isEqualTo("munich-" + word);
        assertThat(first.path("why").valueStream().map(DiscoveryIT::why))
                .containsExactly("city Muenchen=Munich", "topic pyhton=Python", "words " + word + "=");
        assertThat(first.path("kilometres").asDouble()).isLessThan(2);
        assertThat(found.path("items").get(1).path("why").valueStream().map(DiscoveryIT::why))
                .contains("near Muenchen=Munich");
        assertThat(found.path("items").get(1).path("kilometres").asDouble()).isBetween(10.0, 25.0);
        assertThat(answer("q=" + word).path("items").get(0).path("why").isNull())
                .isTrue();
        assertThat(call("?explain=everything").getStatusCode().value()).isEqualTo(422);
    }

    @Test
    void facetsOfPlacesHaveNames() {
        inCity("munich-" + word, "Evening " + word, "Munich", "DE", 48.137, 11.575, List.of());
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 1);
        var facets =
                answer("facets=city&facets=subdivision&facets=status&q=" + word).path("facets");
        assertThat(facets.path("city").get(0).path("name").asString()).isEqualTo("Munich");
        assertThat(facets.path("subdivision").get(0).path("name").asString()).isEqualTo("Bavaria");
        assertThat(facets.path("status").get(0).path("value").asString()).isEqualTo("active");
        assertThat(facets.has("country")).isFalse();
        var munich = facets.path("city").get(0).path("value").asString();
        assertThat(slugs("city=" + munich + "&q=" + word)).containsExactly("munich-" + word);
        assertThat(call("?city=Munich").getStatusCode().value()).isEqualTo(422);
    }

    @Test
    void mapHasOnePointForWhatLiesCloseTogether() {
        inCity("m1-" + word, "One " + word, "Munich", "DE", 48.137, 11.575, List.of());
        inCity("m2-" + word, "Two " + word, "Munich", "DE", 48.139, 11.577, List.of());
        inCity("l-" + word, "Three " + word, "Lisbon", "PT", 38.72, -9.14, List.of());
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 3);
        var world = tree("/map?zoom=2&q=" + word);
        assertThat(world.path("type").asString()).isEqualTo("FeatureCollection");
        assertThat(world.path("total").asInt()).isEqualTo(3);
        assertThat(world.path("features")).hasSize(2);
        for (var feature : world.path("features")) {
            var properties = feature.path("properties");
            var middle = feature.path("geometry").path("coordinates");
            if (properties.path("count").asInt() == 2) {
                assertThat(middle.get(0).asDouble()).isBetween(11.57, 11.58);
                assertThat(properties.path("country").asString()).isEqualTo("DE");
                assertThat(properties.path("name").isNull()).isTrue();
            } else {
                assertThat(properties.path("url").asString()).isEqualTo("/groups/l-" + word);
                assertThat(properties.path("city").asString()).isEqualTo("Lisbon");
            }
        }
        assertThat(tree("/map?zoom=16&q=" + word).path("features")).hasSize(3);
        assertThat(tree("/map?zoom=2&bbox=-12,36,-6,42&q=" + word).path("features"))
                .hasSize(1);
        assertThat(call("/map?zoom=40").getStatusCode().value()).isEqualTo(422);
    }

    @Test
    void nearestGroupIsFirstWithItsNextMeeting() {
        inCity("augsburg-" + word, "One " + word, "Augsburg", "DE", 48.371, 10.898, List.of());
        inCity("lisbon-" + word, "Two " + word, "Lisbon", "PT", 38.72, -9.14, List.of());
        for (var at : List.of("2099-05-01T18:00:00Z", "2099-04-01T18:00:00Z", "2020-04-01T18:00:00Z")) {
            of(
                    "augsburg-" + word,
                    "roster.meetings.v1",
                    "org.usergroups.roster.meeting.changed.v1",
                    Map.of("title", "Evening " + word, "startsAt", at, "status", "planned"));
        }
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 5);
        var near = tree("/near?near=Munich&q=" + word);
        assertThat(near.path("place").path("country").asString()).isEqualTo("DE");
        assertThat(near.path("items")
                        .valueStream()
                        .map(item -> item.path("group").path("slug").asString()))
                .containsExactly("augsburg-" + word, "lisbon-" + word);
        assertThat(near.path("items").get(0).path("meeting").path("at").asString())
                .isEqualTo("2099-04-01T18:00:00Z");
        assertThat(near.path("items").get(1).path("meeting").isNull()).isTrue();
        assertThat(near.path("items").get(0).path("kilometres").asDouble()).isBetween(50.0, 65.0);
        assertThat(tree("/near?near=48.1,11.5&radius=100&q=" + word).path("items"))
                .hasSize(1);
        assertThat(call("/near").getStatusCode().value()).isEqualTo(422);
    }

    @Test
    void countriesAreComparedByWhatEntriesTell() {
        told("one", "AO", 8, "monthly", "library", List.of("speakers"), "2020");
        told("two", "AO", 30, "weekly", "library", List.of("speakers", "venue"), "2026-02");
        told("three", "AO", 14, "monthly", "pub", List.of(), null);
        told("other", "MZ", 90, "yearly", "home", List.of("jointMeetings"), "1999-01-01");
        awaitAnswer("type=group&q=" + word, answer -> answer.path("total").asInt() == 4);
        var compared = tree("/compare?country=ao&country=MZ");
        var angola = compared.path("countries").get(0);
        assertThat(angola.path("country").asString()).isEqualTo("AO");
        assertThat(angola.path("groups").asInt()).isEqualTo(3);
        assertThat(angola.path("answers").asInt()).isEqualTo(3);
        assertThat(angola.path("questions")
                        .valueStream()
                        .map(question -> question.path("question").asString()))
                .containsExactly("attendance", "rhythm", "venue", "language", "age", "lookingFor", "online");
        var attendance = angola.path("questions").get(0);
        assertThat(attendance.path("median").asDouble()).isEqualTo(14);
        assertThat(counts(attendance)).containsExactly("1-9 1", "10-19 1", "20-39 1", "40-79 0", "80+ 0");
        assertThat(counts(angola.path("questions").get(1))).containsExactly("weekly 1", "monthly 2");
        assertThat(counts(angola.path("questions").get(2))).containsExactly("library 2", "pub 1");
        assertThat(angola.path("questions").get(4).path("answers").asInt()).isEqualTo(2);
        assertThat(counts(angola.path("questions").get(5))).containsExactly("speakers 2", "venue 1");
        assertThat(angola.path("words")
                        .valueStream()
                        .map(words -> words.path("text").asString()))
                .contains("How one started " + word);
        assertThat(compared.path("countries")
                        .get(1)
                        .path("questions")
                        .get(4)
                        .path("median")
                        .asDouble())
                .isGreaterThanOrEqualTo(27);
        assertThat(compared.path("world").path("groups").asInt()).isGreaterThanOrEqualTo(4);
        // Whose entry changed last, which may be one of another test.
        assertThat(compared.path("world").path("words")).isNotEmpty();
        var listed = tree("/countries")
                .path("items")
                .valueStream()
                .filter(country -> country.path("country").asString().equals("AO"))
                .findFirst()
                .orElseThrow();
        assertThat(listed.path("groups").asInt()).isEqualTo(3);
        assertThat(listed.path("how").path("attendance").asDouble()).isEqualTo(14);
        assertThat(listed.path("how").path("rhythm").asString()).isEqualTo("monthly");
        assertThat(call("/compare?country=Angola").getStatusCode().value()).isEqualTo(422);
        assertThat(call("/compare?country=AO&country=DE&country=FR&country=PT&country=ES")
                        .getStatusCode()
                        .value())
                .isEqualTo(422);
    }

    @Test
    void countriesWhoseGroupsAreAlikeArePaired() {
        joint("here", "TL", "pt", "Asia/Dili", "topic-" + word);
        joint("there", "BN", "pt", "Asia/Brunei", "topic-" + word);
        joint("far", "SR", "nl", "America/Paramaribo", "topic-" + word);
        awaitAnswer("type=group&q=" + word, answer -> answer.path("total").asInt() == 3);
        var pairs = tree("/pairs?country=TL&size=10").path("items");
        assertThat(pairs.valueStream().map(pair -> pair.path("countries").get(1).asString()))
                .contains("BN")
                .doesNotContain("SR");
        var pair = pairs.valueStream()
                .filter(one -> one.path("countries").get(1).asString().equals("BN"))
                .findFirst()
                .orElseThrow();
        assertThat(pair.path("sisters").asInt()).isEqualTo(2);
        assertThat(pair.path("topics").valueStream().map(JsonNode::asString)).containsExactly("topic-" + word);
        assertThat(pair.path("joint").get(0).path("hoursApart").asDouble()).isEqualTo(-1);
        assertThat(pair.path("joint").get(0).path("other").path("slug").asString())
                .isEqualTo("there-" + word);
    }

    @Test
    void citiesOfACountryAreListedWithTheirGroups() {
        inCity("v1-" + word, "One " + word, "Vientiane", "LA", 17.966, 102.6, List.of());
        inCity("v2-" + word, "Two " + word, "Vientiane", "LA", 17.966, 102.6, List.of());
        inCity("l-" + word, "Three " + word, "Luang Prabang", "LA", 19.886, 102.135, List.of());
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 3);
        assertThat(tree("/cities?country=LA")
                        .path("items")
                        .valueStream()
                        .map(city -> city.path("name").asString() + " "
                                + city.path("groups").asInt()))
                .containsExactly("Vientiane 2", "Luang Prabang 1");
    }

    @Test
    void searchIsTakenAwayAsAFile() {
        inCity("a-" + word, "=Formula, \"" + word + "\"", "Augsburg", "DE", 48.371, 10.898, List.of("python"));
        group("東京-" + word, 1, "東京 " + word, "JP", List.of());
        of(
                "a-" + word,
                "roster.meetings.v1",
                "org.usergroups.roster.meeting.changed.v1",
                Map.of("title", "Evening; " + word, "startsAt", "2099-05-01T18:00:00Z", "status", "planned"));
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 3);
        var csv = text("/export.csv?q=" + word).split("\r\n");
        assertThat(csv).hasSize(3);
        assertThat(csv[0]).startsWith("id,name,");
        assertThat(text("/export.csv?country=DE&q=" + word)).contains("\"'=Formula, \"\"" + word + "\"\"\"");
        assertThat(tree("/export.json?q=" + word)).hasSize(2);
        var features = tree("/export.geojson?country=DE&q=" + word).path("features");
        assertThat(features.get(0).path("geometry").path("coordinates").get(0).asDouble())
                .isEqualTo(10.898);
        assertThat(features.get(0).path("properties").path("url").asString())
                .isEqualTo("http://localhost:8080/groups/a-" + word);
        assertThat(text("/export.opml?country=JP&q=" + word))
                .contains("htmlUrl=\"http://localhost:8080/groups/" + URLEncoder.encode("東京", StandardCharsets.UTF_8));
        assertThat(text("/export.ics?q=" + word))
                .startsWith("BEGIN:VCALENDAR\r\n")
                .contains("DTSTART:20990501T180000Z\r\nSUMMARY:Evening\\; " + word + "\r\n")
                .endsWith("END:VCALENDAR\r\n");
        var answer = call("/export.csv?q=" + word);
        assertThat(answer.getHeaders().getFirst("Content-Disposition")).contains("usergroups.csv");
        assertThat(call("/export.csv?type=nothing").getStatusCode().value()).isEqualTo(422);
    }

    @Test
    void answerThatIsKnownIsNotSentAgain() {
        // Nobody registers a group there, so nothing changes between two calls.
        var answer = call("/cities?country=AQ");
        var tag = Objects.requireNonNull(answer.getHeaders().getETag());
        var again = RestClient.create("http://localhost:" + port)
                .get()
                .uri("/api/search/cities?country=AQ")
                .header("If-None-Match", tag)
                .retrieve()
                .toBodilessEntity();
        assertThat(again.getStatusCode().value()).isEqualTo(304);
        assertThat(answer.getHeaders().getCacheControl()).contains("max-age=60", "public");
    }

    @Test
    void comparisonFindsWhatIsMissingAndWritesIt() throws IOException {
        // The index is new: another takes its place when it is filled for the first time.
        await().atMost(SOON).until(() -> !versions.needsRebuild());
        group("kept-" + word, 1, "Kept " + word, "PT", List.of());
        group("lost-" + word, 1, "Lost " + word, "PT", List.of());
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 2);
        remove("lost-" + word);
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 1);
        var first = operate("/actuator/comparison");
        assertThat(first.path("missing").asInt()).isGreaterThanOrEqualTo(1);
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 2);
        assertThat(operate("/actuator/comparison").path("missing").asInt()).isZero();
    }

    @Test
    void groupIsFoundByItsNameInLatinLettersAndWithSlipsWhereNothingElseIs() {
        group("sofia-" + word, 1, "Витоша Java " + word, "BG", List.of("java"));
        group("night-" + word, 1, "Ferris After Dark " + word, "US", List.of("rust"));
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 2);
        assertThat(slugs("q=vitosha+java+" + word)).containsExactly("sofia-" + word);
        assertThat(slugs("q=Ferris+After+Drak+" + word)).containsExactly("night-" + word);
    }

    @Test
    void whatAnIndexOfAnotherReleaseRefusesIsWrittenToTheOneOfThisRelease() throws IOException {
        await().atMost(SOON).until(() -> !versions.needsRebuild());
        var other = "other-" + word;
        engine.indices()
                .create(index -> index.index(other)
                        .mappings(mapping -> mapping.dynamic(DynamicMapping.Strict)
                                .meta("version", JsonData.of(0))
                                .properties("id", id -> id.keyword(keyword -> keyword))
                                .properties("type", type -> type.keyword(keyword -> keyword))
                                .properties("sequence", sequence -> sequence.long_(number -> number))
                                .properties("headerSequence", sequence -> sequence.long_(number -> number))
                                .properties("deleted", deleted -> deleted.boolean_(bool -> bool))
                                .properties("gone", gone -> gone.keyword(keyword -> keyword))));
        engine.index(document -> document.index(other)
                .document(Map.of(
                        "type", "group", "id", word, "gone", "x", "sequence", 1, "headerSequence", 1, "deleted", false))
                .refresh(Refresh.True));
        assertThat(engine.search(search -> search.index(other), SearchDocument.class)
                        .hits()
                        .hits())
                .as("what it has is read, with fields that are no more")
                .hasSize(1);

        group("new-" + word, 1, "New " + word, "PT", List.of());
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 1);
        var document = Objects.requireNonNull(
                engine.get(get -> get.index("usergroups").id("new-" + word), SearchDocument.class)
                        .source());
        assertThat(index.write(List.of(document), List.of(other, current()))).isEmpty();
        assertThatThrownBy(() -> index.write(List.of(document), List.of(other)))
                .as("as long as there is none of this release")
                .isInstanceOf(EngineAway.class);
        engine.indices().delete(delete -> delete.index(other));
    }

    private void told(
            String id,
            String country,
            int attendance,
            String rhythm,
            String venue,
            List<String> lookingFor,
            @Nullable String foundedOn) {
        var group = new LinkedHashMap<String, Object>(
                groupChanged(id + "-" + word, 1, id + " " + word, country, List.of(), "active"));
        group.put(
                "story",
                Map.of(
                        "started",
                        "How " + id + " started " + word,
                        "attendance",
                        attendance,
                        "rhythm",
                        rhythm,
                        "venue",
                        venue,
                        "lookingFor",
                        lookingFor));
        if (foundedOn != null) {
            group.put("foundedOn", foundedOn);
        }
        events.publish("roster.groups.v1", GROUP_CHANGED, id + "-" + word, 1, group);
    }

    private void joint(String id, String country, String language, String zone, String topic) {
        var group = new LinkedHashMap<String, Object>(
                groupChanged(id + "-" + word, 1, id + " " + word, country, List.of(topic), "active"));
        group.put("languages", List.of(language));
        group.put("zone", zone);
        group.put("story", Map.of("lookingFor", List.of("jointMeetings")));
        events.publish("roster.groups.v1", GROUP_CHANGED, id + "-" + word, 1, group);
    }

    /** A thing of a group with an id of its own. */
    private void of(String group, String topic, String type, Map<String, Object> data) {
        var id = "thing-" + UUID.randomUUID();
        var event = new LinkedHashMap<String, Object>(data);
        event.put("id", id);
        event.put("sequence", 1);
        event.put("groupId", group);
        events.publish(topic, type, id, 1, event);
    }

    /** As if a write had been lost. */
    private void remove(String id) throws IOException {
        var name = current();
        assertThat(engine.delete(document -> document.index(name)
                                .id(id)
                                .version(1L)
                                .versionType(VersionType.ExternalGte)
                                .refresh(Refresh.True))
                        .id())
                .isEqualTo(id);
    }

    /** The index that is read. */
    private String current() throws IOException {
        return engine.indices().getAlias(alias -> alias.name("usergroups")).aliases().keySet().stream()
                .findFirst()
                .orElseThrow();
    }

    private static String why(JsonNode why) {
        return "%s %s=%s"
                .formatted(
                        why.path("kind").asString(),
                        why.path("typed").asString(),
                        why.path("matched").asString());
    }

    private static List<String> counts(JsonNode question) {
        return question.path("values")
                .valueStream()
                .map(value -> value.path("value").asString() + " "
                        + value.path("count").asInt())
                .toList();
    }

    private JsonNode tree(String path) {
        return json.readTree(text(path));
    }

    private String text(String path) {
        var answer = call(path);
        assertThat(answer.getStatusCode().value()).as(path).isEqualTo(200);
        return new String(answer.getBody() == null ? new byte[0] : answer.getBody(), StandardCharsets.UTF_8);
    }
}
