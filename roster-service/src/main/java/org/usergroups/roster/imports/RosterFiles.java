package org.usergroups.roster.imports;

import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Stored;
import org.usergroups.roster.groups.Group;
import tools.jackson.databind.json.JsonMapper;

/** Reads files of every format: to be imported at once, or as jobs. */
@Component
class RosterFiles {

    private static final int REJECTIONS_SHOWN = 1_000;

    private final Imports imports;
    private final Judging judging;
    private final InstantSource clock;
    private final JsonMapper json;

    RosterFiles(Imports imports, Judging judging, InstantSource clock, JsonMapper json) {
        this.imports = imports;
        this.judging = judging;
        this.clock = clock;
        this.json = json;
    }

    /** What became of the lines that are not blank; at most 1,000 rejections are named, all are counted. */
    record Report(int lines, int created, int changed, int unchanged, int rejectedLines, List<Rejected> rejected) {}

    /** A line that was not taken; {@code line} counts from 1 as an editor does, blank lines included. */
    record Rejected(int line, @Nullable String id, @Nullable String field, String reason) {}

    /** Takes JSON lines over while they are read. */
    Report takeLines(InputStream body) throws IOException {
        var since = clock.instant();
        var counts = new ImportJob.Counts[] {ImportJob.Counts.NONE};
        var rejected = new ArrayList<Rejected>();
        var intake = new RowIntake(json, rows -> {
            var judged = judging.entries(rows, false, since);
            counts[0] = counts[0].plus(judged);
            judged.stream()
                    .filter(row -> row.result() == Outcome.rejected || row.result() == Outcome.kept)
                    .limit(REJECTIONS_SHOWN - rejected.size())
                    .map(row -> new Rejected(row.number(), row.id(), row.field(), String.valueOf(row.reason())))
                    .forEach(rejected::add);
        });
        new JsonLines(json).read(body, intake);
        var lines = intake.finish();
        var total = counts[0];
        return new Report(
                lines,
                total.created(),
                total.changed(),
                total.unchanged(),
                total.rejected() + total.kept(),
                List.copyOf(rejected));
    }

    /** Keeps the rows of a file, to be worked on. */
    ImportJob store(
            String id, String by, Format format, @Nullable Stored<Group> group, boolean isTried, InputStream body)
            throws IOException {
        var batches = new int[1];
        var intake = new RowIntake(json, rows -> imports.keep(id, batches[0]++, rows));
        int rows;
        try {
            read(format, group, body, intake);
            rows = intake.finish();
        } catch (IOException | RuntimeException refused) {
            imports.forget(id, batches[0]);
            throw refused;
        }
        var now = clock.instant();
        return imports.begin(new ImportJob(
                id,
                by,
                format.name(),
                group == null ? null : group.id(),
                isTried,
                ImportJob.State.waiting,
                false,
                rows,
                batches[0],
                0,
                ImportJob.Counts.NONE,
                now,
                now,
                null,
                now,
                null,
                null));
    }

    private void read(Format format, @Nullable Stored<Group> group, InputStream body, RowIntake intake)
            throws IOException {
        switch (format) {
            case csv -> new CsvFile(json).read(body, intake);
            case jsonl -> new JsonLines(json).read(body, intake);
            case geojson -> new GeoJsonFile(json).read(body, intake);
            case ics -> {
                var zone = group == null ? null : group.state().zone();
                new CalendarFileRows(ZoneId.of(zone == null ? "UTC" : zone), clock.instant()).read(body, intake);
            }
        }
    }
}
