package org.usergroups.portal.pages;

import java.util.List;
import java.util.Map;

/**
 * A field that two people changed at the same time.
 *
 * @param field its name in the form
 * @param label its message key
 * @param theirs what is stored now
 * @param mine what was typed
 */
public record Difference(String field, String label, String theirs, String mine) {
    /**
     * Field by field what is stored and what was typed.
     *
     * @param labels the beginning of the message keys, with its point
     */
    public static List<Difference> between(String labels, Map<String, String> theirs, Map<String, String> mine) {
        return theirs.entrySet().stream()
                .map(field -> new Difference(
                        field.getKey(),
                        labels + field.getKey(),
                        field.getValue(),
                        mine.getOrDefault(field.getKey(), "")))
                .toList();
    }

    public boolean isSame() {
        return theirs.strip().replace("\r\n", "\n").equals(mine.strip().replace("\r\n", "\n"));
    }
}
