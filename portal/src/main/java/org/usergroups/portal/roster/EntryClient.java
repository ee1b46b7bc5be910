package org.usergroups.portal.roster;

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

/** What roster-service does to keep an entry true: confirmation, history, changes that wait. */
@Component
public class EntryClient {
    private static final ParameterizedTypeReference<Confirmation> CONFIRMATION = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Items<Revision>> REVISIONS = new ParameterizedTypeReference<>() {};

    private final ServiceCalls calls;

    EntryClient(@Qualifier("rosterCalls") ServiceCalls calls) {
        this.calls = calls;
    }

    public Confirmation confirmation(Viewer viewer, String token) {
        return calls.get(viewer, CONFIRMATION, "/api/roster/confirmations/{token}", token);
    }

    public Answer<Confirmation> confirmByLink(Viewer viewer, String token) {
        return calls.change(viewer, HttpMethod.POST, "/api/roster/confirmations/{token}", token)
                .answer(Confirmation.class);
    }

    public Answer<Confirmation> confirm(Viewer viewer, String slugOrId) {
        return calls.change(viewer, HttpMethod.POST, "/api/roster/groups/{group}/confirmation", slugOrId)
                .answer(Confirmation.class);
    }

    /** Stops all that waits for objections. */
    public Answer<Boolean> stopAll(Viewer viewer, String slugOrId) {
        return calls.change(viewer, HttpMethod.DELETE, "/api/roster/groups/{group}/pending", slugOrId)
                .done();
    }

    /** Stops one change that waits for objections. */
    public Answer<Boolean> stop(Viewer viewer, String slugOrId, String change) {
        return calls.change(
                        viewer,
                        HttpMethod.DELETE,
                        "/api/roster/groups/{group}/pending?change={change}",
                        slugOrId,
                        change)
                .done();
    }

    public Items<Revision> history(Viewer viewer, String slugOrId, @Nullable String cursor) {
        return cursor == null
                ? calls.get(viewer, REVISIONS, "/api/roster/groups/{group}/history", slugOrId)
                : calls.get(viewer, REVISIONS, "/api/roster/groups/{group}/history?cursor={cursor}", slugOrId, cursor);
    }

    /** Lets an entry say again what it said; {@code why} is what its history says of it besides the version. */
    public Answer<Group> restore(Viewer viewer, String slugOrId, String revision, long version, String why) {
        return calls.change(
                        viewer,
                        HttpMethod.POST,
                        "/api/roster/groups/{group}/history/{revision}/restoration?why={why}",
                        slugOrId,
                        revision,
                        why)
                .ifVersion(version)
                .answer(Group.class);
    }

    /** Changes some fields of an entry; {@code why} is what its history says of it. */
    public Answer<Group> edit(Viewer viewer, String slugOrId, long version, Map<String, ?> fields, String why) {
        return calls.change(viewer, HttpMethod.PATCH, "/api/roster/groups/{group}?why={why}", slugOrId, why)
                .ifVersion(version)
                .patch(fields)
                .answer(Group.class);
    }
}
