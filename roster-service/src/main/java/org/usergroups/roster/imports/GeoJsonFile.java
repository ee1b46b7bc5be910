package org.usergroups.roster.imports;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.usergroups.platform.web.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a GeoJSON FeatureCollection (RFC 7946, section 3.3) feature by feature. The properties are the fields of {@link RosterLine};
 * the geometry, a point or none, says where the entry is.
 */
final class GeoJsonFile {

    private final JsonMapper json;

    GeoJsonFile(JsonMapper json) {
        this.json = json;
    }

    void read(InputStream body, RowIntake rows) throws IOException {
        var limit = new RowLimit(body);
        var number = 0;
        var hasFeatures = false;
        try (var parser = json.createParser((InputStream) new BufferedInputStream(limit, 8_192))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw none();
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = parser.currentName();
                var value = parser.nextToken();
                if (!"features".equals(name) || value != JsonToken.START_ARRAY) {
                    parser.skipChildren();
                    continue;
                }
                hasFeatures = true;
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    limit.next();
                    take(++number, feature(parser), rows);
                }
            }
        } catch (JacksonException broken) {
            for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
                if (cause instanceof Problem problem) {
                    throw problem;
                }
            }
            throw Problem.malformed(
                    "The file is not JSON after feature %d: %s".formatted(number, RowIntake.firstSentence(broken)));
        }
        if (!hasFeatures) {
            throw none();
        }
    }

    private static Problem none() {
        return Problem.malformed("The file is no GeoJSON FeatureCollection: it needs a list “features”.");
    }

    private static JsonNode feature(JsonParser parser) {
        return parser.readValueAsTree();
    }

    private static void take(int number, JsonNode feature, RowIntake rows) throws IOException {
        var id = feature.path("id").isValueNode() ? feature.path("id").asString(null) : null;
        if (!(feature.path("properties") instanceof ObjectNode said)) {
            rows.refuse(number, id, "properties", "A feature needs properties, such as name.");
            return;
        }
        var called = said.path("id").asString(id);
        if (called != null) {
            said.put("id", called);
        }
        var wrong = place(said, feature.path("geometry"));
        if (wrong != null) {
            rows.refuse(number, called, "geometry", wrong);
            return;
        }
        rows.entry(number, said);
    }

    private static @Nullable String place(ObjectNode said, JsonNode geometry) {
        if (geometry.isNull() || geometry.isMissingNode()) {
            return null;
        }
        var coordinates = geometry.path("coordinates");
        if (!"Point".equals(geometry.path("type").asString(""))
                || !coordinates.path(0).isNumber()
                || !coordinates.path(1).isNumber()) {
            return "Must be a Point with a longitude and a latitude, or null.";
        }
        said.put("lon", coordinates.path(0).asDouble());
        said.put("lat", coordinates.path(1).asDouble());
        return null;
    }
}
