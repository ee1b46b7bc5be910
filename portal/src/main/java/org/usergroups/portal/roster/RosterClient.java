package org.usergroups.portal.roster;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.usergroups.portal.calls.Answer;
import org.usergroups.portal.calls.Items;
import org.usergroups.portal.calls.NotAllowed;
import org.usergroups.portal.calls.ServiceCalls;
import org.usergroups.portal.calls.SignInNeeded;
import org.usergroups.portal.signin.Viewer;
import tools.jackson.databind.JsonNode;

/** roster-service, as the pages use it. */
@Component
public class RosterClient {
    private static final ParameterizedTypeReference<Group> GROUP = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Items<Organizer>> ORGANIZERS =
            new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Items<Meeting>> MEETINGS = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Me> ME = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Invitation> INVITATION = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<JsonNode> TREE = new ParameterizedTypeReference<>() {};
    private static final MediaType LINKED_DATA = MediaType.valueOf("application/ld+json");

    private final ServiceCalls calls;

    RosterClient(@Qualifier("rosterCalls") ServiceCalls calls) {
        this.calls = calls;
    }

    public Group group(Viewer viewer, String slugOrId) {
        return calls.get(viewer, GROUP, "/api/roster/groups/{group}", slugOrId);
    }

    /** A group and its coming meetings as schema.org says them. */
    public JsonNode linkedData(Viewer viewer, String slugOrId) {
        return calls.getAs(LINKED_DATA, viewer, TREE, "/api/roster/groups/{group}", slugOrId);
    }

    public Items<Organizer> organizers(Viewer viewer, String slugOrId) {
        return calls.get(viewer, ORGANIZERS, "/api/roster/groups/{group}/organizers", slugOrId);
    }

    public Items<Meeting> meetings(Viewer viewer, String slugOrId) {
        return calls.get(viewer, MEETINGS, "/api/roster/groups/{group}/meetings", slugOrId);
    }

    /** The person who is signed in; {@link Me#NOBODY} for a visitor, without a call. */
    public Me me(Viewer viewer) {
        return viewer.isSignedIn() ? calls.get(viewer, ME, "/api/roster/me") : Me.NOBODY;
    }

    /**
     * The person who is signed in, for what only members may do.
     *
     * @throws SignInNeeded when the session has no token that still works
     */
    public Me mine(Viewer viewer) {
        if (!viewer.isSignedIn()) {
            throw new SignInNeeded();
        }
        return calls.get(viewer, ME, "/api/roster/me");
    }

    /**
     * A group that this person may change.
     *
     * @throws NotAllowed when the person is none of its organizers
     */
    public Group organizedGroup(Viewer viewer, String slugOrId) {
        Group group = group(viewer, slugOrId);
        requireOrganizer(viewer, group.id());
        return group;
    }

    /** @throws NotAllowed when the person is none of the group's organizers */
    public void requireOrganizer(Viewer viewer, String groupId) {
        if (!mine(viewer).organizes(groupId)) {
            throw new NotAllowed("not an organizer");
        }
    }

    /** @throws NotAllowed when the person is no coordinator of the portal */
    public void requireCoordinator(Viewer viewer) {
        if (!mine(viewer).coordinator()) {
            throw new NotAllowed("not a coordinator");
        }
    }

    public Invitation invitation(Viewer viewer, String token) {
        return calls.get(viewer, INVITATION, "/api/roster/invitations/{token}", token);
    }

    public Answer<Group> register(Viewer viewer, Map<String, ?> fields, @Nullable String key) {
        return calls.change(viewer, HttpMethod.POST, "/api/roster/groups")
                .once(key)
                .json(fields)
                .answer(Group.class);
    }

    /** Deletes a group; answers whether it is gone, or waits for the objections of its other organizers. */
    public Answer<Boolean> delete(Viewer viewer, String slugOrId, long version) {
        return calls.change(viewer, HttpMethod.DELETE, "/api/roster/groups/{group}", slugOrId)
                .ifVersion(version)
                .doneAtOnce();
    }

    public Answer<Boolean> invite(Viewer viewer, String slugOrId, Map<String, ?> fields, @Nullable String key) {
        return calls.change(viewer, HttpMethod.POST, "/api/roster/groups/{group}/invitations", slugOrId)
                .once(key)
                .json(fields)
                .done();
    }

    public Answer<Boolean> accept(Viewer viewer, String token) {
        return calls.change(viewer, HttpMethod.POST, "/api/roster/invitations/{token}", token)
                .done();
    }

    public Answer<Me> rename(Viewer viewer, String displayName) {
        return calls.change(viewer, HttpMethod.PATCH, "/api/roster/me")
                .patch(Map.of("displayName", displayName))
                .answer(Me.class);
    }
}
