package org.usergroups.search.exports;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.platform.web.Problem;
import org.usergroups.search.queries.FoundDocuments;
import org.usergroups.search.queries.SearchParameters;
import tools.jackson.databind.json.JsonMapper;

/**
 * Any search as a file. It is sent as it is read, a page at a time, so that a large one takes no more memory than a small one; only a few are
 * read at once, since each holds a point in time of the index.
 */
@RestController
@RequestMapping("/api/search")
class ExportController {

    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final int AT_ONCE = 4;

    private final FoundDocuments found;
    private final PortalAddresses addresses;
    private final JsonMapper json;
    private final InstantSource clock;
    private final Semaphore underWay = new Semaphore(AT_ONCE);

    ExportController(FoundDocuments found, PortalAddresses addresses, JsonMapper json, InstantSource clock) {
        this.found = found;
        this.addresses = addresses;
        this.json = json;
        this.clock = clock;
    }

    private interface Writers {
        FoundWriter of(Writer out) throws IOException;
    }

    @Operation(operationId = "exportCsv", summary = "What a search finds as a table")
    @GetMapping(path = "/export.csv", produces = "text/csv")
    void csv(@ParameterObject SearchParameters asked, HttpServletResponse response) throws IOException {
        send(found.query(asked), "csv", "text/csv;charset=UTF-8", response, out -> new CsvFound(out, addresses));
    }

    @Operation(operationId = "exportJson", summary = "What a search finds as JSON")
    @GetMapping(path = "/export.json", produces = "application/json")
    void json(@ParameterObject SearchParameters asked, HttpServletResponse response) throws IOException {
        send(found.query(asked), "json", "application/json", response, out -> JsonFound.array(out, json, addresses));
    }

    @Operation(operationId = "exportGeojson", summary = "What a search finds for a map")
    @GetMapping(path = "/export.geojson", produces = "application/geo+json")
    void geoJson(@ParameterObject SearchParameters asked, HttpServletResponse response) throws IOException {
        send(
                found.query(asked),
                "geojson",
                "application/geo+json",
                response,
                out -> JsonFound.features(out, json, addresses));
    }

    /** The feeds of the posts of the groups that are found, for a feed reader. */
    @Operation(
            operationId = "exportOpml",
            summary = "The feeds of the posts of the groups that a search finds, for a feed reader")
    @GetMapping(path = "/export.opml", produces = "text/x-opml")
    void opml(@ParameterObject SearchParameters asked, HttpServletResponse response) throws IOException {
        send(
                found.query(asked, "group"),
                "opml",
                "text/x-opml;charset=UTF-8",
                response,
                out -> new OpmlFound(out, clock.instant(), addresses));
    }

    /** The meetings that are found, coming ones unless {@code from} says otherwise. */
    @Operation(
            operationId = "exportIcs",
            summary = "The meetings that a search finds, coming ones unless from says otherwise")
    @GetMapping(path = "/export.ics", produces = "text/calendar")
    void calendar(@ParameterObject SearchParameters asked, HttpServletResponse response) throws IOException {
        var now = clock.instant();
        send(
                found.query(asked.from() == null ? asked.from(now) : asked, "meeting"),
                "ics",
                "text/calendar;charset=UTF-8",
                response,
                out -> new CalendarFound(out, now, addresses));
    }

    private void send(Query query, String extension, String mediaType, HttpServletResponse response, Writers writers)
            throws IOException {
        if (!underWay.tryAcquire()) {
            throw Problem.unavailable("Many files are being sent at the moment. Try again in a minute.");
        }
        try {
            response.setContentType(mediaType);
            response.setHeader(
                    HttpHeaders.CACHE_CONTROL,
                    CacheControl.maxAge(FRESH).cachePublic().getHeaderValue());
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename("usergroups." + extension)
                            .build()
                            .toString());
            var out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
            var writer = writers.of(out);
            found.read(query, page -> {
                for (var document : page) {
                    writer.write(document);
                }
                out.flush();
            });
            writer.end();
            out.flush();
        } finally {
            underWay.release();
        }
    }
}
