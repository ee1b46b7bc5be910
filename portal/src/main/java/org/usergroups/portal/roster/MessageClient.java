package org.usergroups.portal.roster;

import java.util.Map;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.usergroups.portal.calls.Answer;
import org.usergroups.portal.calls.ServiceCalls;
import org.usergroups.portal.signin.Viewer;

/** Writing to the organizers of a group, which roster-service passes on. */
@Component
public class MessageClient {
    private static final ParameterizedTypeReference<Message> MESSAGE = new ParameterizedTypeReference<>() {};

    private final ServiceCalls calls;

    MessageClient(@Qualifier("rosterCalls") ServiceCalls calls) {
        this.calls = calls;
    }

    /** Writes to the organizers; the address is the visitor's own, whose network is counted. */
    public Answer<Taken> write(Viewer viewer, String slug, Map<String, ?> fields, String address) {
        return calls.change(viewer, HttpMethod.POST, "/api/roster/groups/{group}/messages", slug)
                .from(address)
                .json(fields)
                .answer(Taken.class);
    }

    public Message message(String token) {
        return calls.get(Viewer.VISITOR, MESSAGE, "/api/roster/messages/{token}", token);
    }

    public Answer<Message> confirm(String token) {
        return calls.change(Viewer.VISITOR, HttpMethod.POST, "/api/roster/messages/{token}", token)
                .answer(Message.class);
    }

    /** @param sent whether it goes to the organizers now; else a mail asks to confirm the address */
    public record Taken(boolean sent) {}

    /** What somebody has written, as the link in the mail shows it. */
    public record Message(String groupSlug, String groupName, String name, String text, boolean sent) {}
}
