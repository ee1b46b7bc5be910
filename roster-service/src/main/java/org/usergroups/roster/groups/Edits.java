package org.usergroups.roster.groups;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.groups.Group.PendingKind;
import org.usergroups.roster.members.Accounts;

/**
 * Changes that people make. An edit by one of a group's own people confirms the entry. Where several look after a group, another
 * website or owner, or the end of the entry, takes effect only after three days, and all of them are told: who gets hold of one account
 * cannot take a group away unseen. They are told as well of such a change that takes effect at once: by a coordinator, by an owner who
 * hands over, or of a website among the channels.
 */
@Component
public class Edits {

    private static final Duration OBJECTION = Duration.ofDays(3);

    private final Groups groups;
    private final Removal removal;
    private final Accounts accounts;
    private final EditMails mails;
    private final InstantSource clock;
    private final Ids ids;

    Edits(Groups groups, Removal removal, Accounts accounts, EditMails mails, InstantSource clock, Ids ids) {
        this.groups = groups;
        this.removal = removal;
        this.accounts = accounts;
        this.mails = mails;
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
        if (concernsOthers(organizers, caller)
                && !sameWebsites(before.state().entry(), saved.state().entry())) {
            mails.tellOfWebsites(before.state().entry(), saved, caller, organizers);
        }
        return isDelayed ? delay(saved, PendingKind.WEBSITE, url == null ? "" : url, caller, organizers) : saved;
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
            return delay(before, PendingKind.OWNER, memberId, caller, organizers);
        }
        if (memberId.equals(owner)) {
            return before;
        }
        var saved = groups.change(before.id(), caller.memberId(), "handed over", group -> group.ownedBy(memberId))
                .orElse(before);
        if (concernsOthers(organizers, caller)) {
            mails.tellOfOwner(saved, memberId, caller, organizers);
        }
        return saved;
    }

    /**
     * Deletes a group with all that belongs to it: at once for a coordinator and for its only organizer.
     *
     * @return the group, if its deletion waits for objections
     */
    Optional<Stored<Group>> delete(Stored<Group> before, Caller caller) {
        var organizers = accounts.organizersOf(before.id());
        if (isDelayed(organizers, caller)) {
            return Optional.of(delay(before, PendingKind.DELETION, "", caller, organizers));
        }
        if (concernsOthers(organizers, caller)) {
            mails.tellThatItIsDeleted(before, organizers);
        }
        removal.remove(before);
        return Optional.empty();
    }

    /**
     * Stops what waits.
     *
     * @param change the id of the change; null for all
     */
    Stored<Group> stop(Stored<Group> before, @Nullable String change, Caller caller) {
        return groups.change(
                        before.id(),
                        caller.memberId(),
                        "stopped",
                        group -> group.withPending(
                                change == null
                                        ? List.of()
                                        : group.pending().stream()
                                                .filter(waiting -> !waiting.id().equals(change))
                                                .toList()))
                .orElse(before);
    }

    private static boolean isDelayed(List<String> organizers, Caller caller) {
        return !caller.coordinator() && organizers.size() > 1;
    }

    private static boolean concernsOthers(List<String> organizers, Caller caller) {
        return organizers.stream().anyMatch(organizer -> !organizer.equals(caller.memberId()));
    }

    private static boolean sameWebsites(Entry before, Entry after) {
        return Objects.equals(before.url(), after.url())
                && before.websites()
                        .collect(Collectors.toSet())
                        .equals(after.websites().collect(Collectors.toSet()));
    }

    private Stored<Group> delay(
            Stored<Group> before, PendingKind kind, String value, Caller caller, List<String> organizers) {
        var now = clock.instant();
        var isWaiting = before.state()
                .pending(kind)
                .filter(waiting -> waiting.value().equals(value))
                .isPresent();
        if (isWaiting) {
            return before;
        }
        var change = new Group.Pending(ids.next(), kind, value, caller.memberId(), now, now.plus(OBJECTION));
        var delayed = groups.change(before.id(), caller.memberId(), "", group -> group.waitingFor(change))
                .orElse(before);
        mails.tellThatItWaits(delayed.state(), change, caller, organizers);
        return delayed;
    }
}
