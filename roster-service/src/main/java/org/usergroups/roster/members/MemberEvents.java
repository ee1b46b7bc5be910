package org.usergroups.roster.members;

import java.util.List;
import org.usergroups.platform.events.Publication;
import org.usergroups.platform.events.StateTopic;
import org.usergroups.platform.events.Stored;

/** What the other services get to know of members, on {@code roster.members.v1}: never an address. */
public final class MemberEvents {

    /** The topic of members. */
    public static final StateTopic<Account> TOPIC = new StateTopic<>(
            "roster.members.v1", "org.usergroups.roster.member", "/roster-service", MemberEvents::publication);

    private MemberEvents() {}

    /** The data of {@code org.usergroups.roster.member.changed.v1}. */
    record MemberChanged(
            String id, long sequence, String displayName, boolean coordinator, List<Looking> memberships) {}

    /** That the member looks after a group, and as what. */
    record Looking(String groupId, String role) {}

    private static Publication publication(Stored<Account> stored) {
        var account = stored.state();
        return Publication.snapshot(new MemberChanged(
                stored.id(),
                stored.version(),
                account.displayName(),
                account.coordinator(),
                account.memberships().stream()
                        .map(membership -> new Looking(membership.groupId(), membership.role()))
                        .toList()));
    }
}
