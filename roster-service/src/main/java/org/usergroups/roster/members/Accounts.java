package org.usergroups.roster.members;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Sorts.ascending;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Aggregates;
import org.usergroups.platform.events.AlreadyExists;
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.events.Outbox;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.RosterProperties;

/** All accounts. */
@Component
public class Accounts {

    private static final int ORGANIZERS_SHOWN = 100;
    private static final int ERASED_AT_ONCE = 500;
    private static final String ERASED = "erased:";

    private final Aggregates<Account> accounts;
    private final RosterProperties properties;
    private final InstantSource clock;
    private final Ids ids;

    Accounts(Outbox outbox, RosterProperties properties, InstantSource clock, Ids ids) {
        this.accounts = outbox.aggregates("accounts", Account.class, MemberEvents.TOPIC)
                .unique("email")
                .indexed("memberships.groupId")
                .indexed("coordinator", "displayName");
        this.properties = properties;
        this.clock = clock;
        this.ids = ids;
    }

    public Optional<Stored<Account>> find(String memberId) {
        return accounts.find(memberId);
    }

    /** The names of members, by id; without those who have left. */
    public Map<String, String> names(Collection<String> memberIds) {
        return memberIds.isEmpty()
                ? Map.of()
                : accounts.find(in("_id", memberIds), ascending("_id"), memberIds.size()).stream()
                        .collect(Collectors.toMap(
                                Stored::id, account -> account.state().displayName()));
    }

    /** @throws Problem 404 if there is none */
    public Stored<Account> get(String memberId) {
        return find(memberId).orElseThrow(() -> Problem.notFound("account", memberId));
    }

    /** The account of an address, made if there is none. Only for somebody who has shown that the address is theirs. */
    public Stored<Account> ofAddress(String address) {
        var email = normalized(address);
        var account = accounts.findOne(eq("email", email)).orElseGet(() -> create(email));
        if (isFirstCoordinator(account.state()) && !account.state().coordinator()) {
            return setCoordinator(account.id(), true).orElse(account);
        }
        return account;
    }

    /** The account of an address, if there is one. */
    public Optional<Stored<Account>> withAddress(String address) {
        return accounts.findOne(eq("email", normalized(address)));
    }

    /** Whether the settings make this account a coordinator whenever somebody signs in to it. */
    public boolean isFirstCoordinator(Account account) {
        return account.email().equals(normalized(properties.firstCoordinator()));
    }

    /** Makes a member a coordinator, or no longer one. */
    public Optional<Stored<Account>> setCoordinator(String memberId, boolean isCoordinator) {
        return accounts.change(memberId, account -> account.coordinating(isCoordinator));
    }

    /** Makes a member look after a group. Clients that are no members, such as the operator, change nothing. */
    public void addMembership(String memberId, String groupId, String role) {
        accounts.change(memberId, account -> account.with(groupId, role));
    }

    /** Lets the page of a group name a member who looks after it, or leave them out. */
    public void showMembership(String memberId, String groupId, boolean isPublic) {
        accounts.change(memberId, account -> account.shownIn(groupId, isPublic));
    }

    public void removeMembership(String memberId, String groupId) {
        accounts.change(memberId, account -> account.without(groupId));
    }

    /** Makes a member look after another group instead; whoever is an organizer there stays one. */
    public void moveMembership(String memberId, String fromGroupId, String toGroupId) {
        accounts.change(memberId, account -> account.moved(fromGroupId, toGroupId));
    }

    /** The ids of all groups that somebody looks after. */
    public List<String> groupsLookedAfter() {
        return accounts.distinct("memberships.groupId");
    }

    public Optional<Stored<Account>> rename(String memberId, String displayName) {
        return accounts.change(memberId, account -> account.named(displayName));
    }

    /**
     * Gives an account another address. Only for somebody who has shown that it is theirs.
     *
     * @throws Problem 409 if there is another account with it
     */
    public void changeAddress(String memberId, String address) {
        try {
            accounts.change(memberId, account -> account.reachedAt(normalized(address)));
        } catch (AlreadyExists taken) {
            throw Problem.conflict(
                    "address-taken",
                    "There is another account with this address",
                    "Sign in with the address to use that account, or delete it first.");
        }
    }

    /** Deletes an account. What is personal in it is gone at once, and not only when the deletion has been published. */
    public void erase(String memberId) {
        accounts.change(memberId, account -> account.erased(ERASED + memberId)).ifPresent(accounts::delete);
    }

    /** Deletes the accounts whose erasure a crash has left half done. */
    public void finishErasures() {
        accounts.find(regex("email", "^" + ERASED), ascending("_id"), ERASED_AT_ONCE)
                .forEach(accounts::delete);
    }

    /** At most 100 accounts that look after a group. */
    public List<Stored<Account>> lookingAfter(String groupId) {
        return accounts.find(eq("memberships.groupId", groupId), ascending("displayName"), ORGANIZERS_SHOWN);
    }

    /** The member ids of a group's organizers, at most 100. */
    public List<String> organizersOf(String groupId) {
        return lookingAfter(groupId).stream()
                .filter(account -> account.state().isOrganizerOf(groupId))
                .map(Stored::id)
                .toList();
    }

    /** The portal's coordinators, at most 100. */
    public List<Stored<Account>> coordinating() {
        return accounts.find(eq("coordinator", true), ascending("displayName"), ORGANIZERS_SHOWN);
    }

    /** The member ids of the portal's coordinators, at most 100. */
    public List<String> coordinators() {
        return coordinating().stream().map(Stored::id).toList();
    }

    /** Whether a member looks after a group, as whatever. */
    public boolean hasRole(String memberId, String groupId) {
        return find(memberId).stream()
                .flatMap(account -> account.state().memberships().stream())
                .anyMatch(membership -> membership.groupId().equals(groupId));
    }

    public boolean isOrganizer(String memberId, String groupId) {
        return find(memberId)
                .map(account -> account.state().isOrganizerOf(groupId))
                .orElse(false);
    }

    /** An address as it is compared: surrounding space and the case of letters do not matter. */
    public static String normalized(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }

    private Stored<Account> create(String email) {
        // The first name shown is a neutral one: the part before the @ would tell half of the address.
        var account = new Account(email, "New member", false, List.of(), clock.instant());
        try {
            return accounts.create(ids.next(), account);
        } catch (AlreadyExists madeMeanwhile) {
            return accounts.findOne(eq("email", email)).orElseThrow(() -> madeMeanwhile);
        }
    }
}
