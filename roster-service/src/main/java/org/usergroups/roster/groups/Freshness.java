package org.usergroups.roster.groups;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How sure it is that an entry is true today.
 *
 * @param since when the clock last began anew: at registration, import, confirmation
 * @param confirmedAt when one of the group's people last said that the entry is true
 * @param confirmedBy that person's member id
 * @param confirmBy when they are asked whether it still is
 * @param steps how many steps of the clock have been taken since it began anew
 * @param nextStepAt when the next one is due; absent when there is none left
 */
public record Freshness(
        Status status,
        Instant since,
        @Nullable Instant confirmedAt,
        @Nullable String confirmedBy,
        Instant confirmBy,
        int steps,
        @Nullable Instant nextStepAt) {

    /** What is known of the group's life. */
    public enum Status {
        /** It looks for people to begin with. */
        prospective,
        /** It meets. */
        active,
        /** Nobody has confirmed the entry when asked. */
        quiet,
        /** Nobody has for long. */
        dormant,
        /** It is over; the entry is kept and found when asked for. */
        archived;

        /** Whether it tells what the group does, and not that nobody has answered. */
        boolean isSaid() {
            return this != quiet && this != dormant;
        }

        boolean isSilent() {
            return this == quiet || this == dormant || this == archived;
        }
    }

    /** The state of an entry that nobody has confirmed yet. */
    static Freshness begin(Status status, Instant now, Instant firstStepAt) {
        return new Freshness(status, now, null, null, firstStepAt, 0, status == Status.archived ? null : firstStepAt);
    }

    /** Whether people have been asked more than once and nobody has answered, so that others may ask to take over. */
    public boolean isSilent() {
        return status.isSilent() || steps > FreshnessPolicy.Step.TELL_OTHERS.ordinal();
    }

    /** One of the group's people says that all of it is true: a silent group is active again. */
    Freshness confirmed(String memberId, Instant now, Instant firstStepAt) {
        return new Freshness(
                status.isSilent() ? Status.active : status, now, now, memberId, firstStepAt, 0, firstStepAt);
    }

    /** Somebody who may says what the status is. */
    Freshness of(Status said, Instant now, Instant firstStepAt) {
        return said == status
                ? this
                : new Freshness(
                        said,
                        now,
                        confirmedAt,
                        confirmedBy,
                        firstStepAt,
                        0,
                        said == Status.archived ? null : firstStepAt);
    }

    /** The clock has taken a step. */
    Freshness stepped(Status after, @Nullable Instant next) {
        return new Freshness(after, since, confirmedAt, confirmedBy, confirmBy, steps + 1, next);
    }
}
