package org.usergroups.roster.freshness;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.usergroups.roster.RosterProperties;
import org.usergroups.roster.groups.FreshnessPolicy;
import org.usergroups.roster.groups.FreshnessPolicy.Step;
import org.usergroups.roster.groups.Group;

/** What is said to people when an entry needs to be confirmed. */
@Component
class FreshnessMails {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final RosterProperties properties;
    private final FreshnessPolicy policy;
    private final InstantSource clock;

    FreshnessMails(RosterProperties properties, FreshnessPolicy policy, InstantSource clock) {
        this.properties = properties;
        this.policy = policy;
        this.clock = clock;
    }

    String subject(Step step, Group group) {
        return switch (step) {
            case ASK, TELL_OTHERS -> "Is the entry of %s still true?".formatted(group.name());
            case REMIND, REMIND_AGAIN -> "Reminder: is the entry of %s still true?".formatted(group.name());
            case QUIET -> "%s is shown as quiet now".formatted(group.name());
            case DORMANT -> "%s is shown as dormant now".formatted(group.name());
            case ARCHIVE -> "%s is archived now".formatted(group.name());
        };
    }

    String text(Step step, Group group) {
        return """
                %s

                %s

                If all of this is true, open this page and press the button:
                {link}

                If something has changed, correct it here; that confirms the rest as well:
                %s/groups/%s/edit

                %s
                """.formatted(opening(step, group), facts(group), properties.publicUrl(), group.slug(), closing(step));
    }

    private String opening(Step step, Group group) {
        var name = group.name();
        return switch (step) {
            case ASK ->
                "You look after the entry of %s on Usergroups. People read it far away, so twice a year we ask: is it still true?"
                        .formatted(name);
            case REMIND -> "Two weeks ago we asked whether the entry of %s is still true.".formatted(name);
            case REMIND_AGAIN -> "We have asked twice whether the entry of %s is still true.".formatted(name);
            case TELL_OTHERS ->
                "You are one of the organizers of %s on Usergroups. Nobody has answered yet whether its entry is still true, so we ask all of you."
                        .formatted(name);
            case QUIET ->
                "Nobody has told us whether the entry of %s is still true, so it is shown as quiet now. Nothing is lost: one click makes it active again."
                        .formatted(name);
            case DORMANT ->
                "Nobody has confirmed the entry of %s for a long time. It is shown as dormant now, and others may ask to take it over."
                        .formatted(name);
            case ARCHIVE ->
                "Nobody has confirmed the entry of %s for more than a year. It is archived: kept with all its history, and shown only to those who ask for it."
                        .formatted(name);
        };
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

    private String closing(Step step) {
        var next = policy.after(step, clock.instant());
        if (next == null) {
            return "This is the last mail about it.";
        }
        var day = DAY.format(next.atZone(ZoneOffset.UTC));
        return switch (step) {
            case ASK, REMIND -> "If nobody answers, we ask again on %s.".formatted(day);
            case REMIND_AGAIN -> "If nobody answers, we ask all organizers on %s.".formatted(day);
            case TELL_OTHERS -> "If nobody answers, the entry is shown as quiet from %s.".formatted(day);
            case QUIET -> "If nobody answers, it is shown as dormant from %s.".formatted(day);
            case DORMANT -> "If nobody answers, it is archived on %s.".formatted(day);
            case ARCHIVE -> "This is the last mail about it.";
        };
    }
}
