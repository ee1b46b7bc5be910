package org.usergroups.deploy.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.text.BreakIterator;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The texts of the demo world keep the rules that make it believable and harmless. */
class DemoFilesTest {

    private final List<JsonNode> groups = DemoFiles.jsonLines("groups.jsonl", JsonNode.class);
    private final Set<String> slugs =
            groups.stream().map(group -> group.path("id").asText()).collect(Collectors.toSet());

    @Test
    void thereAreManyGroupsInManyCountries() {
        assertThat(groups).hasSizeGreaterThanOrEqualTo(64);
        assertThat(slugs).hasSameSizeAs(groups);
        assertThat(groups.stream().map(group -> group.path("country").asText()).distinct())
                .hasSizeGreaterThanOrEqualTo(30);
    }

    @Test
    void groupsAreInventedAndSaySo() {
        for (var group : groups) {
            assertThat(group.path("url").asText())
                    .isEqualTo("https://" + group.path("id").asText() + ".example/");
            assertThat(group.path("source").asText()).contains("invented");
            assertThat(group.path("licence").asText()).isEqualTo("CC0-1.0");
        }
    }

    @Test
    void groupsHaveAPlaceAndAZoneThatExist() {
        var zones = ZoneId.getAvailableZoneIds();
        var countries = Set.of(Locale.getISOCountries());
        for (var group : groups) {
            assertThat(zones).contains(group.path("timezone").asText());
            if (!group.path("scope").asText().equals("online")) {
                assertThat(countries).contains(group.path("country").asText());
                assertThat(group.path("city").asText()).isNotBlank();
                assertThat(group.path("lat").asDouble()).isBetween(-60.0, 70.0).isNotZero();
                assertThat(group.path("lon").asDouble())
                        .isBetween(-180.0, 180.0)
                        .isNotZero();
            }
        }
    }

    /** An hour of a zone is 15 degrees wide; politics moves it, but not to another side of the world. */
    @Test
    void longitudesFitTheirZones() {
        var noon = LocalDate.of(2026, 1, 15).atTime(LocalTime.NOON);
        for (var group : groups) {
            if (group.has("lon")) {
                var offset = ZoneId.of(group.path("timezone").asText())
                                .getRules()
                                .getStandardOffset(noon.toInstant(java.time.ZoneOffset.UTC))
                                .getTotalSeconds()
                        / 3600.0;
                assertThat(group.path("lon").asDouble() / 15 - offset)
                        .as(group.path("id").asText())
                        .isBetween(-2.5, 2.5);
            }
        }
    }

    @Test
    void postsAreManyAndOfReadableLength() {
        var posts = Posts.texts();
        assertThat(posts).hasSizeGreaterThanOrEqualTo(24);
        assertThat(posts.stream().map(post -> post.field("language")).distinct())
                .hasSizeGreaterThanOrEqualTo(10);
        for (var post : posts) {
            assertThat(slugs).contains(post.field("group"));
            assertThat(post.field("title")).hasSizeLessThanOrEqualTo(200);
            assertThat(words(post.body(), Locale.forLanguageTag(post.field("language"))))
                    .as(post.name())
                    .isBetween(150L, 400L);
        }
    }

    @Test
    void meetingsHaveEveningsToTakeTurns() {
        for (var series : Meetings.series()) {
            assertThat(slugs).contains(series.group());
            assertThat(series.evenings()).hasSizeGreaterThanOrEqualTo(2);
            assertThat(series.week()).isBetween(0, 3);
            assertThat(LocalTime.parse(series.time())).isNotNull();
        }
    }

    @Test
    void someGroupMeetsInEveryWeekOfAYear() {
        var first = LocalDate.of(2026, 11, 23);
        for (var week = 0; week < 53; week++) {
            var monday = first.plusWeeks(week);
            assertThat(Meetings.series().stream()
                            .mapToLong(series -> series.rhythm()
                                    .between(monday, monday.plusDays(6))
                                    .size())
                            .sum())
                    .isGreaterThanOrEqualTo(10);
        }
    }

    @Test
    void listsAreOfGroupsAndThreadsOfLists() {
        var lists = Lists.lists();
        assertThat(lists).hasSizeGreaterThanOrEqualTo(12);
        assertThat(lists).allSatisfy(list -> assertThat(slugs).contains(list.group()));
        assertThat(lists.stream().map(Lists.MailingList::name))
                .allMatch(name -> name.matches("[a-z0-9][a-z0-9-]{1,40}"));
        var names = lists.stream().map(Lists.MailingList::name).toList();
        assertThat(MailThread.all()).allSatisfy(thread -> assertThat(names).contains(thread.list()));
    }

