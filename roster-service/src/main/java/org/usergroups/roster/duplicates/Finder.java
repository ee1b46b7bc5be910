package org.usergroups.roster.duplicates;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.usergroups.platform.places.Distances;
import org.usergroups.roster.groups.Entry;

/**
 * Finds pairs of entries that may be of the same group. Only entries that have something in common are compared, so that the effort
 * grows with the roster and not with its square.
 */
final class Finder {

    /** What many entries share says nothing of two of them: the site of a federation, the front page of a platform. */
    private static final int SHARED_AT_MOST = 4;

    private static final int BLOCK_AT_MOST = 400;
    private static final double NEAR_KM = 30;
    private static final double FAR_KM = 100;
    private static final double LIKENESS = 0.6;

    static final double ENOUGH = 0.5;

    private static final double SAME_WEBSITE = 0.6;
    private static final double SAME_CHANNEL = 0.5;
    private static final double SAME_NAME = 0.55;
    private static final double SAME_HANDLE = 0.5;
    private static final double FAR_APART = 0.5;

    /**
     * Two entries.
     *
     * @param score from 0 to 1; more reasons make it higher, and that two groups are far apart lower
     * @param reasons in words
     */
    record Candidate(String a, String b, double score, List<String> reasons) {}

    private final Map<String, Traits> all = new LinkedHashMap<>();
    private final Map<String, Double> rarity = new HashMap<>();
    private final Map<String, Integer> sharing = new HashMap<>();
    private final Map<String, Integer> naming = new HashMap<>();

    Finder(Collection<Traits> groups) {
        groups.forEach(group -> {
            all.put(group.id(), group);
            group.pages().keySet().forEach(page -> sharing.merge(page, 1, Integer::sum));
            naming.merge(name(group), 1, Integer::sum);
        });
        var frequency = new HashMap<String, Integer>();
        groups.forEach(group -> group.words().forEach(word -> frequency.merge(word, 1, Integer::sum)));
        frequency.forEach((word, times) -> rarity.put(word, Math.log(1 + (double) groups.size() / times)));
    }

    /** All pairs, the likeliest first. */
    List<Candidate> find() {
        return find(null);
    }

    /** The pairs of one group, or of all. */
    List<Candidate> find(@Nullable String groupId) {
        var pairs = new HashSet<List<String>>();
        BiConsumer<Traits, Traits> meet = (one, other) -> {
            if (groupId == null || one.id().equals(groupId) || other.id().equals(groupId)) {
                pairs.add(
                        one.id().compareTo(other.id()) < 0
                                ? List.of(one.id(), other.id())
                                : List.of(other.id(), one.id()));
            }
        };
        block(group -> group.pages().keySet().stream(), SHARED_AT_MOST, meet);
        block(group -> group.handles().stream(), SHARED_AT_MOST, meet);
        block(group -> Stream.of(name(group)), SHARED_AT_MOST, meet);
        block(Finder::places, BLOCK_AT_MOST, meet);
        return pairs.stream()
                .map(pair -> compare(
                        Objects.requireNonNull(all.get(pair.get(0))), Objects.requireNonNull(all.get(pair.get(1)))))
                .filter(candidate -> candidate.score() >= ENOUGH)
                .sorted(java.util.Comparator.comparingDouble(Candidate::score)
                        .reversed()
                        .thenComparing(Candidate::a)
                        .thenComparing(Candidate::b))
                .toList();
    }

    private void block(Function<Traits, Stream<String>> keys, int atMost, BiConsumer<Traits, Traits> meet) {
        var blocks = new HashMap<String, List<Traits>>();
        all.values()
                .forEach(group -> keys.apply(group)
                        .distinct()
                        .forEach(key -> blocks.computeIfAbsent(key, first -> new ArrayList<>())
                                .add(group)));
        for (var block : blocks.values()) {
            if (block.size() > atMost) {
                continue;
            }
            for (var i = 0; i < block.size(); i++) {
                for (var j = i + 1; j < block.size(); j++) {
                    meet.accept(block.get(i), block.get(j));
                }
            }
        }
    }

    private static String name(Traits group) {
        return group.country() + " " + group.foldedName();
    }

