package org.usergroups.deploy.bench;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A search, and what a person said should be found.
 *
 * @param language the reader's; empty if it is not known
 * @param filters values by the name of a parameter
 * @param top slugs of which one should be the first hit
 * @param relevant slugs that belong among the first ten hits
 */
record Query(
        String id,
        String words,
        String language,
        String kind,
        Map<String, List<String>> filters,
        List<String> top,
        Set<String> relevant) {

    /** How many hits are asked for, and how many are looked at. */
    static final int HITS = 10;

    private static final String NONE = "none";

    boolean expectsNothing() {
        return kind.equals(NONE) || top.isEmpty();
    }

    String path() {
        var path = new StringBuilder("/api/search?type=group");
        add(path, "q", words);
        if (!language.isEmpty()) {
            add(path, "lang", language);
        }
        filters.forEach((name, values) -> values.forEach(value -> add(path, name, value)));
        add(path, "size", String.valueOf(HITS));
        return path.toString();
    }

    private static void add(StringBuilder path, String name, String value) {
        path.append('&').append(Portal.encoded(name)).append('=').append(Portal.encoded(value));
    }
}
