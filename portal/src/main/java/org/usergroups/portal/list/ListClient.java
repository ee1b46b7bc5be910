package org.usergroups.portal.list;

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

/** list-service, as the pages use it. */
@Component
public class ListClient {
    private static final ParameterizedTypeReference<MailingList> LIST = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Items<MailingList>> LISTS = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Items<ThreadHead>> THREADS = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<MailThread> THREAD = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Items<HeldMail>> HELD = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Ticket> TICKET = new ParameterizedTypeReference<>() {};

    private final ServiceCalls calls;

    ListClient(@Qualifier("listCalls") ServiceCalls calls) {
        this.calls = calls;
    }

    public Items<MailingList> ofGroup(Viewer viewer, String groupId) {
        return calls.get(viewer, LISTS, "/api/list/lists?group={group}", groupId);
    }

    public MailingList list(Viewer viewer, String name) {
        return calls.get(viewer, LIST, "/api/list/lists/{name}", name);
    }

    public Items<ThreadHead> threads(Viewer viewer, String name, @Nullable String cursor, int size) {
        return cursor == null
                ? calls.get(viewer, THREADS, "/api/list/lists/{name}/threads?size={size}", name, size)
                : calls.get(
                        viewer,
                        THREADS,
                        "/api/list/lists/{name}/threads?size={size}&cursor={cursor}",
                        name,
                        size,
                        cursor);
    }

    public MailThread thread(Viewer viewer, String id) {
        return calls.get(viewer, THREAD, "/api/list/threads/{id}", id);
    }

    public Items<HeldMail> held(Viewer viewer, String name) {
        return calls.get(viewer, HELD, "/api/list/lists/{name}/held", name);
    }

    public Ticket confirmation(Viewer viewer, String token) {
        return calls.get(viewer, TICKET, "/api/list/confirmations/{token}", token);
    }

    public Ticket leaving(Viewer viewer, String token) {
        return calls.get(viewer, TICKET, "/api/list/unsubscriptions/{token}", token);
    }

    public Answer<MailingList> open(Viewer viewer, Map<String, ?> fields, @Nullable String key) {
        return calls.change(viewer, HttpMethod.POST, "/api/list/lists")
                .once(key)
                .json(fields)
                .answer(MailingList.class);
    }

    public Answer<MailingList> edit(Viewer viewer, String name, long version, Map<String, ?> fields) {
        return calls.change(viewer, HttpMethod.PATCH, "/api/list/lists/{name}", name)
                .ifVersion(version)
                .patch(fields)
                .answer(MailingList.class);
    }

    public Answer<Boolean> delete(Viewer viewer, String name, long version) {
        return calls.change(viewer, HttpMethod.DELETE, "/api/list/lists/{name}", name)
                .ifVersion(version)
                .done();
    }

    public Answer<Boolean> subscribe(Viewer viewer, String name, String email) {
        return calls.change(viewer, HttpMethod.POST, "/api/list/lists/{name}/subscriptions", name)
                .json(Map.of("email", email))
                .done();
    }

    public Answer<Boolean> confirm(Viewer viewer, String token) {
        return calls.change(viewer, HttpMethod.POST, "/api/list/confirmations/{token}", token)
                .done();
    }

    public Answer<Boolean> leave(Viewer viewer, String token) {
        return calls.change(viewer, HttpMethod.POST, "/api/list/unsubscriptions/{token}", token)
                .done();
    }

    public Answer<Boolean> approve(Viewer viewer, String heldId) {
        return calls.change(viewer, HttpMethod.POST, "/api/list/held/{id}/approval", heldId)
                .done();
    }

    public Answer<Boolean> discard(Viewer viewer, String heldId) {
        return calls.change(viewer, HttpMethod.DELETE, "/api/list/held/{id}", heldId)
                .done();
    }
}
