package org.usergroups.portal.roster;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.usergroups.portal.calls.Answer;
import org.usergroups.portal.calls.Items;
import org.usergroups.portal.calls.ServiceCalls;
import org.usergroups.portal.signin.Viewer;

/** The people of a group at roster-service: who looks after it, and who is invited to. */
@Component
public class PeopleClient {
    private static final ParameterizedTypeReference<Items<OpenInvitation>> INVITATIONS =
            new ParameterizedTypeReference<>() {};

    private final ServiceCalls calls;

    PeopleClient(@Qualifier("rosterCalls") ServiceCalls calls) {
        this.calls = calls;
    }

    /** An invitation that nobody has answered yet. */
    public record OpenInvitation(
            String id, String role, @Nullable String invitedBy, Instant openedAt, Instant expiresAt) {}

    public Items<OpenInvitation> invitations(Viewer viewer, String slugOrId) {
        return calls.get(viewer, INVITATIONS, "/api/roster/groups/{group}/invitations", slugOrId);
    }

    public Answer<Boolean> withdraw(Viewer viewer, String slugOrId, String id) {
        return calls.change(viewer, HttpMethod.DELETE, "/api/roster/groups/{group}/invitations/{id}", slugOrId, id)
                .done();
    }

    public Answer<Boolean> remove(Viewer viewer, String slugOrId, String memberId) {
        return calls.change(
                        viewer, HttpMethod.DELETE, "/api/roster/groups/{group}/organizers/{member}", slugOrId, memberId)
                .done();
    }

    /** Lets the group's page name this person, or leave them out. */
    public Answer<Boolean> show(Viewer viewer, String slugOrId, boolean isPublic) {
        return calls.change(viewer, HttpMethod.PUT, "/api/roster/groups/{group}/organizers/me", slugOrId)
                .json(Map.of("public", isPublic))
                .done();
    }

    public Answer<Boolean> handOver(Viewer viewer, String slugOrId, String memberId) {
        return calls.change(viewer, HttpMethod.PUT, "/api/roster/groups/{group}/owner", slugOrId)
                .json(Map.of("memberId", memberId))
                .done();
    }
}
