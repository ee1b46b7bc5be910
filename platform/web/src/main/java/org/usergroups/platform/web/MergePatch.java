package org.usergroups.platform.web;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON Merge Patch (RFC 7396) over records. */
public final class MergePatch {

    /** The media type of a patch. */
    public static final String MEDIA_TYPE = "application/merge-patch+json";

    private final JsonMapper json;

    public MergePatch(JsonMapper json) {
        this.json = json;
    }

    /**
     * The form with the patch applied; null in the patch removes a value.
     *
     * @throws Problem 400 if the patch is no object or the result cannot be read as such a form
     */
    public <T> T apply(T form, JsonNode patch, Class<T> type) {
        if (!patch.isObject()) {
            throw Problem.malformed("A merge patch is a JSON object.");
        }
        ObjectNode target = json.valueToTree(form);
        merge(target, patch);
        try {
            return json.treeToValue(target, type);
        } catch (JacksonException unreadable) {
            throw Unreadable.problem(unreadable);
        }
    }

    private static void merge(ObjectNode target, JsonNode patch) {
        for (var property : patch.properties()) {
            var value = property.getValue();
            if (value.isNull()) {
                target.remove(property.getKey());
            } else if (value.isObject() && target.get(property.getKey()) instanceof ObjectNode inner) {
                merge(inner, value);
            } else {
                target.set(property.getKey(), value);
            }
        }
    }
}
