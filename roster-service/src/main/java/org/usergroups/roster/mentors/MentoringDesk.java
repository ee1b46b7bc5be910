package org.usergroups.roster.mentors;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.StaleVersion;
import org.usergroups.platform.events.Stored;

/**
 * Finds mentors, and does what time decides about mentoring. Any number of instances may run it: the version of a mentoring lets one of
 * them take a step, and a mentor's places are in one document.
 */
@Component
class MentoringDesk {

    private static final long PAUSE_MILLIS = 10_000;
    private static final long HOURLY_MILLIS = 3_600_000;
    private static final int AT_ONCE = 100;
    private static final Duration STEP = Duration.ofMinutes(2);
    private static final Duration BETWEEN_SEARCHES = Duration.ofDays(1);

    private final Mentorings mentorings;
    private final Offers offers;
    private final MentorLetters letters;
    private final MentorProperties properties;
    private final InstantSource clock;

    MentoringDesk(
            Mentorings mentorings,
            Offers offers,
            MentorLetters letters,
            MentorProperties properties,
            InstantSource clock) {
        this.mentorings = mentorings;
        this.offers = offers;
        this.letters = letters;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(initialDelay = PAUSE_MILLIS, fixedDelay = PAUSE_MILLIS)
    void tick() {
        mentorings.due(AT_ONCE).forEach(this::look);
        mentorings.untold(AT_ONCE).forEach(this::introduce);
    }

    /** Gives back places that are kept for what is no more, as a crash may have left them. */
    @Scheduled(initialDelay = HOURLY_MILLIS, fixedDelay = HOURLY_MILLIS)
    void sweep() {
        for (var some = offers.holding("", AT_ONCE);
                !some.isEmpty();
                some = offers.holding(some.getLast().id(), AT_ONCE)) {
            some.forEach(this::sweep);
        }
    }

    private void sweep(Stored<Offer> offer) {
        var stepping = clock.instant().plus(STEP);
        for (var id : offer.state().taken()) {
            var mentoring = mentorings.find(id).map(Stored::state);
            var isKept = mentoring
                    .filter(there -> offer.id().equals(there.mentorId())
                            // A step under way has kept the place, and is about to say so.
                            || there.state() == Mentoring.State.searching
                                    && there.dueAt().isBefore(stepping)
                                    && there.dueAt().isAfter(clock.instant()))
                    .isPresent();
            if (!isKept) {
                offers.release(offer.id(), id);
            }
        }
    }

    /** Does what is due. */
    void look(Stored<Mentoring> mentoring) {
        var now = clock.instant();
        if (mentoring.state().dueAt().isAfter(now)) {
            return;
        }
        try {
            switch (mentoring.state().state()) {
                case searching ->
                    search(mentorings.save(mentoring, mentoring.state().dueAt(now.plus(STEP))), now);
                case asked -> pass(mentoring);
                case active -> end(mentoring, null);
            }
        } catch (StaleVersion changed) {
            // Another instance does it, or one of the two has done something else.
        }
    }

    private void search(Stored<Mentoring> mentoring, Instant now) {
        var languages = Offer.bases(mentoring.state().languages());
        for (var offer : Matching.best(offers.speaking(languages), mentoring.state(), now)) {
            if (offers.take(offer.id(), mentoring.id())) {
                ask(mentoring, offer.id(), now);
                return;
            }
        }
        mentorings.save(mentoring, mentoring.state().dueAt(now.plus(BETWEEN_SEARCHES)));
        letters.nobodyYet(mentoring);
    }

    private void ask(Stored<Mentoring> mentoring, String mentorId, Instant now) {
        letters.ask(mentoring, mentorId);
        try {
            mentorings.save(mentoring, mentoring.state().asking(mentorId, now.plus(properties.answerWithin())));
        } catch (StaleVersion changed) {
            letters.doNotAsk(mentoring, mentorId);
            offers.release(mentorId, mentoring.id());
            throw changed;
        }
    }

    /** The mentor says no, or nothing: the next one is asked. */
    void pass(Stored<Mentoring> mentoring) {
        var mentorId = mentoring.state().mentorId();
        var searching = mentorings.save(mentoring, mentoring.state().passing(clock.instant()));
        if (mentorId != null) {
            offers.release(mentorId, mentoring.id());
        }
        look(searching);
    }

    /** The mentor says yes; saying it again does no harm. */
    Stored<Mentoring> accept(Stored<Mentoring> mentoring) {
        var now = clock.instant();
        var active = mentoring.state().state() == Mentoring.State.active
                ? mentoring
                : mentorings.save(mentoring, mentoring.state().accepted(now, now.plus(properties.lasts())));
        introduce(active);
        return active;
    }

    private void introduce(Stored<Mentoring> mentoring) {
        letters.matched(mentoring);
        try {
            mentorings.save(mentoring, mentoring.state().withTold());
        } catch (StaleVersion changed) {
            // Told it is; the next tick writes it down.
        }
    }

    /**
     * Ends it.
     *
     * @param by which of the two does; null for time
     * @throws StaleVersion if it has changed meanwhile
     */
    void end(Stored<Mentoring> mentoring, @Nullable String by) {
        var state = mentoring.state();
        var mentorId = state.mentorId();
        mentorings.delete(mentoring);
        if (mentorId != null) {
            offers.release(mentorId, mentoring.id());
        }
        letters.takeBack(mentoring);
        if (mentorId != null && state.state() == Mentoring.State.active) {
            if (!state.askerId().equals(by)) {
                letters.ended(mentoring, state.askerId(), by == null);
            }
            if (!mentorId.equals(by)) {
                letters.ended(mentoring, mentorId, by == null);
            }
        }
    }
}
