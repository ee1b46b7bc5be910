package org.usergroups.deploy.bench;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.usergroups.deploy.bench.world.Kind;
import org.usergroups.deploy.bench.world.World;

/**
 * Fills the index with a made-up world, by publishing the events that the services would publish of it, and waits until the search counts
 * everything. The services themselves know nothing of it but what they hear.
 */
final class Fill {

    private static final long LOOK_EVERY_SECONDS = 2;

    private final SearchService search;
    private final Asked asked;
    private final Engine engine;
    private final Topics topics;
    private final int within;

    private Fill(SearchService search, Asked asked, Engine engine, Topics topics, int within) {
        this.search = search;
        this.asked = asked;
        this.engine = engine;
        this.topics = topics;
        this.within = within;
    }

    static World world(Arguments arguments) throws Refusal {
        return new World(
                arguments.number("seed", 1, 0, Integer.MAX_VALUE),
                arguments.number("groups", 100_000, 1, 1_000_000),
                arguments.number("things", 400_000, 40, 10_000_000));
    }

    static int run(Arguments arguments) throws Refusal, IOException, InterruptedException {
        arguments.allow(0, "data", "seed", "groups", "things", "remove", "found-within");
        var within = arguments.number("found-within", 3_600, 1, 36_000);
        var world = world(arguments);
        var search = SearchService.of(arguments);
        System.out.println(Table.heading(arguments.line(), Instant.now()));
        try (var asked = new Asked(search.address());
                var engine = search.engine();
                var topics = new Topics(search.kafka())) {
            var fill = new Fill(search, asked, engine, topics, within);
            return arguments.has("remove") ? fill.remove(world) : fill.publish(world);
        }
    }

    private int publish(World world) throws Refusal, IOException, InterruptedException {
        var table = new Table("", "events", "published s", "counted s", "events a second", "load");
        var begin = System.nanoTime();
        var sum = 0L;
        for (var kinds : List.of(List.of(Kind.GROUP), otherKinds())) {
            sum += step(world, kinds, false, table);
        }
        var seconds = seconds(begin);
        var caughtUp = awaitConsumers();
        System.out.println(table);
        System.out.printf(
                Locale.ROOT,
                "%d documents in %.0f s, %.0f a second; all services had caught up %.0f s later; search-service has %d MB resident%n",
                sum,
                seconds,
                sum / seconds,
                caughtUp,
                search.residentMegabytes());
        return Bench.MET;
    }

    private int remove(World world) throws Refusal, IOException, InterruptedException {
        var table = new Table("", "events", "published s", "counted s", "events a second", "load");
        step(world, otherKinds(), true, table);
        step(world, List.of(Kind.GROUP), true, table);
        awaitConsumers();
        System.out.println(table);
        System.out.println("The marks of what was deleted stay for days: the next world needs another --seed.");
        return Bench.MET;
    }

    private static List<Kind> otherKinds() {
        return Arrays.stream(Kind.values()).filter(kind -> kind != Kind.GROUP).toList();
    }

    private long step(World world, List<Kind> kinds, boolean isRemoval, Table table)
            throws Refusal, IOException, InterruptedException {
        var load = Table.load();
        var expected = new EnumMap<Kind, Long>(Kind.class);
        var events = 0L;
        for (var kind : kinds) {
            expected.put(kind, total(kind) - ofWorld(world, kind) + (isRemoval ? 0 : world.count(kind)));
        }
        var begin = System.nanoTime();
        for (var kind : kinds) {
            events += topics.publish(isRemoval ? world.deletions(kind) : world.events(kind));
        }
        var published = seconds(begin);
        for (var kind : kinds) {
            await(kind, expected.getOrDefault(kind, 0L), begin);
        }
        var counted = seconds(begin);
        table.row(kinds.size() == 1 ? "groups" : "what groups do", events, published, counted, events / counted, load);
        return events;
    }

    private void await(Kind kind, long expected, long begin) throws Refusal, InterruptedException {
        var last = "nothing yet";
        while (System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(within)) {
            try {
                var now = total(kind);
                if (now == expected) {
                    return;
                }
                last = String.valueOf(now);
            } catch (IOException busy) {
                last = busy.toString();
            }
            TimeUnit.SECONDS.sleep(LOOK_EVERY_SECONDS);
        }
        throw new Refusal("After %d s the search does not count %d things of type %s: %s."
                .formatted(within, expected, kind.searchType(), last));
    }

    /** @return seconds until no consumer of any service was behind */
    private double awaitConsumers() throws Refusal, IOException, InterruptedException {
        var begin = System.nanoTime();
        while (true) {
            var waiting = topics.waiting();
            if (waiting.values().stream().allMatch(events -> events <= 0)) {
                return seconds(begin);
            }
            if (System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(within)) {
                throw new Refusal("After %d s consumers are still behind: %s.".formatted(within, waiting));
            }
            TimeUnit.SECONDS.sleep(LOOK_EVERY_SECONDS);
        }
    }

    /** How many things of a kind the search counts, whoever's they are. */
    private long total(Kind kind) throws IOException, InterruptedException {
        return asked.total("/api/search?size=1&type=" + kind.searchType());
    }

    /** How many things of the world there are already, as after a run that was broken off. */
    private long ofWorld(World world, Kind kind) throws IOException, InterruptedException {
        return engine.post(
                        "/" + Engine.ALIAS + "/_count",
                        Map.of("query", Map.of("prefix", Map.of("id", world.idsBegin(kind)))))
                .path("count")
                .asLong(0);
    }

    /** @throws Refusal if the search does not find the world */
    static void requireThere(World world, Asked asked) throws Refusal, IOException, InterruptedException {
        var first = world.group(0);
        if (!asked.slugs("/api/search?type=group&literal=true&size=100&q="
                        + Portal.encoded(first.name() + " " + first.rareWord()))
                .contains(first.slug())) {
            throw new Refusal(
                    "The search does not find the world of this seed: bench fill makes it, with the same --seed, --groups and --things.");
        }
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
