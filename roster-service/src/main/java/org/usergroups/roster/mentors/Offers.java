package org.usergroups.roster.mentors;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Sorts.ascending;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Aggregates;
import org.usergroups.platform.events.AlreadyExists;
import org.usergroups.platform.events.Outbox;
import org.usergroups.platform.events.StaleVersion;
import org.usergroups.platform.events.Stored;

/** The mentors. */
@Component
class Offers {

    private static final int LOOKED_AT = 2_000;

    private final Aggregates<Offer> offers;
    private final InstantSource clock;

    Offers(Outbox outbox, InstantSource clock) {
        this.offers =
                outbox.silent("mentorOffers", Offer.class).indexed("speaks").indexed("taken");
        this.clock = clock;
    }

    Optional<Stored<Offer>> find(String memberId) {
        return offers.find(memberId);
    }

    /** Writes what a mentor offers; what is asked of them and goes on stays. */
    Stored<Offer> put(String memberId, Offer offer) {
        try {
            return offers.create(memberId, offer);
        } catch (AlreadyExists there) {
            return offers.change(memberId, before -> offer.inPlaceOf(before)).orElseThrow(() -> there);
        }
    }

    void delete(String memberId) {
        for (var there = offers.find(memberId); there.isPresent(); there = offers.find(memberId)) {
            try {
                offers.delete(there.get());
            } catch (StaleVersion changed) {
                // It is read again.
            }
        }
    }

    /** Mentors who can be seen, in the order of their ids, after one. */
    List<Stored<Offer>> list(@Nullable String afterId, int limit) {
        var open = eq("paused", false);
        return offers.find(afterId == null ? open : and(open, gt("_id", afterId)), ascending("_id"), limit);
    }

    /** Mentors who speak one of some languages and are not paused, at most 2,000, those who have waited longest. */
    List<Stored<Offer>> speaking(Collection<String> languages) {
        return offers.find(and(in("speaks", languages), ne("paused", true)), ascending("lastAskedAt"), LOOKED_AT);
    }

    /** Keeps a place for a mentoring with a mentor; false if there is none. */
    boolean take(String memberId, String mentoringId) {
        var now = clock.instant();
        return offers.change(
                        memberId,
                        offer -> offer.taken().contains(mentoringId) || !offer.hasRoom()
                                ? offer
                                : offer.taking(mentoringId, now))
                .map(offer -> offer.state().taken().contains(mentoringId))
                .orElse(false);
    }

    void release(String memberId, String mentoringId) {
        offers.change(memberId, offer -> offer.without(mentoringId));
    }

    /** Mentors with places that are kept for something, after one. */
    List<Stored<Offer>> holding(String afterId, int limit) {
        return offers.find(and(exists("taken.0"), gt("_id", afterId)), ascending("_id"), limit);
    }
}
