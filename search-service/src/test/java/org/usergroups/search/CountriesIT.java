package org.usergroups.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How groups work in countries, which of them are alike, who would meet together, and where they are. */
class CountriesIT extends IndexCase {

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
        joint("also-here", "TL", "pt", "Asia/Dili", "topic-" + word);
        joint("best", "BN", "pt", "Asia/Brunei", "topic-" + word, "second-" + word);
        joint("both", "TL", "en", "Asia/Dili", "second-" + word, "topic-" + word);
        awaitAnswer("type=group&q=" + word, answer -> answer.path("total").asInt() == 6);
        var pairs = tree("/pairs?country=TL&size=10").path("items");
        assertThat(pairs.valueStream().map(pair -> pair.path("countries").get(1).asString()))
                .contains("BN")
                .doesNotContain("SR");
        var pair = pairs.valueStream()
                .filter(one -> one.path("countries").get(1).asString().equals("BN"))
                .findFirst()
                .orElseThrow();
        assertThat(pair.path("sisters").asInt()).isEqualTo(5);
        assertThat(pair.path("topics").valueStream().map(JsonNode::asString))
                .containsExactly("topic-" + word, "second-" + word);
        assertThat(pair.path("joint").get(0).path("hoursApart").asDouble()).isEqualTo(-1);
        assertThat(pair.path("joint").valueStream().map(CountriesIT::names))
                .as("who shares most comes first, and each once")
                .containsExactly("both " + word + " & best " + word, "also-here " + word + " & there " + word);
        assertThat(pair.path("jointTotal").asInt()).isEqualTo(2);

        var among = tree("/pairs?country=SR&country=BN&country=TL&joint=1").path("items");
        assertThat(among.valueStream().map(one -> one.path("countries").toString()))
                .as("only those that were asked for, as they were asked for")
                .containsExactly("[\"BN\",\"TL\"]");
        assertThat(among.get(0).path("joint")).hasSize(1);
        assertThat(call("/pairs?joint=101").getStatusCode().value()).isEqualTo(422);
    }

    @Test
    void placesAreCalledAsTheReaderCallsThem() {
        inCity("munich-" + word, "Circle " + word, "München", "DE", 48.137, 11.575, List.of());
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 1);

        assertThat(tree("/cities?country=DE&lang=de")
                        .path("items")
                        .valueStream()
                        .map(CountriesIT::named))
                .contains("München (Munich), Bayern");
        assertThat(tree("/cities?country=DE&lang=fr")
                        .path("items")
                        .valueStream()
                        .map(CountriesIT::named))
                .contains("Munich (Munich), Bavière");
        var found = answer("q=" + word + "+Muenchen&lang=de&facets=city&facets=subdivision&explain=words");
        assertThat(found.at("/understood/0/name").asString()).isEqualTo("München, Deutschland");
        assertThat(found.at("/items/0/why/0/matched").asString()).isEqualTo("München");
        assertThat(found.at("/facets/city/0/name").asString()).isEqualTo("München");
        assertThat(found.at("/facets/subdivision/0/name").asString()).isEqualTo("Bayern");
        assertThat(answer("q=" + word + "+Bavaria&lang=es")
                        .at("/understood/0/name")
                        .asString())
                .isEqualTo("Baviera, Alemania");
        assertThat(tree("/near?near=Munich&lang=pt").at("/place/name").asString())
                .isEqualTo("Munique");
        assertThat(tree("/suggest?q=muenc&lang=ja").at("/places/0").toString()).contains("ミュンヘン", "バイエルン州");
    }

    private static String named(JsonNode city) {
        return "%s (%s), %s"
                .formatted(
                        city.path("name").asString(),
                        city.path("mainName").asString(),
                        city.path("region").asString());
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
        assertThat(tree("/cities?country=LA&size=1").path("items")).hasSize(1);
        assertThat(call("/cities?country=LA&size=0").getStatusCode().value()).isEqualTo(422);
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

    private static String names(JsonNode joint) {
        return joint.path("one").path("name").asString() + " & "
                + joint.path("other").path("name").asString();
    }

    private void joint(String id, String country, String language, String zone, String... topics) {
        var group = new LinkedHashMap<String, Object>(
                groupChanged(id + "-" + word, 1, id + " " + word, country, List.of(topics), "active"));
        group.put("languages", List.of(language));
        group.put("zone", zone);
        group.put("story", Map.of("lookingFor", List.of("jointMeetings")));
        events.publish("roster.groups.v1", GROUP_CHANGED, id + "-" + word, 1, group);
    }

    private static List<String> counts(JsonNode question) {
        return question.path("values")
                .valueStream()
                .map(value -> value.path("value").asString() + " "
                        + value.path("count").asInt())
                .toList();
    }
}
