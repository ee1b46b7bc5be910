package org.usergroups.deploy.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** Imports a roster and checks that every accepted line is found under its country. */
final class Import {

    private static final int PAGE = 100;
    private static final int MOST_PAGES = 1_000;

    private final Portal portal;
    private final long limit;

    private Import(Portal portal, int seconds) {
        this.portal = portal;
        this.limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    }

    static int run(Arguments arguments) throws Refusal, IOException, InterruptedException {
        arguments.allow(1, "data", "portal", "found-within", "import-within");
        var foundWithin = arguments.number("found-within", 60, 1, 900);
        var importWithin = arguments.number("import-within", 20, 1, 900);
        if (arguments.files().isEmpty()) {
            throw new Refusal("bench import needs a file of JSON lines, as in bench import groups.jsonl.");
        }
        var file = Path.of(arguments.files().getFirst());
        if (!Files.isReadable(file)) {
            throw new Refusal("There is no file " + file + " that can be read.");
        }
        var roster = RosterFile.of(Files.readAllBytes(file));
        System.out.println(Table.heading(arguments.line(), Instant.now()));
        try (var portal = Portal.of(arguments)) {
            var begin = System.nanoTime();
            var answer = portal.importLines(roster.bytes());
            var imported = System.nanoTime();
            if (!answer.isSuccess()) {
                throw new Refusal("The import was refused: " + answer.reason());
            }
            var report = answer.json();
            var expected = roster.expected(rejectedLines(report));
            var missing = new Import(portal, foundWithin).missing(expected);
            print(report, expected, missing, imported - begin, System.nanoTime() - imported);
            var isMet = missing.isEmpty()
                    && report.path("lines").asInt(0) == roster.lines().size();
            System.out.println("every accepted line is found under its country: " + (isMet ? "met" : "missed"));
            var isSoon = imported - begin <= TimeUnit.SECONDS.toNanos(importWithin);
            System.out.println("imported within " + importWithin + " s: " + (isSoon ? "met" : "missed"));
            return isMet && isSoon ? Bench.MET : Bench.MISSED;
        }
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

    /** Looked for again, since the search may still be catching up, until all is found or the time is over. */
    private Map<String, Set<String>> missing(Map<String, Set<String>> expected) throws InterruptedException {
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
                    + (country.isEmpty() ? "" : "&country=" + encoded(country))
                    + (cursor.isEmpty() ? "" : "&cursor=" + encoded(cursor));
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

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void print(
            JsonNode report,
            Map<String, Set<String>> expected,
            Map<String, Set<String>> missing,
            long importNanos,
            long findNanos) {
        var groups = count(expected);
        System.out.println(new Table("lines", "created", "changed", "unchanged", "rejected", "import s")
                .row(
                        report.path("lines").asInt(0),
                        report.path("created").asInt(0),
                        report.path("changed").asInt(0),
                        report.path("unchanged").asInt(0),
                        report.path("rejected").size(),
                        importNanos / 1e9));
        System.out.println(new Table("countries", "groups expected", "without country", "found", "missing", "until s")
                .row(
                        expected.keySet().stream()
                                .filter(country -> !country.isEmpty())
                                .count(),
                        groups,
                        expected.getOrDefault(RosterFile.NOWHERE, Set.of()).size(),
                        groups - count(missing),
                        count(missing),
                        findNanos / 1e9));
        if (!missing.isEmpty()) {
            var table = new Table("country", "expected", "missing");
            missing.forEach((country, slugs) -> table.row(
                    country.isEmpty() ? "none" : country,
                    expected.getOrDefault(country, Set.of()).size(),
                    slugs));
            System.out.println(table);
        }
        if (!report.path("rejected").isEmpty()) {
            var table = new Table("line", "id", "field", "reason");
            for (var rejected : report.path("rejected")) {
                table.row(
                        rejected.path("line").asInt(0),
                        rejected.path("id").asString("-"),
                        rejected.path("field").asString("-"),
                        rejected.path("reason").asString("-"));
            }
            System.out.println(table);
        }
    }

    private static int count(Map<String, Set<String>> slugs) {
        return slugs.values().stream().mapToInt(Set::size).sum();
    }
}
