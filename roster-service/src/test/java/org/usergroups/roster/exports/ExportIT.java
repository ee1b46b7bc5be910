package org.usergroups.roster.exports;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.usergroups.platform.testing.Backends;
import org.usergroups.roster.Calls;
import tools.jackson.databind.json.JsonMapper;

/** The roster as files, read by visitors. */
@Backends
@Import(Calls.class)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"usergroups.portal-client-secret=portal", "usergroups.operator-client-secret=operator"})
class ExportIT {

    private static final int MANY = 3_000;
    private static final int LARGE = 9_000;

    @Autowired
    private Calls api;

    @Autowired
    private MongoDatabase database;

    @Autowired
    private JsonMapper json;

    @LocalServerPort
    private int port;

    @Test
    void everyFormatSaysWhatItsReadersExpect() throws Exception {
        var ana = api.member("exports@mail.example");
        var registered = api.post(
                "/api/roster/groups",
                ana,
                Map.of(
                        "name", "=HYPERLINK(\"https://evil.example\")",
                        "slug", "export-one",
                        "description", "@cmd",
                        "country", "CV",
                        "city", "Praia",
                        "topics", List.of("sql", "-minus")));
        assertThat(registered.status()).as(registered.problem()).isEqualTo(201);
        api.post(
                "/api/roster/groups",
                ana,
                Map.of("name", "Tom & \"Ana\" <3", "slug", "export-two", "country", "CV", "status", "quiet"));
        api.post(
                "/api/roster/groups/export-one/meetings",
                ana,
                Map.of(
                        "title", "Evening",
                        "startsAtLocal", LocalDate.now(ZoneOffset.UTC).plusDays(30) + "T19:00",
                        "zone", "Atlantic/Cape_Verde"));

        var csv = text("csv?country=cv");
        assertThat(csv.lines().toList().get(1))
                .startsWith("export-one,\"'=HYPERLINK(\"\"https://evil.example\"\")\",\"'@cmd\",");
        assertThat(csv).contains(",sql; -minus,").doesNotContain("mail.example");
        assertThat(text("csv?country=CV&status=quiet").lines()).hasSize(2);
        assertThat(text("jsonl?topic=SQL&country=CV").lines()).hasSize(1);

        var features = json.readTree(text("geojson?country=CV")).path("features");
        assertThat(features.size()).isEqualTo(2);
        var point = features.path(0).path("geometry").path("coordinates");
        assertThat(point.path(0).asDouble()).as("longitude first").isBetween(-24.0, -23.0);
        assertThat(features.path(1).path("geometry").isNull()).isTrue();

        var outlines = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text("opml?country=CV").getBytes(StandardCharsets.UTF_8)))
                .getElementsByTagName("outline");
        assertThat(outlines.getLength()).isEqualTo(2);
        var second = outlines.item(1).getAttributes();
        assertThat(second.getNamedItem("text").getNodeValue()).isEqualTo("Tom & \"Ana\" <3");
        assertThat(second.getNamedItem("xmlUrl").getNodeValue()).endsWith("/api/blog/feed.atom?group=export-two");

        assertThat(text("ics?country=CV")).contains("Evening").endsWith("END:VCALENDAR\r\n");
        assertThat(text("ics?country=PT")).doesNotContain("Evening");
        assertThat(text("csv?country=Cabo%20Verde&status=quiet,archived&status=active")
                        .lines())
                .hasSize(3);
        assertThat(api.get("/api/roster/export.csv?country=Atlantis").status()).isEqualTo(422);
        assertThat(api.get("/api/roster/export.csv?status=alive").status()).isEqualTo(422);
    }

    @Test
    void groupThatMeetsInTwoCountriesIsInTheListTheFilesAndTheCalendarOfBoth() {
        var ana = api.member("raia@mail.example");
        var registered = api.post(
                "/api/roster/groups",
                ana,
                Map.of(
                        "name", "Raia",
                        "slug", "export-raia",
                        "country", "PT",
                        "topics", List.of("border walks"),
                        "places", List.of(Map.of("precision", "city", "country", "ES", "city", "Vigo"))));
        assertThat(registered.status()).as(registered.problem()).isEqualTo(201);
        api.post(
                "/api/roster/groups/export-raia/meetings",
                ana,
                Map.of(
                        "title", "Across the river",
                        "startsAtLocal", LocalDate.now(ZoneOffset.UTC).plusDays(30) + "T19:00",
                        "zone", "Europe/Lisbon"));

        for (var country : List.of("PT", "ES")) {
            assertThat(api.get("/api/roster/groups?size=100&country=" + country).text())
                    .contains("\"export-raia\"");
            assertThat(text("csv?country=" + country)).contains("export-raia");
            assertThat(text("jsonl?topic=border%20walks&country=" + country)).contains("export-raia");
            assertThat(text("ics?country=" + country)).contains("Across the river");
            assertThat(api.get("/api/roster/calendar.ics?topic=border%20walks&country=" + country)
                            .text())
                    .contains("Across the river");
        }
        assertThat(text("csv?country=FR")).doesNotContain("export-raia");
        assertThat(text("ics?country=FR")).doesNotContain("Across the river");
    }

    @Test
    void freshnessAndFormerSlugsAreToldAndAnImportLeavesThemOut() {
        var eva = api.member("eva@mail.example");
        var slug = api.group(eva, Map.of("name", "Once", "slug", "export-once", "country", "ST"));
        assertThat(api.patch("/api/roster/groups/" + slug, eva, "*", Map.of("slug", "export-now"))
                        .status())
                .isEqualTo(200);

        var line = json.readTree(text("jsonl?country=ST"));
        assertThat(line.path("id").asString()).isEqualTo("export-now");
        assertThat(line.path("formerSlugs").path(0).asString()).isEqualTo("export-once");
        assertThat(Instant.parse(line.path("confirmedAt").asString())).isBefore(Instant.now());
        assertThat(Instant.parse(line.path("confirmBy").asString())).isAfter(Instant.now());
        assertThat(line.has("verifiedHost")).isFalse();
        assertThat(text("csv?country=ST").lines().toList().getFirst())
                .endsWith(",note,confirmedAt,confirmBy,formerSlugs,verifiedHost,featuredUntil,featuredNote");
        assertThat(text("csv?country=ST").lines().toList().get(1)).endsWith(",export-once,,,");
        assertThat(json.readTree(text("geojson?country=ST"))
                        .at("/features/0/properties/formerSlugs/0")
                        .asString())
                .isEqualTo("export-once");

        var again = imported(text("jsonl?country=ST"));
        assertThat(again.text()).contains("\"unchanged\":1");
    }

    @Test
    void featuredGroupSaysSoInFilesAndAnImportLeavesItOut() {
        var slug = api.group(api.member("bea@mail.example"), Map.of("name", "Worth it", "country", "WS"));
        var until = LocalDate.now(ZoneOffset.UTC).plusDays(30).toString();
        var featured = api.put(
                "/api/roster/groups/" + slug + "/featured",
                api.coordinator(),
                Map.of("until", until, "note", "Meets on a boat."));
        assertThat(featured.status()).as(featured.problem()).isEqualTo(200);

        var line = json.readTree(text("jsonl?country=WS"));
        assertThat(line.path("featuredUntil").asString()).isEqualTo(until);
        assertThat(line.path("featuredNote").asString()).isEqualTo("Meets on a boat.");
        assertThat(text("csv?country=WS").lines().toList().get(1)).endsWith("," + until + ",Meets on a boat.");
        assertThat(json.readTree(text("geojson?country=WS"))
                        .at("/features/0/properties/featuredUntil")
                        .asString())
                .isEqualTo(until);

        var again = imported(text("jsonl?country=WS").replace("on a boat", "in a cave"));
        assertThat(again.text()).contains("\"unchanged\":1");
        assertThat(api.get("/api/roster/groups/" + slug).text("featured.note")).isEqualTo("Meets on a boat.");
    }

    /** What is read after the store was emptied shows how little of it was in memory. */
    @Test
    void aLargeExportIsSentAsItIsRead() throws Exception {
        api.post(
                "/api/roster/groups",
                api.member("large@mail.example"),
                Map.of("name", "Large", "slug", "large", "country", "TL", "description", "y".repeat(LARGE)));
        var groups = database.getCollection("groups", BsonDocument.class);
        var model = java.util.Objects.requireNonNull(
                groups.find(Filters.eq("slug", "large")).first());
        model.remove("outbox");
        var copies = new ArrayList<BsonDocument>();
        for (var count = 0; count < MANY; count++) {
            var copy = model.clone();
            copy.put("_id", new BsonString("00000000-0000-7000-8000-%012d".formatted(count)));
            copy.put("slug", new BsonString("large-%06d".formatted(count)));
            copies.add(copy);
            if (copies.size() == 500) {
                groups.insertMany(copies);
                copies.clear();
            }
        }
        var total = 0L;
        try (var body = URI.create("http://127.0.0.1:%d/api/roster/export.jsonl?country=TL".formatted(port))
                .toURL()
                .openStream()) {
            total += body.readNBytes(1_000_000).length;
            groups.deleteMany(Filters.eq("entry.country", "TL"));
            total += body.transferTo(java.io.OutputStream.nullOutputStream());
        }
        assertThat(total).isGreaterThan(1_000_000).isLessThan((long) MANY * LARGE * 3 / 4);
    }

    private Calls.Answer imported(String lines) {
        return api.exchange(
                HttpMethod.POST,
                "/api/roster/imports",
                api.coordinator(),
                null,
                lines,
                MediaType.parseMediaType("application/x-ndjson"));
    }

    private String text(String of) {
        var answer = api.get("/api/roster/export." + of);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body().isString()
                ? answer.body().asString()
                : answer.body().toString();
    }
}
