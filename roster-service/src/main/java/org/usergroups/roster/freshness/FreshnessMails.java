package org.usergroups.roster.freshness;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.usergroups.roster.PortalPages;
import org.usergroups.roster.groups.Freshness;
import org.usergroups.roster.groups.FreshnessPolicy;
import org.usergroups.roster.groups.FreshnessPolicy.Step;
import org.usergroups.roster.groups.Group;
import org.usergroups.roster.notices.NoticeKind;

/** What is said to people when an entry needs to be confirmed. */
@Component
class FreshnessMails {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private static final String ALL_THE_SAME = """
            You have switched off mails that ask whether an entry is true. You get this one all the same, since nobody else would be asked, and
            without an answer the entry ends as archived. Who does not look after the group any more can leave it on its page.""";

    private final PortalPages pages;
    private final FreshnessPolicy policy;
    private final InstantSource clock;

    FreshnessMails(PortalPages pages, FreshnessPolicy policy, InstantSource clock) {
        this.pages = pages;
        this.policy = policy;
        this.clock = clock;
    }

    String subject(Step step, Group group) {
        var name = group.name();
        var after = policy.statusAfter(step, group.status());
        if (after == Freshness.Status.archived && after != group.status()) {
            return "%s is archived now".formatted(name);
        }
        if (after != group.status()) {
            return "%s is shown as %s now".formatted(name, after);
        }
        return step == Step.ASK || step == Step.TELL_OTHERS
                ? "Is the entry of %s still true?".formatted(name)
                : "Reminder: is the entry of %s still true?".formatted(name);
    }

    /** @param kind that of the mail: one that is always sent says why */
    String text(Step step, Group group, NoticeKind kind) {
        return """
                %s

                %s

                If all of this is true, open this page and press the button:
                {link}

                If something has changed, correct it here; that confirms the rest as well:
                %s

                %s%s
                """.formatted(
                        opening(step, group),
                        facts(group),
                        pages.at("groups", group.slug(), "edit"),
                        closing(step, group),
                        kind == NoticeKind.CONFIRMATION ? "" : "\n\n" + ALL_THE_SAME);
    }

    private String opening(Step step, Group group) {
        var name = group.name();
        var isShownOtherwise = policy.statusAfter(step, group.status()) != group.status();
        return switch (step) {
            case ASK ->
                "You look after the entry of %s on Usergroups. People read it far away, so from time to time we ask: is it still true?"
                        .formatted(name);
            case REMIND ->
                "%d days ago we asked whether the entry of %s is still true."
                        .formatted(policy.remindAfter().toDays(), name);
            case REMIND_AGAIN -> "We have asked twice whether the entry of %s is still true.".formatted(name);
            case TELL_OTHERS ->
                "You are one of the organizers of %s on Usergroups. Nobody has answered yet whether its entry is still true, so we ask all of you."
                        .formatted(name);
            case QUIET, DORMANT, ARCHIVE -> isShownOtherwise ? changed(step, name) : still(name);
        };
    }

    private static String changed(Step step, String name) {
        return switch (step) {
            case DORMANT ->
                "Nobody has confirmed the entry of %s for a long time. It is shown as dormant now, and others may ask to take it over."
                        .formatted(name);
            case ARCHIVE ->
                "For a very long time nobody has confirmed the entry of %s. It is archived: kept with all its history, and shown only to those who ask for it."
                        .formatted(name);
            default ->
                "Nobody has told us whether the entry of %s is still true, so it is shown as quiet now. Nothing is lost: one click makes it active again."
                        .formatted(name);
        };
    }

    private static String still(String name) {
        return "We have asked several times whether the entry of %s is still true, and nobody has answered."
                .formatted(name);
    }

    private static String facts(Group group) {
        var entry = group.entry();
        var place = Stream.of(entry.city(), entry.region(), entry.country())
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(", "));
        return Stream.of(
                        "  Name:    " + entry.name(),
                        place.isEmpty() ? null : "  Place:   " + place,
                        entry.url() == null ? null : "  Website: " + entry.url(),
                        entry.topics().isEmpty() ? null : "  Topics:  " + String.join(", ", entry.topics()),
                        "  Status:  " + group.status())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
    }

    private String closing(Step step, Group group) {
        var following = policy.following(step);
        var at = policy.after(step, clock.instant());
        if (following == null || at == null) {
            return "This is the last mail about it.";
        }
        var day = DAY.format(at.atZone(ZoneOffset.UTC));
        var now = policy.statusAfter(step, group.status());
        var then = policy.statusAfter(following, now);
        if (then == Freshness.Status.archived && then != now) {
            return "If nobody answers, it is archived on %s.".formatted(day);
        }
        if (then != now) {
            return "If nobody answers, the entry is shown as %s from %s.".formatted(then, day);
        }
        return following == Step.TELL_OTHERS
                ? "If nobody answers, we ask all organizers on %s.".formatted(day)
                : "If nobody answers, we ask again on %s.".formatted(day);
    }
}
