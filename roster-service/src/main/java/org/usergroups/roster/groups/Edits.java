package org.usergroups.roster.groups;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.RosterProperties;
import org.usergroups.roster.members.Accounts;
import org.usergroups.roster.notices.Notice;
import org.usergroups.roster.notices.NoticeKind;
import org.usergroups.roster.notices.Notices;

/**
 * Changes that people make. An edit by one of a group's own people confirms the entry. Where several look after a group, another
 * website or owner takes effect only after three days, and all of them are told: who gets hold of one account cannot take a group
 * away unseen.
 */
@Component
public class Edits {

    private static final Duration OBJECTION = Duration.ofDays(3);

    private final Groups groups;
    private final Accounts accounts;
    private final Notices notices;
    private final RosterProperties properties;
    private final InstantSource clock;
    private final Ids ids;

    Edits(
            Groups groups,
            Accounts accounts,
            Notices notices,
            RosterProperties properties,
            InstantSource clock,
            Ids ids) {
        this.groups = groups;
        this.accounts = accounts;
        this.notices = notices;
        this.properties = properties;
        this.clock = clock;
        this.ids = ids;
    }

    Stored<Group> edit(Stored<Group> before, Said said, Caller caller, String why) {
        var organizers = accounts.organizersOf(before.id());
        var confirms = organizers.contains(caller.memberId());
        var url = said.entry().url();
        var old = before.state().entry().url();
        var isDelayed = isDelayed(organizers, caller) && old != null && !old.equals(url);
        var now = isDelayed ? new Said(said.slug(), said.entry().withUrl(old), said.status()) : said;
        var saved = groups.edit(before, now, caller.memberId(), why, confirms);
        return isDelayed ? delay(saved, url == null ? "" : url, null, caller, organizers) : saved;
    }

    /** Makes another organizer answer for the entry. */
    public Stored<Group> handOver(Stored<Group> before, String memberId, Caller caller) {
        var organizers = accounts.organizersOf(before.id());
        if (!organizers.contains(memberId)) {
            throw Problem.invalid("memberId", "Must be one of the group's organizers.");
        }
        var owner = before.state().ownerId();
        var isOwnersWish = owner == null || owner.equals(caller.memberId());
        if (!isOwnersWish && isDelayed(organizers, caller)) {
            return delay(before, null, memberId, caller, organizers);
        }
        return groups.change(before.id(), caller.memberId(), "handed over", group -> group.ownedBy(memberId))
                .orElse(before);
    }

    /** Stops a change that waits. */
    Stored<Group> stop(Stored<Group> before, Caller caller) {
        return groups.change(before.id(), caller.memberId(), "stopped", group -> group.withPending(null))
                .orElse(before);
    }

    private static boolean isDelayed(List<String> organizers, Caller caller) {
        return !caller.coordinator() && organizers.size() > 1;
    }

    private Stored<Group> delay(
            Stored<Group> saved,
            @Nullable String url,
            @Nullable String ownerId,
            Caller caller,
            List<String> organizers) {
        var now = clock.instant();
        var pending = new Group.Pending(ids.next(), url, ownerId, caller.memberId(), now, now.plus(OBJECTION));
        // What waits already goes on waiting, with this: nobody's change is lost by another one.
        var delayed = groups.change(
                        saved.id(), caller.memberId(), "", group -> group.withPending(pending.and(group.pending())))
                .orElse(saved);
        var waiting = Objects.requireNonNullElse(delayed.state().pending(), pending);
        organizers.forEach(memberId -> notices.tell(Notice.of(
                "pending %s %s".formatted(pending.id(), memberId),
                memberId,
                NoticeKind.GROUP,
                "%s: a change waits for you".formatted(saved.state().name()),
                text(saved.state(), waiting, caller),
                null)));
        return delayed;
    }

    private String text(Group group, Group.Pending pending, Caller caller) {
        var url = pending.url();
        var what = Stream.of(
                        url == null ? null : "the entry's website becomes %s".formatted(url.isEmpty() ? "empty" : url),
                        pending.ownerId() == null ? null : "somebody else answers for the entry")
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", and "));
        return """
                %s, one of the organizers of %s, has asked for this change: %s.

                It takes effect in three days. If it is right, do nothing. If it is not, stop it here:
                %s/groups/%s
                """.formatted(
                        Objects.requireNonNullElse(caller.name(), "Somebody"),
                        group.name(),
                        what,
                        properties.publicUrl(),
                        group.slug());
    }
}
