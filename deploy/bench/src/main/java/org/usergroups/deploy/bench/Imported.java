package org.usergroups.deploy.bench;

import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * A roster that a stack has taken, and what the search must find of it.
 *
 * @param report the answer to the import
 * @param expected the slugs of all accepted lines by country
 * @param nanos how long the import took
 */
record Imported(Portal portal, JsonNode report, Map<String, Set<String>> expected, long nanos) {

    private static final int PAGE = 100;
    private static final int MOST_PAGES = 1_000;

    static Imported of(Portal portal, RosterFile roster) throws Refusal, IOException, InterruptedException {
        var begin = System.nanoTime();
        var answer = portal.importLines(roster.bytes());
        var nanos = System.nanoTime() - begin;
        if (!answer.isSuccess()) {
            throw new Refusal("The import was refused: " + answer.reason());
        }
        var report = answer.json();
        return new Imported(portal, report, roster.expected(rejectedLines(report)), nanos);
    }

    static int count(Map<String, Set<String>> slugs) {
        return slugs.values().stream().mapToInt(Set::size).sum();
    }

    private static Set<Integer> rejectedLines(JsonNode report) throws Refusal {
        var lines = new HashSet<Integer>();
        for (var rejected : report.path("rejected")) {
            lines.add(rejected.path("line").asInt(0));
        }
        var count = report.path("rejectedLines").asInt(lines.size());
        if (count > lines.size()) {
            throw new Refusal("The import rejected " + count + " lines and names only " + lines.size()
                    + ", so what must be found is not known.");
        }
        return lines;
    }

    /** What is not found, by country: looked for again, since the search may still be catching up, until all is or the time is over. */
    Map<String, Set<String>> missing(int seconds) throws InterruptedException {
        var limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        var missing = new TreeMap<>(expected);
        while (true) {
            for (var country : Set.copyOf(missing.keySet())) {
                var open = new TreeSet<>(missing.getOrDefault(country, Set.of()));
                open.removeAll(found(country));
                if (open.isEmpty()) {
                    missing.remove(country);
                } else {
                    missing.put(country, open);
                }
            }
            if (missing.isEmpty() || System.nanoTime() - limit > 0) {
                return missing;
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    /** The slugs of all groups of a country, or of all there are. What cannot be read now counts as not found yet. */
    private Set<String> found(String country) throws InterruptedException {
        var slugs = new HashSet<String>();
        var cursor = "";
        for (var page = 0; page < MOST_PAGES; page++) {
            var path = "/api/search?type=group&size=" + PAGE
                    + (country.isEmpty() ? "" : "&country=" + Portal.encoded(country))
                    + (cursor.isEmpty() ? "" : "&cursor=" + Portal.encoded(cursor));
            JsonNode answer;
            try {
                answer = portal.get(path).json();
            } catch (IOException away) {
                return slugs;
            }
            for (var hit : answer.path("items")) {
                slugs.add(hit.path("slug").asString(""));
            }
            cursor = answer.path("next").asString("");
            if (cursor.isEmpty()) {
                return slugs;
            }
        }
        return slugs;
    }
}
