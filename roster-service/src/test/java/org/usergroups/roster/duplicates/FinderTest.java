package org.usergroups.roster.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.usergroups.platform.testing.ProjectRoot;
import org.usergroups.roster.groups.Entry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FinderTest {

    private static final Entry.Location LISBON = new Entry.Location(38.72, -9.14);
    private static final Entry.Location ALMADA = new Entry.Location(38.68, -9.16);
    private static final Entry.Location PORTO = new Entry.Location(41.15, -8.61);

    @Test
    void sameNameInTheSameCountryIsFoundWhateverItsCaseAndMarks() {
        assertThat(found(
                        group("a", "Café Linux Évora", "PT", null, null),
                        group("b", "CAFE LINUX EVORA", "PT", null, null)))
                .containsExactly("Both have the same name, in the same country.");
        assertThat(found(
                        group("a", "Café Linux Évora", "PT", null, null),
                        group("b", "Cafe Linux Evora", "ES", null, null)))
                .isEmpty();
    }

    @Test
    void nearNameIsFoundInOneTownAndNearIt() {
        assertThat(found(
                        group("a", "PHP Usergroup Lisbon", "PT", "Lisbon", LISBON),
                        group("b", "Lisbon PHP", "PT", "Lisbon", null)))
                .containsExactly("Their names are alike, and both are in the same town.");
        assertThat(found(
                        group("a", "Rust Users", "PT", "Lisbon", LISBON),
                        group("b", "Rust Meetup", "PT", "Almada", ALMADA)))
                .containsExactly("Their names are alike, and they are 5 km apart.");
    }

    @Test
    void neighbouringChaptersThatAreNamedForTheirTownsAreNone() {
        assertThat(found(
                        group("a", "Rust Lisbon", "PT", "Lisbon", LISBON),
                        group("b", "Rust Almada", "PT", "Almada", ALMADA)))
                .isEmpty();
    }

    @Test
    void sameTopicInAnotherTownIsNone() {
        assertThat(found(
                        group("a", "Rust Lisbon", "PT", "Lisbon", LISBON),
                        group("b", "Rust Porto", "PT", "Porto", PORTO)))
                .isEmpty();
        assertThat(found(
                        group("a", "Rust Lisbon", "PT", "Lisbon", LISBON),
                        group("b", "Lisbon Python", "PT", "Lisbon", LISBON)))
                .isEmpty();
    }

    @Test
    void sameWebsiteIsFoundAndDistanceSpeaksAgainstIt() {
        assertThat(found(
                        group("a", "One", "PT", "Lisbon", LISBON, "https://www.one.example/lisbon/"),
                        group("b", "Other", "PT", "Lisbon", LISBON, "http://one.example/lisbon?x=1")))
                .containsExactly("Both name the website one.example/lisbon.");
        assertThat(found(
                        group("a", "One", "PT", "Lisbon", LISBON, "https://one.example/"),
                        group("b", "Other", "PT", "Porto", PORTO, "https://one.example/")))
                .isEmpty();
    }

    @Test
    void siteThatManyEntriesShareSaysNothing() {
        var many = new ArrayList<Traits>();
        for (var i = 0; i < 5; i++) {
            many.add(group("g" + i, "Chapter " + (char) ('a' + i), "PT", null, null, "https://federation.example/"));
        }
        assertThat(new Finder(many).find()).isEmpty();
    }

    @Test
    void nameThatManyEntriesShareSaysNothing() {
        var many = new ArrayList<Traits>();
        for (var i = 0; i < 5; i++) {
            many.add(group("g" + i, "Chapter", "PT", null, null));
        }
        assertThat(new Finder(many).find()).isEmpty();
        assertThat(new Finder(many.subList(0, 4)).find()).hasSize(6);
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.meetup.com/es-ES/Lisbon-Rust/events/, meetup.com/lisbon-rust",
        "http://meetup.com/lisbon-rust, meetup.com/lisbon-rust",
        "https://www.facebook.com/groups/lisbonrust/, facebook.com/lisbonrust",
        "https://One.Example:443/A/, one.example/A",
    })
    void addressIsComparedByHostAndPath(String url, String page) {
        assertThat(Traits.page(url)).contains(page);
    }

    @Test
    void frontPageOfASiteOfManyIsNoPageOfAGroup() {
        assertThat(Traits.page("https://www.meetup.com/")).isEmpty();
        assertThat(Traits.page("not an address")).isEmpty();
    }

    @Test
    void searchForOneGroupFindsOnlyItsPairs() {
        var groups = List.of(
                group("a", "Alpha Circle", "PT", null, null),
                group("b", "Alpha Circle", "PT", null, null),
                group("c", "Beta Circle", "PT", null, null),
                group("d", "Beta Circle", "PT", null, null));
        assertThat(new Finder(groups).find()).hasSize(2);
        assertThat(new Finder(groups).find("d")).singleElement().satisfies(pair -> {
            assertThat(pair.a()).isEqualTo("c");
            assertThat(pair.b()).isEqualTo("d");
        });
    }

    /** Prints what is found, for somebody who wants to judge it; without the file it is skipped. */
    @Test
    void rosterOfTheWorldHasFewPairs() throws IOException {
        var file = ProjectRoot.find().resolveSibling("shared").resolve("data/roster/groups.jsonl");
        assumeTrue(Files.exists(file), "there is no " + file);
        var json = new JsonMapper();
        var names = new HashMap<String, String>();
        var traits = new ArrayList<Traits>();
        for (var line : Files.readAllLines(file)) {
            var group = json.readTree(line);
            var one = read(group);
            traits.add(one);
            names.put(
                    one.id(),
                    "%s [%s %s] %s"
                            .formatted(
                                    group.path("name").asString(),
                                    group.path("city").asString(""),
                                    group.path("country").asString(""),
                                    group.path("url").asString("")));
        }
        var pairs = new Finder(traits).find();
        var byReason = new TreeMap<String, Integer>();
        pairs.forEach(pair -> byReason.merge(
                pair.reasons().getFirst().replaceAll("“.*”|website \\S+|name \\S+, as|\\d+ km", "…"), 1, Integer::sum));
        System.out.printf("%d groups, %d pairs%n", traits.size(), pairs.size());
        byReason.forEach((reason, count) -> System.out.printf("  %4d %s%n", count, reason));
        pairs.forEach(pair -> System.out.printf(
                "  %.2f %s | %s | %s%n",
                pair.score(), names.get(pair.a()), names.get(pair.b()), String.join(" ", pair.reasons())));
        assertThat(pairs).hasSizeBetween(1, traits.size() / 10);
    }

    private static Traits read(JsonNode group) {
        var channels = new ArrayList<Entry.Channel>();
        if (group.has("url")) {
            channels.add(new Entry.Channel("website", group.path("url").asString(), null));
        }
        group.path("channels")
                .forEach(channel -> channels.add(new Entry.Channel(
                        channel.path("type").asString(""), channel.path("url").asString(""), null)));
        var location = group.has("lat")
                ? new Entry.Location(
                        group.path("lat").asDouble(), group.path("lon").asDouble())
                : null;
        return Traits.of(
                group.path("id").asString(),
                group.path("name").asString(),
                text(group, "country"),
                text(group, "city"),
                text(group, "region"),
                location,
                channels);
    }

    private static @Nullable String text(JsonNode group, String field) {
        return group.has(field) ? group.path(field).asString() : null;
    }

    private static List<String> found(Traits... groups) {
        return new Finder(List.of(groups))
                .find().stream().flatMap(pair -> pair.reasons().stream()).toList();
    }

    private static Traits group(
            String id,
            String name,
            String country,
            @Nullable String city,
            Entry.@Nullable Location location,
            String... urls) {
        return Traits.of(
                id,
                name,
                country,
                city,
                null,
                location,
                List.of(urls).stream()
                        .map(url -> new Entry.Channel("website", url, null))
                        .toList());
    }
}
