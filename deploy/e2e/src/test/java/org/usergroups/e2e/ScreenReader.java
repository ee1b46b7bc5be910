package org.usergroups.e2e;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** What a screen reader is told of a page, read from the accessibility tree that Chromium makes of it. */
final class ScreenReader {

    /** Roles of what is used and so needs a name; those in capitals are Chromium's own. */
    private static final Set<String> CONTROLS = Set.of(
            "button",
            "checkbox",
            "combobox",
            "Date",
            "DateTime",
            "link",
            "listbox",
            "radio",
            "searchbox",
            "spinbutton",
            "textbox");

    /** Something that is on a page for a screen reader. */
    private record Node(String role, String name, String description, int level) {

        static Node of(JsonObject json) {
            return new Node(
                    value(json, "role"),
                    value(json, "name"),
                    value(json, "description"),
                    Integer.parseInt("0" + property(json, "level")));
        }

        private static String value(JsonObject json, String part) {
            return json.has(part) && json.getAsJsonObject(part).has("value")
                    ? words(json.getAsJsonObject(part).get("value").getAsString())
                    : "";
        }

        private static String property(JsonObject json, String name) {
            return !json.has("properties")
                    ? ""
                    : elements(json, "properties")
                            .filter(property ->
                                    property.get("name").getAsString().equals(name))
                            .map(property -> value(property, "value"))
                            .findFirst()
                            .orElse("");
        }
    }

    private ScreenReader() {}

    /** What somebody who does not see the page would miss. */
    static List<String> misses(Page page) {
        var nodes = nodes(page);
        var missed = new ArrayList<String>();
        if (page.evaluate("document.documentElement.lang").toString().isEmpty()) {
            missed.add("the language of the page");
        }
        if (page.title().isBlank()) {
            missed.add("a title");
        }
        if (nodes.stream().filter(node -> node.role().equals("main")).count() != 1) {
            missed.add("one main landmark");
        }
        if (nodes.stream()
                        .filter(node -> node.role().equals("heading") && node.level() == 1)
                        .count()
                != 1) {
            missed.add("one heading of the first level");
        }
        nodes.stream()
                .filter(node -> CONTROLS.contains(node.role()) && node.name().isEmpty())
                .forEach(node -> missed.add("the name of a " + node.role()));
        missed.addAll(looseErrors(page, nodes));
        if (isNoticePassedBy(page)) {
            missed.add("the notice, since the focus is elsewhere");
        }
        var path = URI.create(page.url()).getPath();
        return missed.stream()
                .map(what -> "a screen reader misses on %s %s".formatted(path, what))
                .toList();
    }

    /** What is wrong with a field, and is not told where the field is. */
    @SuppressWarnings("unchecked")
    private static List<String> looseErrors(Page page, List<Node> nodes) {
        var errors = (List<String>) page.evaluate("""
                [...document.querySelectorAll('.field .wrong-why, fieldset .wrong-why')].map(why => why.textContent)
                """);
        return errors.stream()
                .map(ScreenReader::words)
                .filter(why ->
                        nodes.stream().noneMatch(node -> node.description().contains(why)))
                .map("to which field “%s” belongs"::formatted)
                .toList();
    }

    /** Whether a notice says what came of a form and the focus is not on it: what is there when a page loads is not announced. */
    private static boolean isNoticePassedBy(Page page) {
        return Boolean.TRUE.equals(page.evaluate("""
                () => {
                  const said = document.querySelector('#main .notice:is(.good[role=status], .bad[role=alert])');
                  return said !== null && !said.contains(document.activeElement);
                }
                """));
    }

    private static List<Node> nodes(Page page) {
        var chromium = page.context().newCDPSession(page);
        try {
            return elements(chromium.send("Accessibility.getFullAXTree"), "nodes")
                    .filter(json -> !json.get("ignored").getAsBoolean())
                    .map(Node::of)
                    .toList();
        } finally {
            chromium.detach();
        }
    }

    private static java.util.stream.Stream<JsonObject> elements(JsonObject json, String part) {
        return StreamSupport.stream(json.getAsJsonArray(part).spliterator(), false)
                .map(JsonElement::getAsJsonObject);
    }

    private static String words(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