    @Test
    void threadsAreConversationsOfInventedPeople() {
        for (var thread : MailThread.all()) {
            assertThat(thread.letters()).as(thread.name()).hasSizeBetween(2, 6);
            for (var number = 1; number <= thread.letters().size(); number++) {
                var letter = thread.letters().get(number - 1);
                assertThat(letter.address()).endsWith(".example");
                assertThat(letter.answers()).isLessThan(number);
                assertThat(letter.answers() == 0).isEqualTo(number == 1);
                assertThat(letter.after().toDays()).isLessThan(thread.daysAgo());
                if (letter.answers() > 0) {
                    assertThat(letter.after())
                            .as(thread.name() + " " + number)
                            .isGreaterThan(
                                    thread.letters().get(letter.answers() - 1).after());
                }
            }
        }
    }

    @Test
    void albumsAreOneAGroupAndTheirPicturesAreToldAsDrawings() {
        var albums = Albums.albums();
        assertThat(albums).hasSizeGreaterThanOrEqualTo(16);
        assertThat(albums.stream().map(Albums.Album::group))
                .doesNotHaveDuplicates()
                .isSubsetOf(slugs);
        for (var album : albums) {
            assertThat(album.pictures()).hasSizeGreaterThanOrEqualTo(2);
            assertThat(album.pictures().stream().map(Albums.Picture::drawn)).doesNotHaveDuplicates();
            assertThat(album.pictures())
                    .allSatisfy(picture -> assertThat(picture.alt())
                            .matches(alt -> DRAWING.stream().anyMatch(alt::startsWith), "says that it is a drawing"));
        }
    }

    @Test
    void someGroupsTellHowTheyWork() {
        var told = groups.stream().filter(group -> group.has("story")).toList();
        assertThat(told).hasSizeGreaterThanOrEqualTo(24);
        assertThat(told.stream()
                        .map(group -> group.path("story").path("language").asText())
                        .distinct())
                .hasSizeGreaterThanOrEqualTo(12);
        assertThat(told)
                .allSatisfy(group -> assertThat(group.path("language"))
                        .isEqualTo(group.path("story").path("language")));
        assertThat(groups.toString()).doesNotContain("!");
    }

    @Test
    void channelsLeadNowhereReal() {
        assertThat(groups.stream().flatMap(group -> group.findValuesAsText("url").stream()))
                .allMatch(url -> URI.create(url).getHost().endsWith(".example"));
    }

    @Test
    void organizersLookAfterGroupsThatMeet() {
        var active = groups.stream()
                .filter(group -> group.path("status").asText().equals("active"))
                .map(group -> group.path("id").asText())
                .toList();
        var organizers = Organizers.organizers();
        assertThat(organizers).hasSizeGreaterThanOrEqualTo(10);
        assertThat(organizers.stream().map(Organizers.Organizer::group))
                .doesNotHaveDuplicates()
                .isSubsetOf(active);
        assertThat(organizers.stream().map(Organizers.Organizer::email))
                .doesNotHaveDuplicates()
                .allMatch(address -> address.endsWith(".example"));
    }

    /** A city is looked up to see whether its pin is there, so it has one. */
    @Test
    void pinsAreOfDifferentCities() {
        assertThat(Pins.pins().stream().map(Pins.Pin::city)).doesNotHaveDuplicates();
        assertThat(Pins.pins()).allSatisfy(pin -> assertThat(pin.email()).endsWith(".example"));
    }

    /** An organizer writes what their group posts, so the post names them. */
    @Test
    void postsOfOrganizersNameThem() {
        for (var organizer : Organizers.organizers()) {
            assertThat(Posts.texts().stream()
                            .filter(post -> post.field("group").equals(organizer.group()))
                            .map(DemoFiles.Headed::body))
                    .allMatch(body -> body.contains(organizer.name()), organizer.name());
        }
    }

    private static final List<String> DRAWING = List.of(
            "Drawing:",
            "Zeichnung:",
            "Dessin :",
            "Dibujo:",
            "Desenho:",
            "絵：",
            "رسم:",
            "Σχέδιο:",
            "चित्र:",
            "그림:",
            "畫：",
            "Gambar:");

    /** Words as the language has them; some are written without spaces. */
    private static long words(String text, Locale language) {
        var iterator = BreakIterator.getWordInstance(language);
        iterator.setText(text);
        var count = 0L;
        for (int begin = iterator.first(), end = iterator.next();
                end != BreakIterator.DONE;
                begin = end, end = iterator.next()) {
            var word = text.substring(begin, end);
            if (word.codePoints().anyMatch(Character::isLetterOrDigit)) {
                count += isWithoutSpaces(language) ? Math.max(1, word.length() / 2) : 1;
            }
        }
        return count;
    }

    private static boolean isWithoutSpaces(Locale language) {
        return Arrays.asList("ja", "zh").contains(language.getLanguage());
    }
}
