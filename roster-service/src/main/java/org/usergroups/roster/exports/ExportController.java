package org.usergroups.roster.exports;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.platform.web.FieldErrors;
import org.usergroups.roster.PortalPages;
import org.usergroups.roster.calendars.ComingMeetings;
import org.usergroups.roster.groups.Freshness;
import org.usergroups.roster.groups.Group;
import org.usergroups.roster.groups.Groups;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything that the roster says in public, or that of one country, status or topic, as a file. It is sent as it is read, a page at a
 * time, so that a large roster takes no more memory than a small one.
 */
@RestController
@RequestMapping("/api/roster")
class ExportController {

    private static final int PAGE = 200;
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final Groups groups;
    private final ComingMeetings meetings;
    private final PortalPages pages;
    private final InstantSource clock;
    private final JsonMapper json;

    ExportController(Groups groups, ComingMeetings meetings, PortalPages pages, InstantSource clock, JsonMapper json) {
        this.groups = groups;
        this.meetings = meetings;
        this.pages = pages;
        this.clock = clock;
        this.json = json;
    }

    /** Of which groups; what is absent is not asked for. */
    record Wanted(
            @Nullable String country,
            @Nullable String status,
            @Nullable String topic) {

        private Wanted checked() {
            var wanted = new Wanted(
                    country == null ? null : country.strip().toUpperCase(Locale.ROOT),
                    status == null ? null : status.strip(),
                    topic == null ? null : topic.strip().toLowerCase(Locale.ROOT));
            new FieldErrors()
                    .check(
                            wanted.country == null || wanted.country.matches("[A-Z]{2}"),
                            "country",
                            "Must be a code such as DE.")
                    .check(
                            wanted.status == null
                                    || Arrays.stream(Freshness.Status.values())
                                            .anyMatch(one -> one.name().equals(wanted.status)),
                            "status",
                            "Must be one of prospective, active, quiet, dormant, archived.")
                    .text(wanted.topic, "topic", 50)
                    .refuse();
            return wanted;
        }

        private boolean matches(Group group) {
            return (country == null || country.equals(group.country()))
                    && (status == null || status.equals(group.status().name()))
                    && (topic == null || group.topics().contains(topic));
        }

        private String title() {
            return country == null
                    ? "Usergroups"
                    : "Usergroups, " + Locale.of("", country).getDisplayCountry(Locale.ENGLISH);
        }

        private String fileName(String extension) {
            return "usergroups%s.%s"
                    .formatted(country == null ? "" : "-" + country.toLowerCase(Locale.ROOT), extension);
        }
    }

    private interface Writers {
        RosterWriter of(Writer out) throws IOException;
    }

    @GetMapping(path = "/export.csv", produces = "text/csv")
    void csv(
            @RequestParam(required = false) @Nullable String country,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String topic,
            HttpServletResponse response)
            throws IOException {
        var wanted = new Wanted(country, status, topic).checked();
        head(response, "text/csv;charset=UTF-8", wanted.fileName("csv"));
        send(wanted, response, out -> new CsvRoster(out, json));
    }

    @GetMapping(path = "/export.jsonl", produces = "application/x-ndjson")
    void jsonLines(
            @RequestParam(required = false) @Nullable String country,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String topic,
            HttpServletResponse response)
            throws IOException {
        var wanted = new Wanted(country, status, topic).checked();
        head(response, "application/x-ndjson", wanted.fileName("jsonl"));
        send(wanted, response, out -> new JsonLinesRoster(out, json));
    }

    @GetMapping(path = "/export.geojson", produces = "application/geo+json")
    void geoJson(
            @RequestParam(required = false) @Nullable String country,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String topic,
            HttpServletResponse response)
            throws IOException {
        var wanted = new Wanted(country, status, topic).checked();
        head(response, "application/geo+json", wanted.fileName("geojson"));
        send(wanted, response, out -> new GeoJsonRoster(out, json));
    }

    /** The feeds of the groups' blogs, for a feed reader. */
    @GetMapping(path = "/export.opml", produces = "text/x-opml")
    void opml(
            @RequestParam(required = false) @Nullable String country,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String topic,
            HttpServletResponse response)
            throws IOException {
        var wanted = new Wanted(country, status, topic).checked();
        head(response, "text/x-opml;charset=UTF-8", wanted.fileName("opml"));
        send(wanted, response, out -> new OpmlRoster(out, wanted.title(), clock.instant(), pages));
    }

    /** All coming meetings of these groups. */
    @GetMapping(path = "/export.ics", produces = "text/calendar")
    void calendar(
            @RequestParam(required = false) @Nullable String country,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String topic,
            HttpServletResponse response)
            throws IOException {
        var wanted = new Wanted(country, status, topic).checked();
        head(response, "text/calendar;charset=UTF-8", wanted.fileName("ics"));
        meetings.write(wanted.title(), wanted::matches, response.getOutputStream());
    }

    private static void head(HttpServletResponse response, String type, String fileName) {
        response.setContentType(type);
        response.setHeader(
                HttpHeaders.CACHE_CONTROL,
                CacheControl.maxAge(FRESH).cachePublic().getHeaderValue());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(fileName).build().toString());
    }

    private void send(Wanted wanted, HttpServletResponse response, Writers writers) throws IOException {
        var out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        var writer = writers.of(out);
        writer.begin();
        String after = null;
        do {
            var page = groups.list(wanted.country(), after, PAGE);
            for (var group : page) {
                if (wanted.matches(group.state())) {
                    writer.write(group);
                }
            }
            out.flush();
            after = page.size() < PAGE ? null : page.getLast().state().slug();
        } while (after != null);
        writer.end();
        out.flush();
    }
}