    /** The town, and the squares of half a degree around the point, of which two near points share one. */
    private static Stream<String> places(Traits group) {
        var keys = new ArrayList<String>();
        if (group.city() != null) {
            keys.add("city %s %s".formatted(group.country(), group.city()));
        }
        var point = group.location();
        if (point != null) {
            var row = (long) Math.floor(point.lat() * 2);
            for (var down = 0; down <= 1; down++) {
                // Degrees of longitude get shorter towards the poles; both points of a pair see the same row.
                var column = (long) Math.floor(point.lon() * 2 * Math.cos(Math.toRadians((row + down) / 2.0)));
                for (var right = 0; right <= 1; right++) {
                    keys.add("square %d %d".formatted(row + down, column + right));
                }
            }
        }
        return keys.stream();
    }

    private Candidate compare(Traits a, Traits b) {
        var reasons = new ArrayList<String>();
        var doubt = 1.0;
        var shared = new TreeSet<>(a.pages().keySet());
        shared.retainAll(b.pages().keySet());
        shared.removeIf(page -> sharing.getOrDefault(page, 0) > SHARED_AT_MOST);
        if (!shared.isEmpty()) {
            var page = shared.first();
            var isWebsite = "website".equals(a.pages().get(page))
                    && "website".equals(b.pages().get(page));
            reasons.add(
                    isWebsite
                            ? "Both name the website %s.".formatted(page)
                            : "Both name %s, as a website or a channel.".formatted(page));
            doubt *= 1 - (isWebsite ? SAME_WEBSITE : SAME_CHANNEL);
        } else {
            var handles = new TreeSet<>(a.handles());
            handles.retainAll(b.handles());
            if (!handles.isEmpty()) {
                reasons.add("Both are called “%s”, at different sites.".formatted(handles.first()));
                doubt *= 1 - SAME_HANDLE;
            }
        }
        var km = distance(a.location(), b.location());
        var isSameTown = a.city() != null
                && a.city().equals(b.city())
                && Objects.equals(a.country(), b.country())
                && (km == null || km <= FAR_KM);
        // The chapters of a federation are called alike, each for its own town.
        var areOfTwoTowns = a.isNamedForTown() && b.isNamedForTown() && !Objects.equals(a.city(), b.city());
        var isNear = isSameTown || km != null && km <= NEAR_KM && !areOfTwoTowns;
        var isFar = km != null && km > FAR_KM;
        var likeness = likeness(a.words(), b.words());
        if (name(a).equals(name(b)) && naming.getOrDefault(name(a), 0) <= SHARED_AT_MOST) {
            reasons.add(
                    a.country() == null
                            ? "Both have the same name, and say no country."
                            : "Both have the same name, in the same country.");
            doubt *= 1 - SAME_NAME;
        } else if (isNear && likeness >= LIKENESS) {
            reasons.add(
                    isSameTown
                            ? "Their names are alike, and both are in the same town."
                            : "Their names are alike, and they are %d km apart."
                                    .formatted(Math.round(Objects.requireNonNull(km))));
            doubt *= 1 - SAME_NAME * likeness;
        }
        var score = 1 - doubt;
        if (isFar && !reasons.isEmpty()) {
            reasons.add("But they are %,d km apart.".formatted(Math.round(Objects.requireNonNull(km))));
            score *= FAR_APART;
        }
        return new Candidate(a.id(), b.id(), Math.round(score * 100) / 100.0, List.copyOf(reasons));
    }

    /** How much of what tells the names from others they share, by how rare it is; 0 to 1. */
    private double likeness(Set<String> one, Set<String> other) {
        var union = new HashSet<>(one);
        union.addAll(other);
        var both = new HashSet<>(one);
        both.retainAll(other);
        var of = weight(union);
        return of == 0 ? 0 : weight(both) / of;
    }

    private double weight(Set<String> words) {
        return words.stream()
                .mapToDouble(word -> rarity.getOrDefault(word, 1.0))
                .sum();
    }

    private static @Nullable Double distance(Entry.@Nullable Location one, Entry.@Nullable Location other) {
        return one == null || other == null
                ? null
                : Double.valueOf(Distances.kilometres(one.lat(), one.lon(), other.lat(), other.lon()));
    }
}
