package org.usergroups.roster.groups;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What differs between two revisions, field by field as the API names them. */
@Component
class Differences {

    /** The difference in who answers for the entry: by member id, which is no field of its form. */
    static final String OWNER = "owner";

    private final JsonMapper json;

    Differences(JsonMapper json) {
        this.json = json;
    }

    /** One field before and after, as text; absent where it had no value. */
    record Difference(
            String field, @Nullable String before, @Nullable String after) {}

    List<Difference> between(Revision before, Revision after) {
        var old = fields(before);
        var now = fields(after);
        var names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        var differences = new ArrayList<Difference>();
        for (var name : names) {
            if (!Objects.equals(old.get(name), now.get(name))) {
                differences.add(new Difference(name, old.get(name), now.get(name)));
            }
        }
        if (!Objects.equals(before.ownerId(), after.ownerId())) {
            differences.add(new Difference(OWNER, before.ownerId(), after.ownerId()));
        }
        return differences;
    }

    private Map<String, String> fields(Revision revision) {
        var fields = new LinkedHashMap<String, String>();
        collect("", json.valueToTree(GroupForm.of(revision.slug(), revision.entry(), revision.status())), fields);
        return fields;
    }

    /** Objects are told field by field, so that an answer of the story is a line of its own; lists are told whole. */
    private static void collect(String path, JsonNode node, Map<String, String> fields) {
        for (var property : node.properties()) {
            var name = path + property.getKey();
            var value = property.getValue();
            if (value.isObject()) {
                collect(name + ".", value, fields);
            } else if (!value.isNull() && !(value.isArray() && value.isEmpty())) {
                fields.put(
                        name,
                        value.isArray()
                                ? value.valueStream()
                                        .map(item -> item.isString() ? item.asString() : item.toString())
                                        .collect(Collectors.joining("\n"))
                                : value.asString());
            }
        }
    }
}
