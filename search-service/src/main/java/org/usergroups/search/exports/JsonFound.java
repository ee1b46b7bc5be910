package org.usergroups.search.exports;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.usergroups.search.documents.SearchDocument;
import tools.jackson.databind.json.JsonMapper;

/** A JSON text with an array that is written member by member. */
final class JsonFound implements FoundWriter {

    private final Writer out;
    private final JsonMapper json;
    private final Function<SearchDocument, Object> member;
    private final String after;
    private boolean isFirst = true;

    private JsonFound(Writer out, JsonMapper json, String before, Function<SearchDocument, Object> member, String after)
            throws IOException {
        this.out = out;
        this.json = json;
        this.member = member;
        this.after = after;
        out.write(before);
    }

    /** An array. */
    static JsonFound array(Writer out, JsonMapper json, PortalAddresses addresses) throws IOException {
        return new JsonFound(out, json, "[", found -> ExportedThing.of(found, addresses.of(found)), "]\n");
    }

    /** GeoJSON (RFC 7946); what has no place has no geometry. */
    static JsonFound features(Writer out, JsonMapper json, PortalAddresses addresses) throws IOException {
        return new JsonFound(
                out,
                json,
                "{\"type\":\"FeatureCollection\",\"features\":[",
                found -> new Feature("Feature", geometry(found), ExportedThing.of(found, addresses.of(found))),
                "]}\n");
    }

    private record Feature(String type, @Nullable Map<String, Object> geometry, ExportedThing properties) {}

    private static @Nullable Map<String, Object> geometry(SearchDocument found) {
        var point = found.location();
        return point == null ? null : Map.of("type", "Point", "coordinates", List.of(point.lon(), point.lat()));
    }

    @Override
    public void write(SearchDocument found) throws IOException {
        out.write(isFirst ? "\n" : ",\n");
        isFirst = false;
        out.write(Objects.requireNonNull(json.writeValueAsString(member.apply(found))));
    }

    @Override
    public void end() throws IOException {
        out.write(after);
    }
}
