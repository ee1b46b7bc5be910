package org.usergroups.roster.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a file and what became of it. Public, since the driver's codec reads it by reflection.
 *
 * @param number as an editor counts lines, from 1; of GeoJSON the number of the feature, of iCalendar that of the event
 * @param id what the row calls the entry
 * @param text what the row says, as JSON; absent where nothing can be taken of it
 * @param field the field concerned
 * @param reason why it was not taken, or what is to be known of it
 * @param dropped fields that held addresses of people, which are not taken
 */
public record ImportRow(
        int number,
        @Nullable String id,
        @Nullable String text,
        Outcome result,
        @Nullable String field,
        @Nullable String reason,
        List<String> dropped,
        List<Change> changes) {

    /** A field that the row changes, as text; absent where there is no value. */
    public record Change(
            String field, @Nullable String before, @Nullable String after) {}

    public ImportRow {
        dropped = dropped == null ? List.of() : List.copyOf(dropped);
        changes = changes == null ? List.of() : List.copyOf(changes);
    }

    static ImportRow waiting(int number, String id, String text, List<String> dropped) {
        return new ImportRow(number, id, text, Outcome.waiting, null, null, dropped, List.of());
    }

    static ImportRow refused(int number, @Nullable String id, @Nullable String field, String reason) {
        return new ImportRow(number, id, null, Outcome.rejected, field, reason, List.of(), List.of());
    }

    /** The row as it was before its turn. */
    ImportRow again() {
        return text == null ? this : with(Outcome.waiting, null, null, List.of());
    }

    ImportRow with(Outcome outcome) {
        return with(outcome, null, null, List.of());
    }

    ImportRow with(Outcome outcome, @Nullable String concerned, @Nullable String why, List<Change> differences) {
        return new ImportRow(number, id, text, outcome, concerned, why, dropped, differences);
    }
}
