package org.usergroups.roster.imports;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.AlreadyExists;
import org.usergroups.platform.events.StaleVersion;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.Secrets;
import org.usergroups.roster.groups.Entry;
import org.usergroups.roster.groups.Forms;
import org.usergroups.roster.groups.GroupForm;
import org.usergroups.roster.groups.Groups;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes over a roster from JSON lines (one object a line, UTF-8). A line's {@code id} becomes the slug, so the same file again
 * changes nothing. A line that cannot be taken is reported with its number and the reason, and stops nothing.
 */
@Component
class JsonLinesImport {

    private static final int LONGEST_LINE = 64 * 1024;
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int REJECTIONS_SHOWN = 1_000;

    private final Groups groups;
    private final Forms forms;
    private final JsonMapper json;

    JsonLinesImport(Groups groups, Forms forms, JsonMapper json) {
        this.groups = groups;
        this.forms = forms;
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    /** What became of the lines that are not blank; at most 1,000 rejections are named, all are counted. */
    record Report(int lines, int created, int changed, int unchanged, int rejectedLines, List<Rejected> rejected) {}

    /** A line that was not taken; {@code line} counts from 1 as an editor does, blank lines included. */
    record Rejected(int line, @Nullable String id, @Nullable String field, String reason) {}

    /** A line of the import's form; fields that are not named here are left out. */
    record Line(
            @Nullable String id,
            @Nullable String name,
            @Nullable String description,
            @Nullable String url,
            @Nullable String country,
            @Nullable String region,
            @Nullable String city,
            @Nullable Double lat,
            @Nullable Double lon,
            @Nullable String timezone,
            @Nullable String scope,
            @Nullable Boolean online,
            @Nullable List<String> languages,
            @Nullable List<String> topics,
            @Nullable String status,
            @Nullable List<Entry.Channel> channels,
            @Nullable String source,
            @Nullable String licence,
            @Nullable String note) {

        GroupForm toForm() {
            var location = lat == null || lon == null ? null : new GroupForm.Point("Point", List.of(lon, lat));
            return new GroupForm(
                    name,
                    id,
                    description,
                    null,
                    null,
                    country,
                    null,
                    region,
                    city,
                    null,
                    location,
                    scope,
                    online,
                    null,
                    timezone,
                    languages,
                    topics,
                    url,
                    channels,
                    null,
                    null,
                    null,
                    // The word of rosters that know no more than two.
                    "inactive".equals(status) ? "dormant" : status,
                    source,
                    licence,
                    note);
        }
    }

    private static final class Tally {
        private int line;
        private int created;
        private int changed;
        private int unchanged;
        private int rejectedLines;
        private final List<Rejected> rejected = new ArrayList<>();

        void reject(@Nullable String id, @Nullable String field, String reason) {
            rejectedLines++;
            if (rejected.size() < REJECTIONS_SHOWN) {
                rejected.add(new Rejected(line, id, field, reason));
            }
        }

        Report report() {
            return new Report(
                    created + changed + unchanged + rejectedLines,
                    created,
                    changed,
                    unchanged,
                    rejectedLines,
                    List.copyOf(rejected));
        }
    }

    Report take(InputStream body) throws IOException {
        var tally = new Tally();
        var input = new BufferedInputStream(body, 64 * 1024);
        var line = new ByteArrayOutputStream();
        var tooLong = false;
        for (var read = input.read(); ; read = input.read()) {
            if (read == '\n' || read < 0) {
                tally.line++;
                if (tooLong) {
                    tally.reject(null, null, "The line is longer than %d kB.".formatted(LONGEST_LINE / 1024));
                } else {
                    take(line.toByteArray(), tally);
                }
                line.reset();
                tooLong = false;
                if (read < 0) {
                    return tally.report();
                }
            } else if (line.size() < LONGEST_LINE) {
                line.write(read);
            } else {
                tooLong = true;
            }
        }
    }

    private void take(byte[] bytes, Tally tally) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            tally.reject(null, null, "The line is not UTF-8.");
            return;
        }
        if (tally.line == 1 && text.startsWith(BYTE_ORDER_MARK)) {
            text = text.substring(1);
        }
        if (text.isBlank()) {
            return;
        }
        Line line;
        try {
            line = json.readValue(text, Line.class);
        } catch (JacksonException malformed) {
            tally.reject(
                    null,
                    null,
                    "The line is not JSON of the import's form: " + firstSentence(malformed.getOriginalMessage()));
            return;
        }
        if (line == null || line.id() == null) {
            tally.reject(null, "id", "This is needed: it becomes the group's address.");
            return;
        }
        var form = line.toForm();
        var reading = forms.read(form);
        var errors = reading.errors().all();
        if (!errors.isEmpty()) {
            var first = errors.getFirst();
            tally.reject(line.id(), first.field().equals("slug") ? "id" : first.field(), first.message());
            return;
        }
        try {
            var there = groups.importedAs(List.of(line.id())).stream().findFirst();
            switch (groups.takeOver(line.id(), Secrets.hash(text), reading.said(), there, false)) {
                case CREATED -> tally.created++;
                case CHANGED -> tally.changed++;
                case UNCHANGED -> tally.unchanged++;
                case KEPT ->
                    tally.reject(
                            line.id(),
                            null,
                            "The group's own people have changed this entry; it stays as they have it.");
            }
        } catch (Problem refused) {
            tally.reject(line.id(), null, String.valueOf(refused.getBody().getDetail()));
        } catch (StaleVersion | AlreadyExists raced) {
            tally.reject(line.id(), null, "Somebody else changed this group at the same moment. Import it again.");
        }
    }

    private static String firstSentence(String message) {
        var end = message.indexOf('\n');
        var line = end < 0 ? message : message.substring(0, end);
        return line.length() > 200 ? line.substring(0, 200) + "…" : line;
    }
}
