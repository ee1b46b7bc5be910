package org.usergroups.roster.exports;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import org.usergroups.platform.events.Stored;
import org.usergroups.roster.groups.Group;
import tools.jackson.databind.json.JsonMapper;

/** One JSON object a line, in the form that an import reads. */
final class JsonLinesRoster implements RosterWriter {

    private final Writer out;
    private final Instant now;
    private final JsonMapper json;

    JsonLinesRoster(Writer out, Instant now, JsonMapper json) {
        this.out = out;
        this.now = now;
        this.json = json;
    }

    @Override
    public void write(Stored<Group> group) throws IOException {
        out.write(json.writeValueAsString(ExportedLine.of(group, now)));
        out.write('\n');
    }
}
