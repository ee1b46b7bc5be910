package org.usergroups.roster.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Takes addresses of people out of what a file says: fields for them, values that are one, and {@code mailto:} links in texts. */
final class PrivateParts {

    private static final Pattern FIELD =
            Pattern.compile("(.*[_ .-])?(e[_ -]?)?mails?([_ .-]?address(es)?)?|.*e-?mail.*", Pattern.CASE_INSENSITIVE);

    /** No colon, which an address has only within quotation marks (RFC 5321): {@code https://social.example/@ana} is a link. */
    private static final Pattern ADDRESS =
            Pattern.compile("\\s*(mailto:.*|<?[^\\s@<>:]{1,64}@[^\\s@<>/]{1,255}>?)\\s*");

    private static final Pattern LINK = Pattern.compile("<?mailto:[^\\s>)\\]\"']*>?", Pattern.CASE_INSENSITIVE);

    private PrivateParts() {}

    static boolean isField(String name) {
        return FIELD.matcher(name.strip()).matches();
    }

    /** Changes the object, and answers the names of the fields that something was taken out of. */
    static List<String> drop(ObjectNode object) {
        var dropped = new ArrayList<String>();
        for (var name : List.copyOf(object.propertyNames())) {
            var value = object.get(name);
            if (value.isNull()) {
                continue;
            }
            if (isField(name)) {
                object.remove(name);
                dropped.add(name);
                continue;
            }
            var clean = clean(value);
            if (!clean.equals(value)) {
                object.set(name, clean);
                dropped.add(name);
            }
        }
        return dropped;
    }

    private static JsonNode clean(JsonNode value) {
        return switch (value) {
            case ArrayNode list -> {
                var kept = JsonNodeFactory.instance.arrayNode();
                list.valueStream()
                        .filter(item -> !isAddress(item))
                        .map(PrivateParts::clean)
                        .forEach(kept::add);
                yield kept;
            }
            case ObjectNode object -> {
                var copy = object.deepCopy();
                drop(copy);
                yield copy;
            }
            default -> value.isString() ? text(value) : value;
        };
    }

    /** Whether a list's item is nothing but an address, as a channel whose link is one. */
    private static boolean isAddress(JsonNode item) {
        var said = item.isObject() ? item.path("url") : item;
        return said.isString() && ADDRESS.matcher(said.asString()).matches();
    }

    private static JsonNode text(JsonNode value) {
        var text = value.asString();
        if (text.indexOf('@') < 0) {
            return value;
        }
        if (ADDRESS.matcher(text).matches()) {
            return JsonNodeFactory.instance.nullNode();
        }
        var without = LINK.matcher(text).replaceAll("");
        return without.equals(text) ? value : JsonNodeFactory.instance.stringNode(without.strip());
    }
}
