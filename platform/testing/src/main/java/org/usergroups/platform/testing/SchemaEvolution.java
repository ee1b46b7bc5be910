package org.usergroups.platform.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Whether a schema may follow another: only optional properties, enumeration values and descriptions may be added. Everything else
 * would break a reader of new events or make old events, which stay in compacted topics for ever, invalid.
 */
public final class SchemaEvolution {

    private static final Set<String> FREE = Set.of("title", "description", "$comment", "examples", "$id");
    private static final Set<String> JUDGED = Set.of("properties", "required", "enum", "items", "$defs");

    private SchemaEvolution() {}

    /** What the next schema breaks, one sentence each; empty if it may follow. */
    public static List<String> breaks(JsonNode released, JsonNode next) {
        var breaks = new ArrayList<String>();
        compare("", released, next, breaks);
        return breaks;
    }

    private static void compare(String path, JsonNode released, JsonNode next, List<String> breaks) {
        var keywords = new TreeSet<>(names(released));
        keywords.addAll(names(next));
        keywords.removeAll(FREE);
        keywords.removeAll(JUDGED);
        for (var keyword : keywords) {
            if (!released.path(keyword).equals(next.path(keyword))) {
                breaks.add("%s: %s was %s and is %s"
                        .formatted(place(path), keyword, released.path(keyword), next.path(keyword)));
            }
        }
        properties(path, released.path("properties"), next.path("properties"), breaks);
        properties(path + "/$defs", released.path("$defs"), next.path("$defs"), breaks);
        required(path, released, next, breaks);
        for (var value : released.path("enum")) {
            if (!next.has("enum")) {
                break;
            }
            if (next.path("enum").valueStream().noneMatch(value::equals)) {
                breaks.add("%s: the value %s is gone".formatted(place(path), value));
            }
        }
        if (released.has("enum") != next.has("enum")) {
            breaks.add("%s: an enumeration was added or removed".formatted(place(path)));
        }
        if (released.has("items") || next.has("items")) {
            compare(path + "/items", released.path("items"), next.path("items"), breaks);
        }
    }

    private static void properties(String path, JsonNode released, JsonNode next, List<String> breaks) {
        for (var property : released.properties()) {
            var name = path + "/" + property.getKey();
            if (next.has(property.getKey())) {
                compare(name, property.getValue(), next.get(property.getKey()), breaks);
            } else {
                breaks.add("%s is gone".formatted(name));
            }
        }
    }

    private static void required(String path, JsonNode released, JsonNode next, List<String> breaks) {
        var before = texts(released.path("required"));
        var after = texts(next.path("required"));
        before.stream()
                .filter(name -> !after.contains(name))
                .forEach(name -> breaks.add("%s/%s is no longer required".formatted(path, name)));
        after.stream()
                .filter(name -> !before.contains(name))
                .forEach(name -> breaks.add("%s/%s is required now".formatted(path, name)));
    }

    private static Set<String> names(JsonNode node) {
        var names = new TreeSet<String>();
        node.properties().forEach(property -> names.add(property.getKey()));
        return names;
    }

    private static Set<String> texts(JsonNode array) {
        var texts = new TreeSet<String>();
        array.forEach(text -> texts.add(text.asString()));
        return texts;
    }

    private static String place(String path) {
        return path.isEmpty() ? "The schema" : path;
    }
}
