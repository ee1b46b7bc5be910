package org.usergroups.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.usergroups.platform.events.inbound.DeadLetters;
import org.usergroups.platform.testing.ContractFiles;
import org.usergroups.platform.testing.OpenApi;
import org.usergroups.platform.testing.TestEvents;
import tools.jackson.databind.JsonNode;

class SearchIT extends IndexCase {

    @Autowired
    private DeadLetters deadLetters;

    @Test
    void archivedGroupIsFoundOnlyByWhoAsksForArchivedOnes() {
        group("g1-" + word, 1, "Here " + word, "IS", List.of(), "quiet");
        group("g2-" + word, 1, "Over " + word, "IS", List.of(), "archived");
        awaitAnswer(
                "q=" + word + "&status=archived", answer -> answer.path("total").asInt() == 1);
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 1);
        assertThat(answer("q=" + word).path("items").get(0).path("title").asString())
                .startsWith("Here");
        assertThat(answer("q=" + word + "&status=archived&status=quiet")
                        .path("total")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void groupIsFoundByCountryTopicAndWordsWithFacetsAndHighlights() {
        group("g1-" + word, 1, "Münchner " + word, "DE", List.of("python"));
        group("g2-" + word, 1, "Second " + word, "PT", List.of("java"));
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 2);
        // Counts may be a refresh older than the hits beside them.
        var found = answer("q=" + word);
        assertThat(found.path("facets")
                        .path("country")
                        .valueStream()
                        .map(count -> count.path("value").asString()))
                .containsExactlyInAnyOrder("DE", "PT");
        assertThat(found.path("items").get(0).path("highlights").get(0).asString())
                .contains("<mark>" + word + "</mark>");
        var german = answer("q=" + word + "&country=DE");
        assertThat(german.path("total").asInt()).isEqualTo(1);
        assertThat(german.path("items").get(0).path("url").asString()).isEqualTo("/groups/g1-" + word);
        assertThat(german.path("facets").path("country"))
                .as("a facet ignores its own filter")
                .hasSize(2);
        assertThat(german.path("facets").path("topic"))
                .as("and respects the others'")
                .hasSize(1);
        assertThat(answer("q=munchner+" + word).path("total").asInt()).isEqualTo(1);
        assertThat(answer("q=" + word + "+Deutschland").path("total").asInt()).isEqualTo(1);
        assertThat(answer("q=" + word + "&topic=java&type=group").path("total").asInt())
                .isEqualTo(1);
    }

    @Test
    void whatIsWrittenInTraditionalCharactersIsFoundInSimplifiedOnesAndViceVersa() {
        group("traditional-" + word, 1, "觀鳥愛好者 " + word, "TW", List.of());
        group("simplified-" + word, 1, "编织之友 " + word, "CN", List.of());
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 2);

