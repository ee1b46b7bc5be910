package org.usergroups.search.countries;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.search.documents.Header;
import org.usergroups.search.headers.Headers;

/**
 * Finds the countries whose groups are most alike. A group has a sister in another country when a group there shares a topic with it, and a
 * language or, within two hours, the time of day. All headers are in memory, so no engine is asked; the result is kept for a while.
 */
@Component
class CountryPairs {

    private static final Duration KEPT = Duration.ofMinutes(2);
    private static final int HOUR = 60;
    private static final int SISTERS_HOURS = 2;
    private static final int TOPICS = 5;

    private final Headers headers;
    private final InstantSource clock;
    private volatile @Nullable Kept kept;

    CountryPairs(Headers headers, InstantSource clock) {
        this.headers = headers;
        this.clock = clock;
    }

    /**
     * Two countries.
     *
     * @param groups how many groups each of them has
     * @param sisters how many groups of either have a sister in the other
     * @param topics what most groups of both are about
     * @param joint groups that would meet together, those with most in common first
     * @param jointTotal how many such are known
     */
    record Pair(
            List<String> countries,
            List<Integer> groups,
            int sisters,
            List<String> topics,
            List<JointMeetings.Joint> joint,
            int jointTotal) {

        Pair with(int most) {
            return new Pair(
                    countries,
                    groups,
                    sisters,
                    topics,
                    joint.stream().limit(most).toList(),
                    jointTotal);
        }
    }

    /** What was counted, and the pairs that were asked for since then. */
    private record Kept(
            Instant until, Sisters sisters, Map<String, List<Header>> byCountry, Map<Counted, Pair> described) {

        Pair pair(Counted counted) {
            return described.computeIfAbsent(counted, pair -> CountryPairs.described(pair, byCountry));
        }
    }

    /**
     * The pairs with the most sisters: of all countries, of one with any other, or among several.
     *
     * @param size how many pairs
     * @param joint of how many groups of each pair it is said that they would meet
     */
    List<Pair> of(List<String> countries, int size, int joint) {
        var counted = kept();
        return counted.sisters().pairs(countries).stream()
                .limit(size)
                .map(counted::pair)
                .filter(pair -> pair.sisters() > 0 || pair.jointTotal() > 0)
                .map(pair -> pair.with(joint))
                .toList();
    }

    private Kept kept() {
        var now = clock.instant();
        var last = kept;
        if (last == null || last.until().isBefore(now)) {
            var live = headers.all().stream()
                    .filter(header -> !header.gone()
                            && !header.archived()
                            && header.group().country() != null)
                    .toList();
            last = new Kept(
                    now.plus(KEPT),
                    Sisters.among(live),
                    live.stream().collect(Collectors.groupingBy(CountryPairs::country)),
                    new ConcurrentHashMap<>());
            kept = last;
        }
        return last;
    }

    private static String country(Header group) {
        return String.valueOf(group.group().country());
    }

    private record Counted(String one, String other, int sisters) {}

    /** How many groups have sisters where. */
    private static final class Sisters {

        private final List<String> countries = new ArrayList<>();
        private final Map<String, Integer> numbers = new HashMap<>();
        private final Map<String, BitSet> byTrait = new HashMap<>();
        private int[][] reached = new int[0][0];

        static Sisters among(List<Header> groups) {
            var sisters = new Sisters();
            groups.forEach(sisters::register);
            sisters.reached = new int[sisters.countries.size()][sisters.countries.size()];
            groups.forEach(sisters::count);
            return sisters;
        }

        private void register(Header group) {
            var country = numbers.computeIfAbsent(country(group), code -> {
                countries.add(code);
                return countries.size() - 1;
            });
            traits(
                    group,
                    0,
                    trait ->
                            byTrait.computeIfAbsent(trait, none -> new BitSet()).set(country));
        }

        private void count(Header group) {
            var own = numbers.getOrDefault(country(group), 0);
            var there = new BitSet();
            traits(group, SISTERS_HOURS, trait -> {
                var where = byTrait.get(trait);
                if (where != null) {
                    there.or(where);
                }
            });
            there.clear(own);
            there.stream().forEach(other -> reached[own][other]++);
        }

        private static void traits(Header group, int hours, Consumer<String> reader) {
            var offset = group.traits().utcOffset();
            for (var topic : group.topics()) {
                group.languages().forEach(language -> reader.accept(topic + '\n' + language));
                if (offset != null) {
                    var hour = Math.floorDiv(offset, HOUR);
                    for (var away = -hours; away <= hours; away++) {
                        reader.accept(topic + '\n' + (hour + away));
                    }
                }
            }
        }

        List<Counted> pairs(List<String> chosen) {
            var pairs = new ArrayList<Counted>();
            for (var one = 0; one < countries.size(); one++) {
                for (var other = one + 1; other < countries.size(); other++) {
                    var count = reached[one][other] + reached[other][one];
                    var first = countries.get(one);
                    var second = countries.get(other);
                    // Groups without a sister may meet all the same, which is of interest only for countries that were
                    // chosen.
                    var isChosen = chosen.size() < 2
                            ? count > 0 && (chosen.isEmpty() || chosen.contains(first) || chosen.contains(second))
                            : chosen.contains(first) && chosen.contains(second);
                    if (isChosen) {
                        pairs.add(
                                isBefore(second, first, chosen)
                                        ? new Counted(second, first, count)
                                        : new Counted(first, second, count));
                    }
                }
            }
            pairs.sort(Comparator.comparingInt(Counted::sisters)
                    .reversed()
                    .thenComparing(Counted::one)
                    .thenComparing(Counted::other));
            return pairs;
        }

        /** As they were asked for; those that were not come last. */
        private static boolean isBefore(String one, String other, List<String> chosen) {
            return chosen.contains(one) && (!chosen.contains(other) || chosen.indexOf(one) < chosen.indexOf(other));
        }
    }

    private static Pair described(Counted counted, Map<String, List<Header>> byCountry) {
        var ones = byCountry.getOrDefault(counted.one(), List.of());
        var others = byCountry.getOrDefault(counted.other(), List.of());
        var together = JointMeetings.between(ones, others);
        return new Pair(
                List.of(counted.one(), counted.other()),
                List.of(ones.size(), others.size()),
                counted.sisters(),
                shared(ones, others),
                together,
                together.size());
    }

    private static List<String> shared(List<Header> ones, List<Header> others) {
        var here = byTopic(ones);
        var there = byTopic(others);
        return here.keySet().stream()
                .filter(there::containsKey)
                .sorted(Comparator.<String>comparingInt(
                                topic -> -Math.min(here.getOrDefault(topic, 0), there.getOrDefault(topic, 0)))
                        .thenComparing(topic -> topic))
                .limit(TOPICS)
                .toList();
    }

    private static Map<String, Integer> byTopic(List<Header> groups) {
        var counts = new HashMap<String, Integer>();
        groups.forEach(group -> group.topics().forEach(topic -> counts.merge(topic, 1, Integer::sum)));
        return counts;
    }
}
