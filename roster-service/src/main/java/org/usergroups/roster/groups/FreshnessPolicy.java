package org.usergroups.roster.groups;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When nobody says that an entry is true: what happens, and when. All but the first are counted from the first question.
 *
 * @param askAfter how long a confirmation is good for; then whoever answers for the entry is asked. Short keeps the roster true and
 *     costs people mails
 * @param remindAfter the first reminder
 * @param remindAgainAfter the second
 * @param tellOthersAfter when the other organizers are asked, too
 * @param quietAfter when the entry becomes quiet
 * @param dormantAfter when it becomes dormant
 * @param archivedAfter when it becomes archived
 */
@ConfigurationProperties("usergroups.freshness")
public record FreshnessPolicy(
        @DefaultValue("182d") Duration askAfter,
        @DefaultValue("14d") Duration remindAfter,
        @DefaultValue("28d") Duration remindAgainAfter,
        @DefaultValue("42d") Duration tellOthersAfter,
        @DefaultValue("56d") Duration quietAfter,
        @DefaultValue("182d") Duration dormantAfter,
        @DefaultValue("365d") Duration archivedAfter) {

    /** A step of the clock. */
    public enum Step {
        ASK,
        REMIND,
        REMIND_AGAIN,
        TELL_OTHERS,
        QUIET,
        DORMANT,
        ARCHIVE
    }

    public FreshnessPolicy {
        var after = List.of(
                Duration.ZERO, remindAfter, remindAgainAfter, tellOthersAfter, quietAfter, dormantAfter, archivedAfter);
        for (var i = 1; i < after.size(); i++) {
            if (after.get(i - 1).compareTo(after.get(i)) >= 0) {
                throw new IllegalArgumentException(
                        "usergroups.freshness: each step must come after the one before it: " + after);
            }
        }
    }

    private Instant firstStep(Instant since) {
        return since.plus(askAfter);
    }

    /** The state of an entry that nobody has confirmed yet. */
    Freshness begin(Freshness.Status status, Instant now) {
        return Freshness.begin(status, now, firstStep(now));
    }

    /** One of the group's people says that the entry is true. */
    Freshness confirmed(Freshness freshness, String memberId, Instant now) {
        return freshness.confirmed(memberId, now, firstStep(now));
    }

    /** Somebody who may says what the status is. */
    Freshness said(Freshness freshness, Freshness.Status status, Instant now) {
        return freshness.of(status, now, firstStep(now));
    }

    /** The status that an entry has after a step: one that looks for people to begin with is not quiet. */
    public Freshness.Status statusAfter(Step step, Freshness.Status status) {
        return switch (step) {
            case QUIET -> status == Freshness.Status.active ? Freshness.Status.quiet : status;
            case DORMANT -> status == Freshness.Status.archived ? Freshness.Status.archived : Freshness.Status.dormant;
            case ARCHIVE -> Freshness.Status.archived;
            case ASK, REMIND, REMIND_AGAIN, TELL_OTHERS -> status;
        };
    }

    /** The step that an entry is due for, or null when none is left. */
    public @Nullable Step next(Freshness freshness) {
        var steps = Step.values();
        return freshness.steps() < steps.length ? steps[freshness.steps()] : null;
    }

    /** The step that comes after this one, or null for the last. */
    public @Nullable Step following(Step step) {
        var steps = Step.values();
        return step.ordinal() + 1 == steps.length ? null : steps[step.ordinal() + 1];
    }

    /**
     * When the step after this one is due, if this one is taken now. After an outage nobody's weeks are cut short: the time between
     * two steps is counted from when the earlier one was really taken.
     */
    public @Nullable Instant after(Step step, Instant now) {
        var following = following(step);
        return following == null ? null : now.plus(offset(following).minus(offset(step)));
    }

    private Duration offset(Step step) {
        return switch (step) {
            case ASK -> Duration.ZERO;
            case REMIND -> remindAfter;
            case REMIND_AGAIN -> remindAgainAfter;
            case TELL_OTHERS -> tellOthersAfter;
            case QUIET -> quietAfter;
            case DORMANT -> dormantAfter;
            case ARCHIVE -> archivedAfter;
        };
    }
}
