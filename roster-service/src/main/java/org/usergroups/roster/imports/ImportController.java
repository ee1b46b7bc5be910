package org.usergroups.roster.imports;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.Page;
import org.usergroups.platform.web.Problem;
import org.usergroups.platform.web.files.CsvCell;
import org.usergroups.roster.groups.Groups;
import org.usergroups.roster.members.Rights;

/** Imports, by coordinators: a file is kept and worked on, and every row is answered for. */
@RestController
@RequestMapping("/api/roster/imports")
class ImportController {

    private static final int BATCHES_A_PAGE = 200;

    private final RosterFiles files;
    private final Imports imports;
    private final ImportWorker worker;
    private final Groups groups;
    private final Rights rights;
    private final Ids ids;

    ImportController(RosterFiles files, Imports imports, ImportWorker worker, Groups groups, Rights rights, Ids ids) {
        this.files = files;
        this.imports = imports;
        this.worker = worker;
        this.groups = groups;
        this.rights = rights;
        this.ids = ids;
    }

    /** Takes groups over, one JSON object a line; answers when the whole body has been read. For scripts. */
    @PostMapping(
            consumes = {"application/x-ndjson", "application/jsonl"},
            params = {"!format", "!dryRun"})
    RosterFiles.Report take(HttpServletRequest request, Caller caller) throws IOException {
        rights.requireCoordinator(caller);
        return files.takeLines(request.getInputStream());
    }

    /**
     * Keeps a file and begins to import it, or to say what would happen.
     *
     * @param format csv, jsonl, geojson or ics; what the content type says if it is left out
     * @param group whose meetings the events of a calendar are; for ics alone
     */
    @PostMapping(
            consumes = {
                "text/csv",
                "application/x-ndjson",
                "application/jsonl",
                "application/geo+json",
                "text/calendar",
                "application/octet-stream"
            })
    ResponseEntity<ImportView> begin(
            @RequestParam(required = false) @Nullable String format,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(required = false) @Nullable String group,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            HttpServletRequest request,
            Caller caller)
            throws IOException {
        rights.requireCoordinator(caller);
        var id = ids.forRequest(caller.memberId(), "imports", key);
        var there = key == null ? Optional.<ImportJob>empty() : imports.find(id);
        var job = there.isPresent() ? there.get() : stored(id, format, dryRun, group, request, caller);
        worker.look();
        return ResponseEntity.created(URI.create("/api/roster/imports/" + job.id()))
                .body(ImportView.of(job));
    }

    private ImportJob stored(
            String id,
            @Nullable String name,
            boolean dryRun,
            @Nullable String group,
            HttpServletRequest request,
            Caller caller)
            throws IOException {
        var format = (name == null ? Format.ofType(request.getContentType()) : Format.named(name))
                .orElseThrow(() -> Problem.invalid("format", "Must be csv, jsonl, geojson or ics."));
        if (format == Format.ics && group == null) {
            throw Problem.invalid("group", "Name the group whose meetings these are.");
        }
        var owner = format == Format.ics ? groups.get(String.valueOf(group)) : null;
        return files.store(id, caller.memberId(), format, owner, dryRun, request.getInputStream());
    }

    /** The last imports, the newest first. */
    @GetMapping
    Page<ImportView> list(Caller caller) {
        rights.requireCoordinator(caller);
        return Page.of(imports.last().stream().map(ImportView::of).toList());
    }

    @GetMapping("/{id}")
    ImportView read(@PathVariable String id, Caller caller) {
        rights.requireCoordinator(caller);
        return ImportView.of(imports.get(id));
    }

    /** A row and what became of it, or would. */
    record RowView(
            int row,
            @Nullable String id,
            Outcome result,
            @Nullable String field,
            @Nullable String reason,
            List<String> dropped,
            List<ImportRow.Change> changes) {

        static RowView of(ImportRow row) {
            return new RowView(
                    row.number(), row.id(), row.result(), row.field(), row.reason(), row.dropped(), row.changes());
        }
    }

    /**
     * The report, row by row. A page may have fewer rows than asked for, even none, and still be followed by another.
     *
     * @param result of the rows to be shown; all if it is left out
     */
    @GetMapping("/{id}/rows")
    Page<RowView> rows(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String result,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer size,
            Caller caller) {
        rights.requireCoordinator(caller);
        var job = imports.get(id);
        var wanted = outcome(result);
        var most = Page.size(size);
        var at = cursor == null ? 0 : position(Page.key(cursor));
        var shown = new ArrayList<RowView>();
        var batch = at / RowIntake.BATCH;
        var last = Math.min(job.batches(), batch + BATCHES_A_PAGE);
        for (var from = at % RowIntake.BATCH; batch < last; batch++, from = 0) {
            var some = imports.rows(id, batch);
            for (var index = from; index < some.size(); index++) {
                if (shown.size() == most) {
                    return new Page<>(shown, Page.cursor(String.valueOf(batch * RowIntake.BATCH + index)));
                }
                var row = some.get(index);
                if (wanted == null || row.result() == wanted) {
                    shown.add(RowView.of(row));
                }
            }
        }
        return new Page<>(shown, batch < job.batches() ? Page.cursor(String.valueOf(batch * RowIntake.BATCH)) : null);
    }

    /** The report as a file for spreadsheets. */
    @GetMapping(path = "/{id}/rows.csv", produces = "text/csv")
    void csv(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String result,
            Caller caller,
            HttpServletResponse response)
            throws IOException {
        rights.requireCoordinator(caller);
        var job = imports.get(id);
        var wanted = outcome(result);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("import-report.csv")
                        .build()
                        .toString());
        var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        out.write("row,id,result,field,reason,changes,dropped\r\n");
        for (var batch = 0; batch < job.batches(); batch++) {
            for (var row : imports.rows(id, batch)) {
                if (wanted == null || row.result() == wanted) {
                    out.write(csv(row));
                }
            }
            out.flush();
        }
    }

    private static String csv(ImportRow row) {
        var changes = row.changes().stream()
                .map(change -> "%s: %s → %s"
                        .formatted(
                                change.field(),
                                Objects.requireNonNullElse(change.before(), ""),
                                Objects.requireNonNullElse(change.after(), "")))
                .collect(Collectors.joining("\n"));
        return Stream.of(
                        String.valueOf(row.number()),
                        Objects.requireNonNullElse(row.id(), ""),
                        row.result().name(),
                        Objects.requireNonNullElse(row.field(), ""),
                        Objects.requireNonNullElse(row.reason(), ""),
                        changes,
                        String.join(", ", row.dropped()))
                .map(CsvCell::of)
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    private static @Nullable Outcome outcome(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            return null;
        }
        return Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        Problem.invalid("result", "Must be created, changed, unchanged, kept, rejected or waiting."));
    }

    private static int position(String key) {
        try {
            return Math.max(0, Integer.parseInt(key));
        } catch (NumberFormatException foreign) {
            throw Problem.malformed("The cursor is none that this list has given out. Start again without it.");
        }
    }

    /** Imports for real what was tried, or goes on with what was cancelled; again it changes nothing. */
    @PostMapping("/{id}/run")
    ImportView run(@PathVariable String id, Caller caller) {
        rights.requireCoordinator(caller);
        var job = imports.run(imports.get(id));
        worker.look();
        return ImportView.of(job);
    }

    /** Stops an import. What it has taken over stays. */
    @PostMapping("/{id}/cancellation")
    ImportView cancel(@PathVariable String id, Caller caller) {
        rights.requireCoordinator(caller);
        return ImportView.of(imports.cancel(imports.get(id)));
    }
}
