package org.usergroups.roster.mentors;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.places.Distances;
import org.usergroups.roster.pins.RelatedTopics;

/**
 * Who suits whom: a common language is needed; then the same country, then near, then about the same time of day; then the topic; then
 * who has the most room, and who has waited longest.
 */
final class Matching {

    private static final double NEAR_KILOMETRES = 1_500;
    private static final double STEP_KILOMETRES = 250;
    private static final int SAME_COUNTRY = 0;
    private static final int SAME_TIME = 100;
    private static final int ELSEWHERE = 101;
    private static final long HOURS_APART = 3;

    private Matching() {}

    /** The mentors who may be asked, the best first. */
    static List<Stored<Offer>> best(List<Stored<Offer>> offers, Mentoring mentoring, Instant now) {
        var languages = Offer.bases(mentoring.languages());
        return offers.stream()
                .filter(offer -> !offer.id().equals(mentoring.askerId())
                        && !mentoring.passed().contains(offer.id()))
                .filter(offer -> offer.state().hasRoom()
                        && offer.state().isFor(mentoring.country())
                        && !Collections.disjoint(offer.state().speaks(), languages))
                .sorted(Comparator.<Stored<Offer>>comparingInt(offer -> distance(offer.state(), mentoring, now))
                        .thenComparingInt(offer -> topic(offer.state(), mentoring))
                        .thenComparingDouble(
                                offer -> (double) offer.state().taken().size()
                                        / offer.state().atATime())
                        .thenComparing(
                                offer -> offer.state().lastAskedAt(), Comparator.nullsFirst(Comparator.naturalOrder()))
                        .thenComparing(Stored::id))
                .toList();
    }

    private static int distance(Offer offer, Mentoring mentoring, Instant now) {
        var country = mentoring.country();
        if (country != null
                && (offer.home().country().equals(country) || offer.countries().contains(country))) {
            return SAME_COUNTRY;
        }
        if (mentoring.lat() != null && mentoring.lon() != null) {
            var kilometres = Distances.kilometres(
                    mentoring.lat(),
                    mentoring.lon(),
                    offer.home().lat(),
                    offer.home().lon());
            if (kilometres <= NEAR_KILOMETRES) {
                return SAME_COUNTRY + 1 + (int) (kilometres / STEP_KILOMETRES);
            }
        }
        return mentoring.zone() != null
                        && areAlike(mentoring.zone(), offer.home().zone(), now)
                ? SAME_TIME
                : ELSEWHERE;
    }

    private static boolean areAlike(String one, String other, Instant now) {
        var seconds = ZoneId.of(one).getRules().getOffset(now).getTotalSeconds()
                - ZoneId.of(other).getRules().getOffset(now).getTotalSeconds();
        return Math.abs(seconds) <= HOURS_APART * 3_600;
    }

    private static int topic(Offer offer, Mentoring mentoring) {
        if (!Collections.disjoint(offer.topics(), mentoring.topics())) {
            return 0;
        }
        return RelatedTopics.areRelated(offer.topics(), mentoring.topics()) ? 1 : 2;
    }
}
