package org.usergroups.search.countries;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.usergroups.search.documents.Header;

/**
 * Who could meet with whom: groups of two countries that both look for a joint meeting, share a topic, and whose evenings overlap. Each
 * group comes once, with the one that it has most in common with: topics first, then a language, then the time of day.
 */
final class JointMeetings {

    private static final int HOUR = 60;
    private static final int EVENING_MINUTES = 3 * HOUR;

    /** So many groups of a country are considered, those that came last; every one is compared with every one. */
    private static final int CONSIDERED = 300;

    private JointMeetings() {}

    /**
     * Two groups that would meet together.
     *
     * @param topic the first that they share
     * @param language one that both speak, null if none is known
     * @param hoursApart how much later it is at the other
     */
    record Joint(
            Figures.Group one,
            Figures.Group other,
            String topic,
            @Nullable String language,
            double hoursApart) {}

    private record Candidate(Header one, Header other, List<String> topics, List<String> languages, int minutesApart) {

        static Stream<Candidate> of(Header one, Header other) {
            var here = one.traits().utcOffset();
            var there = other.traits().utcOffset();
            if (here == null || there == null || Math.abs(there - here) > EVENING_MINUTES) {
                return Stream.empty();
            }
            var topics = shared(one.topics(), other.topics());
            return topics.isEmpty()
                    ? Stream.empty()
                    : Stream.of(new Candidate(
                            one, other, topics, shared(one.languages(), other.languages()), there - here));
        }

        private static List<String> shared(List<String> ones, List<String> others) {
            return ones.stream().filter(others::contains).toList();
        }

        Joint joint() {
            return new Joint(
                    Figures.Group.of(one),
                    Figures.Group.of(other),
                    topics.getFirst(),
                    languages.stream().findFirst().orElse(null),
                    minutesApart / (double) HOUR);
        }
    }

    private static final Comparator<Candidate> MOST_IN_COMMON = Comparator.<Candidate>comparingInt(
                    candidate -> -candidate.topics().size())
            .thenComparing(candidate -> candidate.languages().isEmpty())
            .thenComparingInt(candidate -> Math.abs(candidate.minutesApart()))
            .thenComparing(candidate -> candidate.one().group().id())
            .thenComparing(candidate -> candidate.other().group().id());

    static List<Joint> between(Collection<Header> ones, Collection<Header> others) {
        var there = willing(others).toList();
        var candidates = willing(ones)
                .flatMap(one -> there.stream().flatMap(other -> Candidate.of(one, other)))
                .sorted(MOST_IN_COMMON)
                .toList();
        Set<String> taken = new HashSet<>();
        var joint = new ArrayList<Joint>();
        for (var candidate : candidates) {
            var one = candidate.one().group().id();
            var other = candidate.other().group().id();
            if (!taken.contains(one) && !taken.contains(other)) {
                taken.add(one);
                taken.add(other);
                joint.add(candidate.joint());
            }
        }
        return joint;
    }

    private static Stream<Header> willing(Collection<Header> groups) {
        return groups.stream()
                .filter(Header::joint)
                .sorted(Comparator.comparing((Header header) -> header.group().id())
                        .reversed())
                .limit(CONSIDERED);
    }
}
