package org.usergroups.roster.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.usergroups.platform.testing.Backends;
import org.usergroups.platform.testing.ProjectRoot;
import org.usergroups.roster.Calls;
import tools.jackson.databind.JsonNode;

/** Files imported as jobs, and taken out again. */
@Backends
@Import(Calls.class)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"usergroups.portal-client-secret=portal", "usergroups.operator-client-secret=operator"})
class ImportIT {

    private static final String IMPORTS = "/api/roster/imports";

    @Autowired
    private Calls api;

    @LocalServerPort
    private int port;

    @Test
    void dryRunSaysWhatWouldHappenAndTheSameFileIsThenImportedForReal() {
        sync("{\"id\": \"dry-there\", \"name\": \"There\"}\n{\"id\": \"dry-same\", \"name\": \"Same\"}");
        api.patch("/api/roster/groups/dry-there", api.coordinator(), "*", "{\"description\": \"Ours\"}");
        sync("{\"id\": \"dry-free\", \"name\": \"Free\"}");
        var begun = begin("?dryRun=true", "text/csv", """
                name,id,country,topics,e-mail
                New,dry-new,Portugal,sql,ana@mail.example
                There,dry-there,Spain,,
                Same,dry-same,,,
                Free,dry-free,Brasil,,
                Nowhere,dry-nowhere,Atlantis,,
                """);
        assertThat(begun.status()).isEqualTo(201);
        var path = IMPORTS + "/" + begun.text("id");
        var tried = done(path);
        assertThat(numbers(tried))
                .isEqualTo("true 5 of 5: 1 created, 1 changed, 1 unchanged, 1 kept, 1 rejected, 1 dropped");
        assertThat(api.get("/api/roster/groups/dry-new").status()).isEqualTo(404);
        var rows = api.get(path + "/rows", api.coordinator()).body().path("items");
        assertThat(rows.valueStream()
                        .map(row -> row.path("row").asInt() + " "
                                + row.path("result").asString()))
                .containsExactly("2 created", "3 kept", "4 unchanged", "5 changed", "6 rejected");
        assertThat(rows.path(3).path("changes").path(0).path("field").asString())
                .isEqualTo("country");
        assertThat(rows.path(3).path("changes").path(0).path("after").asString())
                .isEqualTo("BR");
        assertThat(rows.path(4).path("field").asString()).isEqualTo("country");
        assertThat(rows.path(0).path("dropped").path(0).asString()).isEqualTo("e-mail");
        assertThat(rows.toString()).doesNotContain("mail.example");

        assertThat(api.post(path + "/run", api.coordinator(), Map.of()).status())
                .isEqualTo(200);
        var real = done(path);
        assertThat(numbers(real))
                .isEqualTo("false 5 of 5: 1 created, 1 changed, 1 unchanged, 1 kept, 1 rejected, 1 dropped");
        assertThat(api.get("/api/roster/groups/dry-new").text("country")).isEqualTo("PT");
        assertThat(api.get("/api/roster/groups/dry-free").text("country")).isEqualTo("BR");
        assertThat(api.get("/api/roster/groups/dry-there").text("country")).isEmpty();
        assertThat(numbers(api.post(path + "/run", api.coordinator(), Map.of()).body()))
                .as("pressed twice")
                .isEqualTo(numbers(real));
        var onlyRejected = api.get(path + "/rows?result=rejected&size=1", api.coordinator())
                .body();
        assertThat(onlyRejected.path("items").size()).isEqualTo(1);
        assertThat(api.get(path + "/rows.csv?result=rejected", api.coordinator())
                        .body()
                        .asString())
                .startsWith("row,id,result,field,reason,changes,dropped\r\n6,dry-nowhere,rejected,country,");
    }

    @Test
    void entryThatIsFoundByAFormerAddressIsNotBegunAnew() {
        var ana = api.member("ana@former.example");
        var id = api.post("/api/roster/groups", ana, Map.of("name", "Kept", "slug", "kept-old"))
                .id();
        api.patch("/api/roster/groups/" + id, ana, "*", Map.of("slug", "kept-new"));
        sync("{\"id\": \"kept-old\", \"name\": \"Kept of old\"}");
        assertThat(api.get("/api/roster/groups/kept-old").id()).isEqualTo(id);
        assertThat(api.get("/api/roster/groups/kept-new").text("name")).isEqualTo("Kept");
    }

