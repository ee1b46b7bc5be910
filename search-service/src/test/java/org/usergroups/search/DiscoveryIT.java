package org.usergroups.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** Finding by what is narrowed and by place: facets, the map, what is nearest; pages and caching. */
class DiscoveryIT extends IndexCase {

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
    void groupsAreNarrowedByWhatTheyLookFor() {
        looking("speak-" + word, List.of("speakers", "venue"));
        looking("join-" + word, List.of("jointMeetings"));
        group("other-" + word, 1, "Other " + word, "PT", List.of());
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 3);

        assertThat(slugs("q=" + word + "&lookingFor=speakers")).containsExactly("speak-" + word);
        assertThat(slugs("q=" + word + "&lookingFor=speakers&lookingFor=jointMeetings"))
                .containsExactlyInAnyOrder("speak-" + word, "join-" + word);
        var counted = answer("q=" + word + "&facets=lookingFor&lookingFor=venue")
                .path("facets")
                .path("lookingFor");
        assertThat(counted.valueStream()
                        .map(one -> one.path("value").asString() + " "
                                + one.path("count").asInt()))
                .containsExactlyInAnyOrder("speakers 1", "venue 1", "jointMeetings 1");
        assertThat(call("?lookingFor=fame").getStatusCode().value()).isEqualTo(422);
    }

    private void looking(String id, List<String> wishes) {
        var group = new LinkedHashMap<String, Object>(groupChanged(id, 1, "Circle " + word, "PT", List.of(), "active"));
        group.put("story", Map.of("lookingFor", wishes));
        events.publish("roster.groups.v1", GROUP_CHANGED, id, 1, group);
    }

    @Test
    void whatMustAllBeThereIsCountedAmongWhatIsFound() {
        accessible("both-" + word, Map.of("stepFree", true, "captions", true));
        accessible("one-" + word, Map.of("captions", true));
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 2);

        assertThat(counts(answer("q=" + word + "&facets=access"), "access"))
                .containsExactlyInAnyOrder("captions 2", "stepFree 1");
        assertThat(counts(answer("q=" + word + "&facets=access&access=stepFree"), "access"))
                .as("captions 2 would lead to one")
                .containsExactlyInAnyOrder("captions 1", "stepFree 1");
    }

    private void accessible(String id, Map<String, Object> access) {
        var group = new LinkedHashMap<String, Object>(groupChanged(id, 1, "Circle " + word, "PT", List.of(), "active"));
        group.put("access", access);
        events.publish("roster.groups.v1", GROUP_CHANGED, id, 1, group);
    }

    @Test
    void chosenRegionAndCityHaveTheirNamesWhateverIsFound() {
        var facets = answer("q=" + word + "&facets=city&facets=subdivision&city=2267057&subdivision=DE-BY")
                .path("facets");
        assertThat(facets.at("/city/0/name").asString()).isEqualTo("Lisbon");
        assertThat(facets.at("/subdivision/0/name").asString()).isEqualTo("Bavaria");
        assertThat(facets.at("/subdivision/0/count").asInt()).isZero();
    }

    private static List<String> counts(JsonNode answer, String facet) {
        return answer.path("facets")
                .path(facet)
                .valueStream()
                .map(one ->
                        one.path("value").asString() + " " + one.path("count").asInt())
                .toList();
    }

    @Test
    void timeIsAnInstantOrADay() {
        meeting("may-" + word, "2099-05-01T18:00:00Z");
        meeting("june-" + word, "2099-06-01T00:00:00Z");
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 2);

        assertThat(ids("q=" + word + "&from=2099-06-01")).containsExactly("june-" + word);
        assertThat(ids("q=" + word + "&since=2099-05-01T18:00:00Z"))
                .containsExactlyInAnyOrder("may-" + word, "june-" + word);
        assertThat(ids("q=" + word + "&from=")).hasSize(2);
        for (var wrong : List.of("tomorrow", "2099-02-30", "2099-05-01T18:00:00")) {
            assertThat(call("?from=" + wrong).getStatusCode().value()).as(wrong).isEqualTo(400);
        }
    }

    private List<String> ids(String query) {
        return answer(query)
                .path("items")
                .valueStream()
                .map(hit -> hit.path("id").asString())
                .toList();
    }

    @Test
    void cityThatIsUnderstoodIsSaidAsTheParametersTakeIt() {
        inCity("ca-" + word, "Bridge " + word, "Cambridge", "US", 42.37, -71.1, List.of());
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 1);

        var city = answer("q=near+Cambridge+United+States").at("/understood/0");
        assertThat(city.path("kind").asString()).isEqualTo("near");
        assertThat(city.path("near").asString()).isEqualTo("Cambridge, US-MA");
        assertThat(city.path("country").asString()).isEqualTo("US");
        for (var same : List.of("Cambridge,+US", "Cambridge,+US-MA", "Cambridge,+MA")) {
            assertThat(slugs("q=" + word + "&near=" + same)).as(same).containsExactly("ca-" + word);
        }
        assertThat(slugs("q=" + word + "&near=Cambridge,+gb")).isEmpty();
        assertThat(call("?near=Cambridge,+FI").getStatusCode().value()).isEqualTo(422);
        assertThat(answer("q=within+20+km+of+Cambridge")
                        .at("/understood/0/kilometres")
                        .asDouble())
                .isEqualTo(20);
        var country = answer("q=groups+in+Brasil").at("/understood/1");
        assertThat(country.path("country").asString()).isEqualTo("BR");
        assertThat(country.hasNonNull("near")).isFalse();
    }

    @Test
    void ofNamesakesTheLargerIsMeantThoughAGroupInTheOtherIsCalledSo() {
        inCity("in-" + word, "Charminar " + word, "Hyderabad", "IN", 17.384, 78.456, List.of());
        inCity("pk-" + word, "Hyderabad " + word, "Hyderabad", "PK", 25.396, 68.377, List.of());
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 2);

        assertThat(slugs("q=Hyderabad")).containsExactly("in-" + word, "pk-" + word);
        assertThat(slugs("q=Hyderabad+" + word)).startsWith("pk-" + word);
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
    void listAndMapMeanTheSameOfAPartOfTheMap() {
        // Nobody is in Lewes, so what is around it is found; the box holds Brighton and London.
        inCity("brighton-" + word, "Sea " + word, "Brighton", "GB", 50.828, -0.139, List.of("fortran"));
        inCity("london-" + word, "Fog " + word, "London", "GB", 51.5, -0.12, List.of("fortran"));
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 2);
        var question = "q=fortran+" + word + "+Lewes";
        assertThat(slugs(question)).containsExactly("brighton-" + word);
        for (var box : List.of("-1,50,1,52", "-1,51.2,1,52")) {
            var listed = answer(question + "&bbox=" + box).path("total").asInt();
            assertThat(tree("/map?zoom=6&bbox=" + box + "&" + question)
                            .path("total")
                            .asInt())
                    .as(box)
                    .isEqualTo(listed)
                    .isEqualTo(box.startsWith("-1,50") ? 1 : 0);
        }
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
    void groupIsFoundByItsNameInLatinLettersAndWithSlipsWhereNothingElseIs() {
        group("sofia-" + word, 1, "Витоша Java " + word, "BG", List.of("java"));
        group("night-" + word, 1, "Ferris After Dark " + word, "US", List.of("rust"));
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 2);
        assertThat(slugs("q=vitosha+java+" + word)).containsExactly("sofia-" + word);
        assertThat(slugs("q=Ferris+After+Drak+" + word)).containsExactly("night-" + word);
    }

    private static String why(JsonNode why) {
        return "%s %s=%s"
                .formatted(
                        why.path("kind").asString(),
                        why.path("typed").asString(),
                        why.path("matched").asString());
    }
}
