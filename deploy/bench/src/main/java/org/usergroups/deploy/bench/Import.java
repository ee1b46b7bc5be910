package org.usergroups.deploy.bench;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Imports a roster and checks that every accepted line is found under its country. */
final class Import {

    private Import() {}

    static int run(Arguments arguments) throws Refusal, IOException, InterruptedException {
        arguments.allow(1, "data", "portal", "found-within", "import-within");
        var foundWithin = arguments.number("found-within", 60, 1, 900);
        var importWithin = arguments.number("import-within", 20, 1, 900);
        var roster = RosterFile.read(arguments.file(0, "a file of JSON lines, as in bench import groups.jsonl"));
        System.out.println(Table.heading(arguments.line(), Instant.now()));
        try (var portal = Portal.of(arguments)) {
            var imported = Imported.of(portal, roster);
            var begin = System.nanoTime();
            var missing = imported.missing(foundWithin);
            print(imported, missing, System.nanoTime() - begin);
            var isMet = missing.isEmpty()
                    && imported.report().path("lines").asInt(0)
                            == roster.lines().size();
            System.out.println("every accepted line is found under its country: " + (isMet ? "met" : "missed"));
            var isSoon = imported.nanos() <= TimeUnit.SECONDS.toNanos(importWithin);
            System.out.println("imported within " + importWithin + " s: " + (isSoon ? "met" : "missed"));
            return isMet && isSoon ? Bench.MET : Bench.MISSED;
        }
    }

    private static void print(Imported imported, Map<String, Set<String>> missing, long findNanos) {
        var report = imported.report();
        var expected = imported.expected();
        System.out.println(new Table("lines", "created", "changed", "unchanged", "rejected", "import s")
                .row(
                        report.path("lines").asInt(0),
                        report.path("created").asInt(0),
                        report.path("changed").asInt(0),
                        report.path("unchanged").asInt(0),
                        report.path("rejected").size(),
                        imported.nanos() / 1e9));
        System.out.println(new Table("countries", "groups expected", "without country", "found", "missing", "until s")
                .row(
                        expected.keySet().stream()
                                .filter(country -> !country.isEmpty())
                                .count(),
                        Imported.count(expected),
                        expected.getOrDefault(RosterFile.NOWHERE, Set.of()).size(),
                        Imported.count(expected) - Imported.count(missing),
                        Imported.count(missing),
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
}
