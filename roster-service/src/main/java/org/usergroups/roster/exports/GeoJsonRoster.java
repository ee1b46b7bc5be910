package org.usergroups.roster.exports;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import org.usergroups.platform.events.Stored;
import org.usergroups.roster.groups.Group;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A FeatureCollection (RFC 7946): a point for each entry, or a null geometry for what is in no one place. */
final class GeoJsonRoster implements RosterWriter {

    private final Writer out;
    private final Instant now;
    private final JsonMapper json;
    private boolean isFirst = true;

    GeoJsonRoster(Writer out, Instant now, JsonMapper json) {
        this.out = out;
        this.now = now;
        this.json = json;
    }

    @Override
    public void begin() throws IOException {
        out.write("{\"type\":\"FeatureCollection\",\"features\":[");
    }

    @Override
    public void write(Stored<Group> group) throws IOException {
        var properties = json.<ObjectNode>valueToTree(ExportedLine.of(group, now));
        var lat = properties.remove("lat");
        var lon = properties.remove("lon");
        var feature = json.createObjectNode();
        feature.put("type", "Feature");
        feature.put("id", group.state().slug());
        if (lat == null || lon == null) {
            feature.putNull("geometry");
        } else {
            feature.putObject("geometry")
                    .put("type", "Point")
                    .putArray("coordinates")
                    .add(lon)
                    .add(lat);
        }
        feature.set("properties", properties);
        out.write(isFirst ? "\n" : ",\n");
        out.write(json.writeValueAsString(feature));
        isFirst = false;
    }

    @Override
    public void end() throws IOException {
        out.write("\n]}\n");
    }
}
