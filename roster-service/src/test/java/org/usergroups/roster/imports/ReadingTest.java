package org.usergroups.roster.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.groups.GroupForm;
import tools.jackson.databind.json.JsonMapper;

/** Files of every format, as people and programs write them. */
class ReadingTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void csvOfASpreadsheetIsReadWhateverItsSeparatorAndItsNamesForColumns() throws IOException {
        var semicolons = csv("""
                \uFEFFName;Slug;Website;Town;Country;Latitude;Topics;Online
                "Query; Circle";query-circle;https://query.example/;Porto;Portugal;41,15;sql; yes
                "Two
                lines";two-lines;;;;;"sql, postgres";no
                Three;three;;;;;;
                """);
        assertThat(semicolons)
                .extracting(ImportRow::number, ImportRow::id)
                .containsExactly(tuple(2, "query-circle"), tuple(3, "two-lines"), tuple(5, "three"));
        var first = line(semicolons.getFirst());
        assertThat(first.name()).isEqualTo("Query; Circle");
        assertThat(first.url()).isEqualTo("https://query.example/");
        assertThat(first.city()).isEqualTo("Porto");
        assertThat(first.lat()).isEqualTo(41.15);
        assertThat(first.online()).isTrue();
        assertThat(line(semicolons.get(1)).topics()).containsExactly("sql", "postgres");
        assertThat(line(csv("id\tname\nx\tA, B; C\n").getFirst()).name()).isEqualTo("A, B; C");
        assertThat(line(csv("id,name,channels\nx,X,chat: https://chat.example https://x.example\n")
                                .getFirst())
                        .channels())
                .extracting(GroupForm.ChannelForm::type, GroupForm.ChannelForm::url)
                .containsExactly(tuple("chat", "https://chat.example"), tuple(null, "https://x.example"));
    }

    @Test
    void csvRowsThatCannotBeTakenAreToldByTheirLine() throws IOException {
        var rows = csv("""
                id,name,lat,online,e-mail
                a,A,north,,
                ,B,,,
                c,C,,perhaps,

                d,D,,,,,extra
                e,E,,,ana@mail.example
                e,E again,,,
                'f,"'=1+1",,,
                """);
        assertThat(rows)
                .extracting(ImportRow::number, ImportRow::result, ImportRow::field)
                .containsExactly(
                        tuple(2, Outcome.rejected, "lat"),
                        tuple(3, Outcome.rejected, "id"),
                        tuple(4, Outcome.rejected, "online"),
                        tuple(6, Outcome.rejected, null),
                        tuple(7, Outcome.waiting, null),
                        tuple(8, Outcome.rejected, "id"),
                        tuple(9, Outcome.waiting, null));
        assertThat(rows.get(4).dropped()).containsExactly("e-mail");
        assertThat(rows.get(4).text()).doesNotContain("@");
        assertThat(rows.get(5).reason()).contains("row 7");
        assertThat(line(rows.get(6)).name())
                .as("an apostrophe before a formula is ours")
                .isEqualTo("=1+1");
    }

    @Test
    void csvThatIsNoneIsRefusedWithASentence() {
        refused("id,description\nx,y\n", "id and name");
        refused("", "empty");
        refused("name,id,Group\nx,y,z\n", "Two columns mean “name”");
        refused("id,name\nx,\"open\n" + "y".repeat(300_000), "longer than 64 kB");
        refused("id,name\nx,\"open\" quote\n", "not CSV");
        assertThatThrownBy(() -> new CsvFile(JSON)
                        .read(input("id,name\nx,Caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1)), ignored()))
                .hasMessageContaining("not UTF-8");
        assertThatThrownBy(() ->
                        new CsvFile(JSON).read(input("id,name\n".getBytes(StandardCharsets.UTF_16)), ignored()))
                .hasMessageContaining("UTF-16");
    }

    @Test
    void anEndlessRowIsRefusedBeforeMuchOfItIsRead() {
        for (var start :
                List.of("id,name\nx,\"", "{\"type\":\"FeatureCollection\",\"features\":[{\"properties\":{\"a\":[")) {
            var endless = new Endless(start);
            assertThatThrownBy(() -> {
                        if (start.startsWith("id")) {
                            new CsvFile(JSON).read(endless, ignored());
                        } else {
                            new GeoJsonFile(JSON).read(endless, ignored());
                        }
                    })
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("longer than");
            assertThat(endless.read).isLessThan(300_000);
        }
    }

    @Test
    void jsonLinesThatCannotBeReadStopNothing() throws IOException {
        var rows = new ArrayList<ImportRow>();
        var intake = new RowIntake(JSON, rows::addAll);
        new JsonLines(JSON)
                .read(
                        input(("{\"id\":\"a\",\"name\":\"A\",\"contact_email\":\"a@b.example\",\"unknown\":1}\n"
                                        + "[1]\n\n{\"id\":\n" + "x".repeat(100_000) + "\n"
                                        + "{\"id\":\"a\"}\n"
                                        + "{\"id\":\"b\",\"name\":\"B\",\"lat\":\"north\"}\n"
                                        + "{\"id\":\"c\",\"channels\":[{\"type\":\"mail\",\"url\":\"mailto:c@d.example\"}],\"description\":\"Write to mailto:c@d.example.\"}\n")
                                .getBytes(StandardCharsets.UTF_8)),
                        intake);
        assertThat(intake.finish()).isEqualTo(7);
        assertThat(rows)
                .extracting(ImportRow::number, ImportRow::result)
                .containsExactly(
                        tuple(1, Outcome.waiting),
                        tuple(2, Outcome.rejected),
                        tuple(4, Outcome.rejected),
                        tuple(5, Outcome.rejected),
                        tuple(6, Outcome.rejected),
                        tuple(7, Outcome.rejected),
                        tuple(8, Outcome.waiting));
        assertThat(rows.getFirst().dropped()).containsExactly("contact_email");
        assertThat(rows.get(5).field()).isEqualTo("lat");
        assertThat(rows.getLast().dropped()).containsExactlyInAnyOrder("channels", "description");
        assertThat(rows.toString()).doesNotContain("@");
    }

    @Test
    void addressOfAnAccountOnASocialSiteIsNoMailAddress() throws IOException {
        var rows = new ArrayList<ImportRow>();
        var intake = new RowIntake(JSON, rows::addAll);
        new JsonLines(JSON).read(input("""
                        {"id":"a","name":"A","channels":[{"url":"https://mastodon.social/@a"},{"url":"ana@mail.example"}]}
                        """.getBytes(StandardCharsets.UTF_8)), intake);
        assertThat(intake.finish()).isEqualTo(1);
        assertThat(line(rows.getFirst()).channels())
                .extracting(GroupForm.ChannelForm::url)
                .containsExactly("https://mastodon.social/@a");
    }

    @Test
    void geoJsonFeaturesAreReadOneByOne() throws IOException {
        var rows = new ArrayList<ImportRow>();
        var intake = new RowIntake(JSON, rows::addAll);
        new GeoJsonFile(JSON).read(input("""
                        {"type":"FeatureCollection","name":"groups","crs":{"a":[1,2]},"features":[
                         {"type":"Feature","id":"a","geometry":{"type":"Point","coordinates":[-9.14,38.72]},"properties":{"name":"A","country":"PT"}},
                         {"type":"Feature","geometry":null,"properties":{"id":"b","name":"B"}},
                         {"type":"Feature","geometry":{"type":"Polygon","coordinates":[]},"properties":{"id":"c","name":"C"}},
                         {"type":"Feature","geometry":null}]}
                        """.getBytes(StandardCharsets.UTF_8)), intake);
        assertThat(intake.finish()).isEqualTo(4);
        assertThat(rows)
                .extracting(ImportRow::number, ImportRow::id, ImportRow::result, ImportRow::field)
                .containsExactly(
                        tuple(1, "a", Outcome.waiting, null),
                        tuple(2, "b", Outcome.waiting, null),
                        tuple(3, "c", Outcome.rejected, "geometry"),
                        tuple(4, null, Outcome.rejected, "properties"));
        assertThat(line(rows.getFirst()).lat()).isEqualTo(38.72);
        assertThat(line(rows.getFirst()).lon()).isEqualTo(-9.14);
        for (var none : List.of("[]", "{}", "{\"features\":[{}", "not json")) {
            assertThatThrownBy(
                            () -> new GeoJsonFile(JSON).read(input(none.getBytes(StandardCharsets.UTF_8)), ignored()))
                    .as(none)
                    .isInstanceOf(Problem.class);
        }
    }

    @Test
    void eventsOfACalendarAreReadWithoutThePeopleInThem() throws IOException {
        var rows = new ArrayList<ImportRow>();
        var intake = new RowIntake(JSON, rows::addAll);
        new CalendarFileRows(ZoneId.of("Europe/Lisbon"), Instant.parse("2027-01-01T00:00:00Z"))
                .read(input("""
                        BEGIN:VCALENDAR
                        BEGIN:VEVENT
                        UID:one@example
                        ORGANIZER:mailto:ana@mail.example
                        DTSTART:20270112T190000
                        SUMMARY:Reading plans
                        END:VEVENT
                        BEGIN:VEVENT
                        UID:past@example
                        DTSTART:20260112T190000
                        END:VEVENT
                        BEGIN:VEVENT
                        DTSTART:20270112T190000
                        END:VEVENT
                        END:VCALENDAR
                        """.getBytes(StandardCharsets.UTF_8)), intake);
        intake.finish();
        assertThat(rows)
                .extracting(ImportRow::number, ImportRow::result)
                .containsExactly(tuple(1, Outcome.waiting), tuple(2, Outcome.rejected), tuple(3, Outcome.rejected));
        assertThat(rows.getFirst().dropped()).isNotEmpty();
        assertThat(rows.getFirst().text()).contains("Reading plans").doesNotContain("mail.example");
        assertThatThrownBy(() -> new CalendarFileRows(ZoneId.of("UTC"), Instant.EPOCH)
                        .read(new Endless("BEGIN:VCALENDAR\n"), ignored()))
                .hasMessageContaining("4 MB");
    }

    @Test
    void aFileOfTooManyRowsIsRefused() {
        var lines = "{\"id\":\"%d\"}\n";
        var text = new StringBuilder();
        for (var count = 0; count <= 50_000; count++) {
            text.append(lines.formatted(count));
        }
        var begin = System.nanoTime();
        assertThatThrownBy(() ->
                        new JsonLines(JSON).read(input(text.toString().getBytes(StandardCharsets.UTF_8)), ignored()))
                .hasMessageContaining("50,000 rows");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
    }

    private static org.assertj.core.groups.Tuple tuple(@org.jspecify.annotations.Nullable Object... values) {
        return org.assertj.core.api.Assertions.tuple(values);
    }

    private static void refused(String text, String why) {
        assertThatThrownBy(() -> csv(text)).isInstanceOf(Problem.class).hasMessageContaining(why);
    }

    private static List<ImportRow> csv(String text) throws IOException {
        var rows = new ArrayList<ImportRow>();
        var intake = new RowIntake(JSON, rows::addAll);
        new CsvFile(JSON).read(input(text.getBytes(StandardCharsets.UTF_8)), intake);
        intake.finish();
        return rows;
    }

    private static RosterLine line(ImportRow row) {
        return JSON.readValue(String.valueOf(row.text()), RosterLine.class);
    }

    private static RowIntake ignored() {
        return new RowIntake(JSON, rows -> {});
    }

    private static InputStream input(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    /** A file that never ends; it counts what is read of it. */
    private static final class Endless extends InputStream {

        private final byte[] start;
        private long read;

        Endless(String start) {
            this.start = start.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int read() {
            var at = read++;
            return at < start.length ? start[(int) at] : at % 2 == 0 ? '1' : ',';
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            for (var index = 0; index < length; index++) {
                buffer[offset + index] = (byte) read();
            }
            return length;
        }
    }
}
