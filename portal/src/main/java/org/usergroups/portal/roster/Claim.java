package org.usergroups.portal.roster;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That somebody asks to look after a group, as the viewer may see it.
 *
 * @param coordinatorsFrom when coordinators decide; until then the group's organizers do
 * @param endsAt when it ends undecided
 * @param site what the viewer can show; null for other people's, and for a group without a website
 */
public record Claim(
        String id,
        String groupSlug,
        String groupName,
        String member,
        String why,
        String kind,
        String state,
        Instant openedAt,
        Instant coordinatorsFrom,
        Instant endsAt,
        @Nullable Proof proof,
        @Nullable String reason,
        boolean isMine,
        boolean mayDecide,
        @Nullable Site site) {

    /** That the website was shown to be the claimant's. */
    public record Proof(String method, String url, Instant at) {}

    public boolean isOpen() {
        return state.equals("open");
    }
}
