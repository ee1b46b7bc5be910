package org.usergroups.roster.exports;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.files.CsvCell;
import org.usergroups.roster.groups.Group;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** CSV (RFC 4180) with a row that names the columns. Lists of words are joined by semicolons, what has parts is JSON. */
final class CsvRoster implements RosterWriter {

    private static final List<String> COLUMNS = List.of(
            "id",
            "name",
            "description",
            "language",
            "url",
            "country",
            "subdivision",
            "region",
            "city",
            "lat",
            "lon",
            "timezone",
            "scope",
            "online",
            "languages",
            "topics",
            "foundedOn",
            "status",
            "channels",
            "places",
            "access",
            "story",
            "translations",
            "source",
            "licence",
            "note",
            "confirmedAt",
            "confirmBy",
            "formerSlugs",
            "verifiedHost",
            "featuredUntil",
            "featuredNote");

    private final Writer out;
    private final Instant now;
    private final JsonMapper json;

    CsvRoster(Writer out, Instant now, JsonMapper json) {
        this.out = out;
        this.now = now;
        this.json = json;
    }

    @Override
    public void begin() throws IOException {
        out.write(String.join(",", COLUMNS) + "\r\n");
    }

    @Override
    public void write(Stored<Group> group) throws IOException {
        var line = ExportedLine.of(group, now);
        var fields = json.<JsonNode>valueToTree(line);
        out.write(
                COLUMNS.stream().map(column -> cell(fields.path(column))).collect(Collectors.joining(",", "", "\r\n")));
    }

    private String cell(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (value.isNumber()) {
            // A number that begins with a minus is no formula.
            return value.asString();
        }
        if (value.isValueNode()) {
            return CsvCell.of(value.asString());
        }
        var isPlain = value.isArray() && value.valueStream().allMatch(CsvRoster::isWord);
        return CsvCell.of(
                isPlain
                        ? value.valueStream().map(JsonNode::asString).collect(Collectors.joining("; "))
                        : Objects.requireNonNull(json.writeValueAsString(value)));
    }

    private static boolean isWord(JsonNode item) {
        return item.isString()
                && item.asString().chars().noneMatch(one -> ";,|[".indexOf(one) >= 0)
                && item.asString().equals(item.asString().strip());
    }
}