        var simplified = "q=" + URLEncoder.encode("观鸟 " + word, StandardCharsets.UTF_8);
        var traditional = "q=" + URLEncoder.encode("編織 " + word, StandardCharsets.UTF_8);
        assertThat(slugs(simplified)).containsExactly("traditional-" + word);
        assertThat(slugs(traditional)).containsExactly("simplified-" + word);
        assertThat(answer(simplified)
                        .path("items")
                        .get(0)
                        .path("highlights")
                        .get(0)
                        .asString())
                .contains("<mark>觀</mark>");
    }

    @Test
    void olderEventChangesNothingAndDeletionIsNotUndoneByALateOne() {
        group("late-" + word, 5, "Newest " + word, "DE", List.of());
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 1);
        group("late-" + word, 3, "Older " + word, "FR", List.of());
        goneGroup("gone-" + word, 7);
        group("gone-" + word, 6, "Gone " + word, "FR", List.of());
        group("after-" + word, 1, "After " + word, "PT", List.of());
        var answer = awaitAnswer("q=" + word, found -> found.path("total").asInt() == 2);
        assertThat(answer.path("items")
                        .valueStream()
                        .map(hit -> hit.path("title").asString()))
                .containsExactlyInAnyOrder("Newest " + word, "After " + word);
    }

    @Test
    void postTakesTheHeaderOfItsGroupWheneverThatComes() {
        var group = "header-" + word;
        post("post-" + word, 1, group, "Recap " + word);
        post("behind-" + word, 1, "some-group", "Behind " + word);
        events.awaitConsumed("blog.posts.v1", "search-service");
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 1);
        group(group, 1, "Windhoek", "NA", List.of("java"));
        awaitAnswer(
                "q=" + word + "&type=post&country=NA&topic=java",
                answer -> answer.path("total").asInt() == 1);
        group(group, 2, "Windhoek", "ZA", List.of("kotlin"));
        awaitAnswer(
                "q=" + word + "&type=post&country=ZA&topic=kotlin",
                answer -> answer.path("total").asInt() == 1);
        assertThat(answer("q=" + word + "&type=post&country=NA").path("total").asInt())
                .isZero();
        goneGroup(group, 3);
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 1);
    }

    @Test
    void wordsAreTakenForPlacesAndTopicsUnlessTheyAreAskedFor() {
        inCity("g1-" + word, "Evening " + word, "Munich", "DE", 48.137, 11.575, List.of("python"));
        inCity("g2-" + word, "Morning " + word, "Augsburg", "DE", 48.371, 10.898, List.of("python"));
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 2);
        var found = answer("q=Muenchen+pyhton+" + word);
        assertThat(found.path("items").valueStream().map(hit -> hit.path("slug").asString()))
                .containsExactly("g1-" + word);
        assertThat(found.path("understood")
                        .valueStream()
                        .map(part -> part.path("name").asString()))
                .containsExactly("Munich, Germany", "Python");
        assertThat(found.path("understood").get(1).path("corrected").asBoolean())
                .isTrue();
        assertThat(found.path("understood").get(0).path("without").asString()).isEqualTo("pyhton " + word);
        assertThat(answer("q=Bayern+" + word).path("total").asInt()).isEqualTo(2);
        assertThat(answer("q=Muenchen+pyhton+" + word + "&literal=true")
                        .path("total")
                        .asInt())
                .isZero();
    }

    @Test
    void searchIsNarrowedByVicinityBoxAndRegionAndSortedByDistance() {
        inCity("near-" + word, "Near " + word, "Munich", "DE", 48.137, 11.575, List.of());
        inCity("far-" + word, "Far " + word, "Augsburg", "DE", 48.371, 10.898, List.of());
        inCity("away-" + word, "Away " + word, "Lisbon", "PT", 38.72, -9.14, List.of());
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 3);
        assertThat(slugs("q=" + word + "&near=Augsburg&radius=80&sort=distance"))
                .containsExactly("far-" + word, "near-" + word);
        assertThat(slugs("q=" + word + "&near=48.1,11.6&radius=20")).containsExactly("near-" + word);
        assertThat(slugs("q=" + word + "&bbox=-10,38,-9,39")).containsExactly("away-" + word);
        assertThat(slugs("q=" + word + "&subdivision=de-by")).containsExactlyInAnyOrder("near-" + word, "far-" + word);
        assertThat(slugs("q=" + word + "&since=2026-11-24T00:00:00Z")).isEmpty();
        for (var wrong : List.of(
                "near=Nowhereville",
                "near=91,0",
                "near=Lyon&radius=0",
                "radius=5",
                "bbox=1,2,3",
                "bbox=0,50,1,40",
                "sort=distance",
                "sort=best",
                "access=lift",
                "has=cake")) {
            assertThat(call("?" + wrong).getStatusCode().value()).as(wrong).isEqualTo(422);
        }
    }

    @Test
    void whatSomebodyTypesIsCompletedByKind() {
        inCity("g1-" + word, "Evening of " + word + " people", "Augsburg", "DE", 48.371, 10.898, List.of());
        group("g2-" + word, 1, "Archived " + word, "DE", List.of(), "archived");
        awaitAnswer(
                "q=" + word + "&status=archived", answer -> answer.path("total").asInt() == 1);
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 1);
        var groups = suggested(word.substring(0, 10), "en").path("groups");
        assertThat(groups.valueStream().map(group -> group.path("slug").asString()))
                .containsExactly("g1-" + word);
        assertThat(groups.get(0).path("city").asString()).isEqualTo("Augsburg");
        var places = suggested("augsb", "en").path("places");
        assertThat(places.valueStream().map(place -> place.path("text").asString()))
                .contains("Augsburg");
        assertThat(places.get(0).hasNonNull("matched"))
                .as("no other name is said where the usual one begins so, such as Augsbourg")
                .isFalse();
        for (var typed : List.of("deutschl", "alema")) {
            assertThat(suggested(typed, "en").path("places").toString())
                    .as(typed)
                    .contains("Germany", typed);
        }
        assertThat(suggested("deutschl", "de")
                        .path("places")
                        .get(0)
                        .path("country")
                        .asString())
                .isEqualTo("DE");
        assertThat(suggested("postg", "en").path("topics").get(0).path("topic").asString())
                .isEqualTo("postgresql");
        assertThat(suggested("maschinelles l", "de").at("/topics/0/text").asString())
                .isEqualTo("Maschinelles Lernen");
        assertThat(suggested("bayer", "en")
                        .path("places")
                        .valueStream()
                        .map(place -> place.path("text").asString() + ", "
                                + place.path("matched").asString()))
                .as("a part of the country that has groups")
                .contains("Bavaria, bayern");
        assertThat(suggested("pyhton", "en").path("corrected").asString()).isEqualTo("Python");
        assertThat(suggested("!", "en").path("groups")).isEmpty();
        assertThat(call("/suggest?q=" + "x".repeat(81)).getStatusCode().value()).isEqualTo(422);
        assertThat(call("/suggest").getStatusCode().value()).isEqualTo(400);
    }

    @Test
    void groupIsSuggestedByItsOtherNames() {
        var name = word.replace('w', 'x');
        var group = new LinkedHashMap<String, Object>(
                groupChanged("g-" + word, 1, "Витоша " + word, "BG", List.of(), "active"));
        group.put("translations", List.of(Map.of("name", "Circle " + name, "description", "")));
        events.publish("roster.groups.v1", GROUP_CHANGED, "g-" + word, 1, group);
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 1);

        for (var typed : List.of("vitosh", "circle " + name.substring(0, 9))) {
            var suggested = suggested(typed, "en").path("groups");
            assertThat(suggested.valueStream().map(one -> one.path("slug").asString()))
                    .as(typed)
                    .contains("g-" + word);
        }
        assertThat(suggested("circle " + name.substring(0, 9), "en")
                        .at("/groups/0/matched")
                        .asString())
                .isEqualTo("Circle " + name);
        assertThat(suggested("Витоша " + word, "en").path("groups").get(0).hasNonNull("matched"))
                .isFalse();
    }

    @Test
    void sistersAreAbroadAndTheReasonsAreNamed() {
        var topic = "topic-" + word;
        sister("home-" + word, "PT", topic, "pt", 30, "Europe/Lisbon");
        sister("alike-" + word, "BR", topic, "pt", 40, "America/Sao_Paulo");
        sister("close-" + word, "ES", topic, "es", 200, "Europe/Madrid");
        sister("same-country-" + word, "PT", topic, "pt", 30, "Europe/Lisbon");
        sister("other-topic-" + word, "BR", "else-" + word, "pt", 30, "Europe/Lisbon");
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 5);
        var sisters = json.readTree(java.util.Objects.requireNonNull(
                        call("/groups/home-" + word + "/sisters").getBody()))
                .path("items");
        assertThat(sisters.valueStream()
                        .map(one -> one.path("group").path("slug").asString()))
                .containsExactly("alike-" + word, "close-" + word);
        assertThat(sisters.get(0)
                        .path("reasons")
                        .valueStream()
                        .map(reason -> reason.path("kind").asString()))
                .containsExactly("topic", "language", "size");
        assertThat(sisters.get(1)
                        .path("reasons")
                        .valueStream()
                        .map(reason -> reason.path("kind").asString()))
                .containsExactly("topic", "hours");
        assertThat(call("/groups/nobody/sisters").getStatusCode().value()).isEqualTo(404);
    }

    @Test
    void languageIsFoundHoweverItsTagIsWritten() {
        for (var tag : List.of("pt", "PT", "pt-BR")) {
            sister(tag + "-" + word, "BR", "kafka", tag, 10, "America/Sao_Paulo");
        }
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 3);
        assertThat(answer("q=" + word + "&language=pt").path("total").asInt()).isEqualTo(3);
        assertThat(answer("q=" + word + "&language=pt-BR").path("total").asInt())
                .isEqualTo(3);
        assertThat(answer("q=" + word).at("/facets/language/0/count").asInt()).isEqualTo(3);
    }

    private void sister(String id, String country, String topic, String language, int attendance, String zone) {
        var group = new LinkedHashMap<String, Object>(
                groupChanged(id, 1, "Sister " + word, country, List.of(topic), "active"));
        group.put("languages", List.of(language));
        group.put("story", Map.of("attendance", attendance));
        group.put("zone", zone);
        events.publish("roster.groups.v1", "org.usergroups.roster.group.changed.v1", id, 1, group);
    }

    private JsonNode suggested(String typed, String lang) {
        var answer = call("/suggest?lang=" + lang + "&q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8));
        assertThat(answer.getStatusCode().value()).isEqualTo(200);
        return json.readTree(answer.getBody() == null ? new byte[0] : answer.getBody());
    }

    @Test
    void comingMeetingsAreFoundTheEarliestFirst() {
        meeting("past-" + word, "2026-01-01T18:00:00Z");
        meeting("later-" + word, "2027-03-01T18:00:00Z");
        meeting("soon-" + word, "2027-01-01T18:00:00Z");
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 3);
        var coming = answer("q=" + word + "&type=meeting&from=2026-11-23T00:00:00Z");
        assertThat(coming.path("items").valueStream().map(hit -> hit.path("id").asString()))
                .containsExactly("soon-" + word, "later-" + word);
        var second = answer("q=" + word + "&from=2026-11-23T00:00:00Z&size=1&cursor="
                + answer("q=" + word + "&from=2026-11-23T00:00:00Z&size=1")
                        .path("next")
                        .asString());
        assertThat(second.path("items").get(0).path("id").asString()).isEqualTo("later-" + word);
        assertThat(call("?from=tomorrow").getStatusCode().value()).isEqualTo(400);
    }

    @Test
    void nameOfATypeAsksForThatTypeWhateverItsWordsAre() {
        meeting("one-" + word, "2027-01-01T18:00:00Z");
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 1);
        for (var question : List.of("meetings", "Veranstaltungen", "イベント")) {
            var types = answer("size=50&q=" + URLEncoder.encode(question, StandardCharsets.UTF_8))
                    .path("items")
                    .valueStream()
                    .map(hit -> hit.path("type").asString())
                    .toList();
            assertThat(types).as(question).isNotEmpty().containsOnly("meeting");
        }
    }

    @Test
    void meetingThatIsCalledOffIsNoComingOneAndIsMarkedElsewhere() {
        meeting("on-" + word, "2027-01-01T18:00:00Z");
        meeting("off-" + word, "2027-01-02T18:00:00Z", "called-off");
        var all = awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 2);
        assertThat(all.path("items").valueStream()).allSatisfy(hit -> {
            assertThat(hit.path("url").asString())
                    .isEqualTo("/groups/some-group/meetings/" + hit.path("id").asString());
            assertThat(hit.path("status").asString(""))
                    .isEqualTo(hit.path("id").asString().startsWith("off") ? "called-off" : "");
        });
        var coming = answer("q=" + word + "&type=meeting&from=2026-11-23T00:00:00Z");
        assertThat(coming.path("items").valueStream().map(hit -> hit.path("id").asString()))
                .containsExactly("on-" + word);
    }

    @Test
    void groupIsFoundByItsNameInAnotherLanguage() {
        var group = new LinkedHashMap<String, Object>(
                groupChanged("g-" + word, 1, "Tokyo group", "JP", List.of(), "active"));
        group.put(
                "translations",
                List.of(
                        Map.of("language", "ja", "name", "東京ユーザー会 " + word),
                        Map.of("language", "de", "description", "Abends " + word + "de")));
        events.publish("roster.groups.v1", "org.usergroups.roster.group.changed.v1", "g-" + word, 1, group);
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 1);
        assertThat(answer("q=" + URLEncoder.encode("東京ユーザー会 " + word, StandardCharsets.UTF_8))
                        .path("items")
                        .get(0)
                        .path("title")
                        .asString())
                .isEqualTo("Tokyo group");
        assertThat(answer("q=" + word + "de").path("total").asInt()).isEqualTo(1);
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() {
        IntStream.range(0, 25)
                .forEach(number -> group("page%d-%s".formatted(number, word), 1, "Page " + word, "DE", List.of()));
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 25);
        var ids = new ArrayList<String>();
        for (var cursor = ""; cursor != null; ) {
            var page = answer("q=" + word + "&size=10" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            page.path("items").forEach(hit -> ids.add(hit.path("id").asString()));
            cursor = page.path("next").isNull() ? null : page.path("next").asString();
        }
        assertThat(ids).hasSize(25).doesNotHaveDuplicates();
    }

    @Test
    void brokenEventBecomesADeadLetterAndStopsNothing() {
        events.send(new ProducerRecord<>("blog.posts.v1", "broken-" + word, "{".getBytes(StandardCharsets.UTF_8)));
        events.publish(
                "blog.posts.v1", "org.usergroups.blog.post.changed.v1", "unreadable-" + word, 1, "{\"groupId\": ");
        post("healthy-" + word, 1, "some-group", "Healthy " + word);
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 1);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(events.all("blog.posts.v1.search-service.dlq"))
                        .extracting(TestEvents.Published::key)
                        .contains("broken-" + word, "unreadable-" + word));
        assertThat(deadLetters
                        .depths(List.of("blog.posts.v1.search-service.dlq"))
                        .values())
                .allMatch(depth -> depth >= 2);
        var replayed = operate("/actuator/deadletters/blog.posts.v1.search-service.dlq");
        assertThat(replayed.path("letters").asInt()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void deadLettersOfATopicOnWhichNothingCameSinceTheStartCanBeReplayed() {
        events.awaitConsumed("list.threads.v1", "search-service");
        var replayed = operate("/actuator/deadletters/list.threads.v1.search-service.dlq");
        assertThat(replayed.path("letters").isNumber()).isTrue();
    }

    @Test
    void groupOfNoKnownCountryIsFoundByItsWordsAndStopsNothing() {
        group("strange-" + word, 1, "Strange " + word, "not a country", List.of());
        group("usual-" + word, 1, "Usual " + word, "PT", List.of());
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 2);
    }

    @Test
    void rebuildLosesNothingAndNoSearchFailsMeanwhile() {
        IntStream.range(0, 20)
                .forEach(
                        number -> group("rebuild%d-%s".formatted(number, word), 1, "Rebuild " + word, "DE", List.of()));
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 20);
        var done = new AtomicBoolean();
        var totals = CompletableFuture.supplyAsync(() -> {
            var seen = new ArrayList<Integer>();
            while (!done.get()) {
                seen.add(answer("q=" + word).path("total").asInt());
            }
            return seen;
        });
        var meanwhile = "m" + word;
        var published = CompletableFuture.supplyAsync(
                () -> {
                    var number = 0;
                    for (; !done.get(); number++) {
                        answer("q=" + word);
                        group("meanwhile%d-%s".formatted(number, word), 1, "Meanwhile " + meanwhile, "DE", List.of());
                        group(
                                "edited-" + word,
                                number + 1L,
                                "Edition %d of x%s".formatted(number, meanwhile),
                                "DE",
                                List.of());
                    }
                    return number;
                },
                task -> Thread.ofVirtual().start(task));
        // The index is new, so it may still be filled for the first time.
        var report = await().atMost(SOON)
                .ignoreException(org.springframework.web.client.HttpClientErrorException.Conflict.class)
                .until(() -> operate("/actuator/rebuild"), JsonNode::isObject);
        done.set(true);
        assertThat(totals.join()).isNotEmpty().allMatch(total -> total == 20);
        assertThat(report.path("events").asInt()).isGreaterThanOrEqualTo(20);
        // Each was published once, while one index was read and the other filled.
        int count = published.join();
        assertThat(count).isPositive();
        awaitAnswer("q=" + meanwhile, answer -> answer.path("total").asInt() == count);
        awaitAnswer(
                "q=x" + meanwhile,
                answer -> answer.at("/items/0/title")
                        .asString()
                        .equals("Edition %d of x%s".formatted(count - 1, meanwhile)));
        group("rebuilt-" + word, 1, "Afterwards " + word, "DE", List.of());
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 21);
    }

    @Test
    void hostileQuestionIsAnsweredOrRefused() {
        for (var question : List.of(
                "x".repeat(10_000),
                "*".repeat(200),
                "(((((\"",
                "\u202e\u200b\u0301",
                "😀",
                "' OR 1=1 --",
                "{\"a\":1}")) {
            var status = call("?q=" + URLEncoder.encode(question, StandardCharsets.UTF_8))
                    .getStatusCode()
                    .value();
            assertThat(status).as("%.20s", question).isIn(200, 400, 414, 422);
        }
        assertThat(call("?type=nothing").getStatusCode().value()).isEqualTo(422);
        assertThat(call("?cursor=nonsense").getStatusCode().value()).isEqualTo(400);
        assertThat(call("?size=1000").getStatusCode().value()).isEqualTo(422);
    }

    @TestFactory
    Stream<DynamicTest> everyExampleOfEveryProducerIsReadThroughTheRealBinding() {
        return Stream.of(
                        "roster-service:group:roster.groups.v1",
                        "roster-service:meeting:roster.meetings.v1",
                        "blog-service:post:blog.posts.v1",
                        "list-service:list:list.lists.v1",
                        "list-service:thread:list.threads.v1",
                        "media-service:album:media.albums.v1",
                        "media-service:item:media.items.v1")
                .map(producer -> producer.split(":"))
                .flatMap(producer -> Stream.of("changed", "deleted")
                        .map(verb -> DynamicTest.dynamicTest(producer[1] + "-" + verb, () -> {
                            var contract = ContractFiles.of(producer[0]).event(producer[1] + "-" + verb);
                            var type = "org.usergroups.%s.%s.%s.v1"
                                    .formatted(producer[0].replace("-service", ""), producer[1], verb);
                            var dlq = producer[2] + ".search-service.dlq";
                            var before = events.all(dlq).size();
                            for (var example : contract.examples()) {
                                for (var variant : example.variants(producer[2], type, contract)) {
                                    events.publish(
                                            producer[2],
                                            type,
                                            UUID.randomUUID().toString(),
                                            1,
                                            new String(variant.data(), StandardCharsets.UTF_8));
                                }
                            }
                            events.awaitConsumed(producer[2], "search-service");
                            assertThat(events.all(dlq))
                                    .as("dead letters of %s", type)
                                    .hasSize(before);
                        })));
    }

    @Test
    void openApiIsCurrent() {
        OpenApi.compare("search-service", port, "/api/search/openapi");
    }
}