    @Test
    void reportIsPagedByCursorAndLosesNoRow() {
        var file = new StringBuilder("id,name\n");
        for (var count = 0; count < 230; count++) {
            file.append("paged-").append(count).append(",Paged\n");
        }
        var path = IMPORTS + "/"
                + begin("?dryRun=true&format=csv", "text/csv", file.toString()).text("id");
        done(path);
        var seen = new java.util.ArrayList<Integer>();
        for (var cursor = ""; cursor != null; ) {
            var page = api.get(
                            path + "/rows?size=70" + (cursor.isEmpty() ? "" : "&cursor=" + cursor), api.coordinator())
                    .body();
            page.path("items").forEach(row -> seen.add(row.path("row").asInt()));
            cursor = page.path("next").asString(null);
        }
        assertThat(seen).hasSize(230).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void eventsOfACalendarBecomeMeetingsOfAGroup() {
        sync("{\"id\": \"evenings\", \"name\": \"Evenings\", \"country\": \"PT\", \"city\": \"Lisbon\"}");
        var file = """
                BEGIN:VCALENDAR
                BEGIN:VEVENT
                UID:one
                ORGANIZER:mailto:ana@mail.example
                DTSTART:%s
                SUMMARY:Reading plans
                END:VEVENT
                BEGIN:VEVENT
                UID:old
                DTSTART:20200101T190000
                END:VEVENT
                END:VCALENDAR
                """.formatted(java.time.format.DateTimeFormatter.ofPattern("yyyyMMdd'T'190000")
                .format(java.time.LocalDate.now(java.time.ZoneOffset.UTC).plusDays(20)));
        assertThat(begin("", "text/calendar", file).status())
                .as("of which group")
                .isEqualTo(422);
        var path =
                IMPORTS + "/" + begin("?group=evenings", "text/calendar", file).text("id");
        assertThat(numbers(done(path)))
                .isEqualTo("false 2 of 2: 1 created, 0 changed, 0 unchanged, 0 kept, 1 rejected, 1 dropped");
        var meetings = api.get("/api/roster/groups/evenings/meetings").body().path("items");
        assertThat(meetings.valueStream().map(meeting -> meeting.path("title").asString()))
                .containsExactly("Reading plans");
        var again =
                IMPORTS + "/" + begin("?group=evenings", "text/calendar", file).text("id");
        assertThat(done(again).path("unchanged").asInt()).isEqualTo(1);
        var meeting = "/api/roster/meetings/" + meetings.path(0).path("id").asString();
        api.delete(meeting, api.coordinator(), "*");
        var third =
                IMPORTS + "/" + begin("?group=evenings", "text/calendar", file).text("id");
        assertThat(done(third).path("kept").asInt()).as("deleted stays deleted").isEqualTo(1);
        assertThat(api.get("/api/roster/export.ics").body().asString()).doesNotContain("Reading plans");
    }

    @Test
    void theSameKeyImportsTheSameFileOnce() {
        var file = "{\"id\": \"keyed\", \"name\": \"Keyed\"}";
        var first = keyed(file);
        assertThat(keyed(file)).isEqualTo(first);
        done(IMPORTS + "/" + first);
    }

    private String keyed(String file) {
        return org.springframework.web.client.RestClient.create()
                .post()
                .uri("http://127.0.0.1:" + port + IMPORTS + "?dryRun=true")
                .header("Authorization", "Bearer " + api.coordinator())
                .header("Idempotency-Key", "key-1")
                .contentType(MediaType.parseMediaType("application/x-ndjson"))
                .body(file)
                .retrieve()
                .requiredBody(JsonNode.class)
                .path("id")
                .asString();
    }

    @Test
    void aFileOfAHundredMegabytesIsRefusedAtOnceAnnouncedOrNot() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            for (var format : List.of("csv", "jsonl", "geojson")) {
                var begin = System.nanoTime();
                var sent = new Bomb(100L * 1024 * 1024);
                var request = HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + port + IMPORTS + "?format=" + format))
                        .header("Authorization", "Bearer " + api.coordinator())
                        .header("Content-Type", "text/csv")
                        .POST(HttpRequest.BodyPublishers.ofInputStream(() -> sent))
                        .build();
                int status;
                try {
                    status = client.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode();
                } catch (java.io.IOException closedWhileSending) {
                    status = 413;
                }
                assertThat(status).as(format).isIn(400, 413, 422);
                assertThat(sent.read).as("%s: read of it", format).isLessThan(48L * 1024 * 1024);
                assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(30));
            }
        }
        assertThat(api.get(IMPORTS, api.coordinator())
                        .body()
                        .path("items")
                        .valueStream()
                        .map(job -> job.path("rows").asInt()))
                .allMatch(rows -> rows < 1_000);
    }

    /** Zeros that count how many of them were read. */
    private static final class Bomb extends InputStream {

        private final long size;
        private volatile long read;

        Bomb(long size) {
            this.size = size;
        }

        @Override
        public int read() {
            return read++ < size ? '0' : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (read >= size) {
                return -1;
            }
            java.util.Arrays.fill(buffer, offset, offset + length, (byte) '0');
            read += length;
            return length;
        }
    }

    @Test
    void whatIsExportedAndImportedAgainChangesNothingInEveryFormat() throws Exception {
        var file = ProjectRoot.sharedData("roster/groups.jsonl");
        Assumptions.assumeTrue(Files.exists(file), "The real roster is not here: " + file);
        sync(Files.readString(file));
        sync(api.get("/api/roster/export.jsonl").body().asString());
        api.patch("/api/roster/groups/pug-pynam", api.coordinator(), "*", """
                {"description": "=1+1; \\"quoted\\",\\nsecond line", "topics": ["python", "a, b"], "url": null, "language": "en",
                 "translations": [{"language": "de", "name": "PyNAM e. V.", "description": null}], "foundedOn": "2007-05",
                 "story": {"started": "In a pub.", "attendance": 30, "rhythm": "monthly", "lookingFor": ["speakers"]},
                 "access": {"stepFree": true, "note": "Lift."}, "status": "quiet",
                 "places": [{"label": "Coast", "precision": "city", "country": "NA", "city": "Swakopmund"}],
                 "channels": [{"type": "chat", "url": "https://chat.example/"}]}
                """);
        var groups = api.get("/api/roster/groups/pug-pynam");
        assertThat(groups.text("foundedOn")).isEqualTo("2007-05");
        for (var format : List.of("csv", "jsonl", "geojson")) {
            var body = api.get("/api/roster/export." + format).body();
            var exported = body.isString() ? body.asString() : body.toString();
            var path = IMPORTS + "/"
                    + begin("?format=" + format, "text/csv", exported).text("id");
            var report = done(path);
            var odd = api.get(path + "/rows?result=rejected", api.coordinator())
                            .body()
                            .toString()
                    + api.get(path + "/rows?result=changed", api.coordinator()).body()
                    + api.get(path + "/rows?result=kept", api.coordinator()).body();
            assertThat(report.path("unchanged").asInt())
                    .as("%s: %s", format, odd)
                    .isEqualTo(report.path("rows").asInt());
            assertThat(report.path("rows").asInt()).isGreaterThan(1_100);
        }
        assertThat(api.get("/api/roster/groups/pug-pynam").text("version")).isEqualTo(groups.text("version"));
    }

    private void sync(String lines) {
        var report = api.exchange(
                HttpMethod.POST,
                IMPORTS,
                api.coordinator(),
                null,
                lines,
                MediaType.parseMediaType("application/x-ndjson"));
        assertThat(report.status()).isEqualTo(200);
        assertThat(report.body().has("rejectedLines")).isTrue();
    }

    private Calls.Answer begin(String query, String type, String file) {
        return api.exchange(
                HttpMethod.POST, IMPORTS + query, api.coordinator(), null, file, MediaType.parseMediaType(type));
    }

    private JsonNode done(String path) {
        return await().atMost(Duration.ofSeconds(90))
                .until(
                        () -> api.get(path, api.coordinator()).body(),
                        job -> "done".equals(job.path("state").asString()));
    }

    private static @Nullable String numbers(JsonNode job) {
        return "%s %s of %s: %s created, %s changed, %s unchanged, %s kept, %s rejected, %s dropped"
                .formatted(
                        job.path("dryRun").asBoolean(),
                        job.path("done").asInt(),
                        job.path("rows").asInt(),
                        job.path("created").asInt(),
                        job.path("changed").asInt(),
                        job.path("unchanged").asInt(),
                        job.path("kept").asInt(),
                        job.path("rejected").asInt(),
                        job.path("dropped").asInt());
    }
}
