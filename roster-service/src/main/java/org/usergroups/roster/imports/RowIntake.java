package org.usergroups.roster.imports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.usergroups.platform.web.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes the rows of one file in, in order, and hands them on in batches: addresses of people go, each row is written in one form
 * whatever the file's, and an id that was in the file before is refused.
 */
final class RowIntake {

    static final int BATCH = 100;
    private static final int ROWS_AT_MOST = 50_000;
    private static final int DROPPED_NAMES = 10;

    private final JsonMapper json;
    private final Batches batches;
    private final Map<String, Integer> seen = new HashMap<>();
    private List<ImportRow> batch = new ArrayList<>();
    private int count;

    /** Where batches go. */
    interface Batches {
        void take(List<ImportRow> rows) throws IOException;
    }

    RowIntake(JsonMapper json, Batches batches) {
        this.json = mapper(json);
        this.batches = batches;
    }

    /** The mapper of the rosters' form: fields that it does not have are left out. */
    static JsonMapper mapper(JsonMapper json) {
        return json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    /** A row that says an entry, with the fields of {@link RosterLine}. */
    void entry(int number, ObjectNode said) throws IOException {
        var dropped = PrivateParts.drop(said);
        RosterLine line;
        try {
            line = json.treeToValue(said, RosterLine.class);
        } catch (JacksonException malformed) {
            refuse(number, null, field(malformed), "This is not of the import's form: " + firstSentence(malformed));
            return;
        }
        if (line.id() == null || line.id().isBlank()) {
            refuse(number, null, "id", "This is needed: it becomes the group's address.");
            return;
        }
        row(number, line.id(), json.writeValueAsString(line), dropped);
    }

    /** A row that is an event of a calendar. */
    void event(int number, String id, EventLine said, List<String> dropped) throws IOException {
        row(number, id, json.writeValueAsString(said), dropped);
    }

    private void row(int number, String id, String text, List<String> dropped) throws IOException {
        var before = seen.putIfAbsent(id, number);
        if (before != null) {
            refuse(number, id, "id", "This id is in row %d already; that row counts.".formatted(before));
            return;
        }
        add(ImportRow.waiting(
                number, id, text, dropped.stream().limit(DROPPED_NAMES).toList()));
    }

    void refuse(int number, @Nullable String id, @Nullable String field, String reason) throws IOException {
        add(ImportRow.refused(number, id, field, reason));
    }

    private void add(ImportRow row) throws IOException {
        if (++count > ROWS_AT_MOST) {
            throw Problem.tooLarge("A file may have at most %,d rows. Import it in parts.".formatted(ROWS_AT_MOST));
        }
        batch.add(row);
        if (batch.size() == BATCH) {
            flush();
        }
    }

    /** Hands on what is left; answers how many rows there were. */
    int finish() throws IOException {
        flush();
        return count;
    }

    private void flush() throws IOException {
        if (!batch.isEmpty()) {
            batches.take(List.copyOf(batch));
            batch = new ArrayList<>();
        }
    }

    static String firstSentence(JacksonException malformed) {
        var message = String.valueOf(malformed.getOriginalMessage());
        var end = message.indexOf('\n');
        var line = end < 0 ? message : message.substring(0, end);
        return line.length() > 200 ? line.substring(0, 200) + "…" : line;
    }

    private static @Nullable String field(JacksonException malformed) {
        return malformed.getPath().isEmpty()
                ? null
                : malformed.getPath().getFirst().getPropertyName();
    }
}
