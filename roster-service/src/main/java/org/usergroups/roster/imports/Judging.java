package org.usergroups.roster.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.AlreadyExists;
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.events.StaleVersion;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.events.UnpublishableEvent;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.Secrets;
import org.usergroups.roster.groups.Forms;
import org.usergroups.roster.groups.Group;
import org.usergroups.roster.groups.ImportedGroups;
import org.usergroups.roster.groups.Said;
import org.usergroups.roster.meetings.Meeting;
import org.usergroups.roster.meetings.Meetings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes batches of rows over, or says what would become of them. What the roster has of a batch is looked up at once, and a row whose
 * text is that of the last import is done without being read.
 */
@Component
class Judging {

    private static final int SHOWN = 200;
    private static final int CHANGES_AT_MOST = 30;
    private static final String KEPT_ENTRY =
            "The group's own people have changed this entry; it stays as they have it.";
    private static final String KEPT_MEETING =
            "There is a meeting from this event that says something else, or that people have deleted. Theirs stays.";
    private static final String RACED = "Somebody else changed this group at the same moment. Import it again.";

    private final ImportedGroups groups;
    private final Meetings meetings;
    private final Forms forms;
    private final JsonMapper json;

    Judging(ImportedGroups groups, Meetings meetings, Forms forms, JsonMapper json) {
        this.groups = groups;
        this.meetings = meetings;
        this.forms = forms;
        this.json = RowIntake.mapper(json);
    }

    /**
     * Takes over entries.
     *
     * @param since when this import began: what it has done itself, before it was interrupted, is told as done now
     */
    List<ImportRow> entries(List<ImportRow> rows, boolean isTried, Instant since) {
        var waiting = rows.stream()
                .filter(row -> row.result() == Outcome.waiting)
                .map(ImportRow::id)
                .filter(Objects::nonNull)
                .toList();
        var there = groups.as(waiting);
        var arrivals = new ArrayList<ImportedGroups.Arrival>();
        var judged = rows.stream()
                .map(row -> {
                    var id = row.id();
                    var text = row.text();
                    return row.result() == Outcome.waiting && id != null && text != null
                            ? entry(row, id, text, there.get(id), isTried, since, arrivals)
                            : row;
                })
                .toList();
        return isTried || arrivals.isEmpty() ? judged : begun(judged, arrivals, since);
    }

    /** @param arrivals gets what is to begin; the row says that it has */
    private ImportRow entry(
            ImportRow row,
            String id,
            String text,
            @Nullable Stored<Group> there,
            boolean isTried,
            Instant since,
            List<ImportedGroups.Arrival> arrivals) {
        var digest = Secrets.hash(text);
        var last = there == null ? null : there.state().imported();
        if (there != null && last != null && last.digest().equals(digest)) {
            return row.with(sameAgain(there.state(), last, since));
        }
        var reading = forms.read(json.readValue(text, RosterLine.class).toForm());
        var errors = reading.errors().all();
        if (!errors.isEmpty()) {
            var first = errors.getFirst();
            var more = errors.size() == 1 ? "" : " And %d more.".formatted(errors.size() - 1);
            return row.with(Outcome.rejected, named(first.field()), first.message() + more, List.of());
        }
        var said = reading.said();
        var arrival = new ImportedGroups.Arrival(id, digest, said);
        if (there == null) {
            arrivals.add(arrival);
            return row.with(Outcome.created);
        }
        try {
            return switch (groups.takeOver(arrival, there, isTried)) {
                case CHANGED -> row.with(Outcome.changed, null, null, changes(there.state(), said));
                case UNCHANGED -> row.with(Outcome.unchanged);
                case KEPT -> row.with(Outcome.kept, null, KEPT_ENTRY, changes(there.state(), said));
            };
        } catch (RuntimeException failed) {
            return refused(row, id, digest, since, failed);
        }
    }

    private List<ImportRow> begun(List<ImportRow> rows, List<ImportedGroups.Arrival> arrivals, Instant since) {
        var digests =
                arrivals.stream().collect(Collectors.toMap(ImportedGroups.Arrival::id, ImportedGroups.Arrival::digest));
        var failures = groups.begin(arrivals);
        return rows.stream()
                .map(row -> {
                    var id = row.id();
                    var failed = id == null || row.result() != Outcome.created ? null : failures.get(id);
                    return id == null || failed == null
                            ? row
                            : refused(row, id, String.valueOf(digests.get(id)), since, failed);
                })
                .toList();
    }

    private ImportRow refused(ImportRow row, String id, String digest, Instant since, RuntimeException why) {
        return switch (why) {
            case Problem problem ->
                row.with(
                        Outcome.rejected, null, String.valueOf(problem.getBody().getDetail()), List.of());
            case StaleVersion stale -> raced(row, id, digest, since);
            case AlreadyExists taken -> raced(row, id, digest, since);
            case UnpublishableEvent tooMuch ->
                row.with(Outcome.rejected, null, "This is more than can be published.", List.of());
            default -> throw why;
        };
    }

    /** Another worker may have done the same row, after this one was thought to be dead. */
    private ImportRow raced(ImportRow row, String id, String digest, Instant since) {
        var group = groups.as(List.of(id)).get(id);
        var last = group == null ? null : group.state().imported();
        return group != null && last != null && last.digest().equals(digest)
                ? row.with(sameAgain(group.state(), last, since))
                : row.with(Outcome.rejected, null, RACED, List.of());
    }

    private static String named(String field) {
        return field.equals("slug") ? "id" : field.equals("zone") ? "timezone" : field;
    }

    private static Outcome sameAgain(Group group, Group.Imported last, Instant since) {
        if (last.at().isBefore(since)) {
            return Outcome.unchanged;
        }
        return last.at().equals(group.registeredAt()) ? Outcome.created : Outcome.changed;
    }

    private List<ImportRow.Change> changes(Group group, Said said) {
        var before = json.<JsonNode>valueToTree(RosterLine.of(group.slug(), group.entry(), group.status()));
        var after = json.<JsonNode>valueToTree(RosterLine.of(group.slug(), said.entry(), said.status()));
        var names = new TreeSet<>(before.propertyNames());
        names.addAll(after.propertyNames());
        return names.stream()
                .filter(name -> !before.path(name).equals(after.path(name)))
                .limit(CHANGES_AT_MOST)
                .map(name -> new ImportRow.Change(name, shown(before.path(name)), shown(after.path(name))))
                .toList();
    }

    private static @Nullable String shown(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        var text = value.isValueNode() ? value.asString("") : value.toString();
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }

    /** Plans the meetings of a calendar. */
    List<ImportRow> events(List<ImportRow> rows, String groupId, boolean isTried, Instant since) {
        return rows.stream()
                .map(row -> {
                    var text = row.text();
                    return row.result() == Outcome.waiting && text != null
                            ? event(row, text, groupId, isTried, since)
                            : row;
                })
                .toList();
    }

    private ImportRow event(ImportRow row, String text, String groupId, boolean isTried, Instant since) {
        var event = json.readValue(text, EventLine.class);
        var status = event.isCalledOff() ? Meeting.Status.CALLED_OFF : Meeting.Status.PLANNED;
        var id = Ids.of("imported event", groupId, event.key());
        return switch (meetings.takeOver(id, groupId, event.plan(), status, since, isTried)) {
            case CREATED -> row.with(Outcome.created);
            case UNCHANGED -> row.with(Outcome.unchanged);
            case KEPT -> row.with(Outcome.kept, null, KEPT_MEETING, List.of());
        };
    }
}
