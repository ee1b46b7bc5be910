package org.usergroups.roster.exports;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.platform.web.FieldErrors;
import org.usergroups.roster.PortalPages;
import org.usergroups.roster.calendars.ComingMeetings;
import org.usergroups.roster.groups.Groups;
import org.usergroups.roster.groups.Selection;
import org.usergroups.roster.groups.Selections;
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
    private final Selections selections;
    private final ComingMeetings meetings;
    private final PortalPages pages;
    private final InstantSource clock;
    private final JsonMapper json;

    ExportController(
            Groups groups,
            Selections selections,
            ComingMeetings meetings,
            PortalPages pages,
            InstantSource clock,
            JsonMapper json) {
        this.groups = groups;
        this.selections = selections;
        this.meetings = meetings;
        this.pages = pages;
        this.clock = clock;
        this.json = json;
    }

    /**
     * Of which groups; what is absent is not asked for.
     *
     * @param country by code or by name
     * @param status each one, or several with commas between them
     */
    record Wanted(
            @Nullable String country,
            @Nullable List<String> status,
            @Nullable String topic) {}

    @GetMapping(path = "/export.csv", produces = "text/csv")
    void csv(@ParameterObject Wanted wanted, HttpServletResponse response) throws IOException {
        send(
                wanted,
                "csv",
                "text/csv;charset=UTF-8",
                response,
                (selection, out) -> new CsvRoster(out, clock.instant(), json));
    }

    @GetMapping(path = "/export.jsonl", produces = "application/x-ndjson")
    void jsonLines(@ParameterObject Wanted wanted, HttpServletResponse response) throws IOException {
        send(
                wanted,
                "jsonl",
                "application/x-ndjson",
                response,
                (selection, out) -> new JsonLinesRoster(out, clock.instant(), json));
    }

    @GetMapping(path = "/export.geojson", produces = "application/geo+json")
    void geoJson(@ParameterObject Wanted wanted, HttpServletResponse response) throws IOException {
        send(
                wanted,
                "geojson",
                "application/geo+json",
                response,
                (selection, out) -> new GeoJsonRoster(out, clock.instant(), json));
    }

    /** The feeds of the groups' blogs, for a feed reader. */
    @GetMapping(path = "/export.opml", produces = "text/x-opml")
    void opml(@ParameterObject Wanted wanted, HttpServletResponse response) throws IOException {
        send(
                wanted,
                "opml",
                "text/x-opml;charset=UTF-8",
                response,
                (selection, out) -> new OpmlRoster(out, selection.title(), clock.instant(), pages));
    }

    /** All coming meetings of these groups. */
    @GetMapping(path = "/export.ics", produces = "text/calendar")
    void calendar(@ParameterObject Wanted wanted, HttpServletResponse response) throws IOException {
        var selection = head(wanted, "ics", "text/calendar;charset=UTF-8", response);
        meetings.write(selection.title(), selection::matches, response.getOutputStream());
    }

    private Selection head(Wanted wanted, String extension, String type, HttpServletResponse response) {
        var errors = new FieldErrors();
        var selection = selections.read(wanted.country(), wanted.status(), wanted.topic(), errors);
        errors.refuse();
        var country = selection.country();
        var fileName =
                "usergroups%s.%s".formatted(country == null ? "" : "-" + country.toLowerCase(Locale.ROOT), extension);
        response.setContentType(type);
        response.setHeader(
                HttpHeaders.CACHE_CONTROL,
                CacheControl.maxAge(FRESH).cachePublic().getHeaderValue());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(fileName).build().toString());
        return selection;
    }

    private interface Writers {
        RosterWriter of(Selection selection, Writer out) throws IOException;
    }

    private void send(Wanted wanted, String extension, String type, HttpServletResponse response, Writers writers)
            throws IOException {
        var selection = head(wanted, extension, type, response);
        var out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        var writer = writers.of(selection, out);
        writer.begin();
        String after = null;
        do {
            var page = groups.selected(selection, after, PAGE);
            for (var group : page) {
                writer.write(group);
            }
            out.flush();
            after = page.size() < PAGE ? null : page.getLast().state().slug();
        } while (after != null);
        writer.end();
        out.flush();
    }
}
