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

/** What roster-service does for mentors and those who ask for one. */
@Component
public class MentorClient {
    private static final ParameterizedTypeReference<Items<Mentoring.Mentor>> MENTORS =
            new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Mentoring> MENTORING = new ParameterizedTypeReference<>() {};

    private final ServiceCalls calls;

    MentorClient(@Qualifier("rosterCalls") ServiceCalls calls) {
        this.calls = calls;
    }

    public Items<Mentoring.Mentor> mentors(Viewer viewer, @Nullable String cursor) {
        return cursor == null
                ? calls.get(viewer, MENTORS, "/api/roster/mentors")
                : calls.get(viewer, MENTORS, "/api/roster/mentors?cursor={cursor}", cursor);
    }

    public Mentoring mine(Viewer viewer) {
        return calls.get(viewer, MENTORING, "/api/roster/me/mentoring");
    }

    public Answer<Boolean> offer(Viewer viewer, Map<String, ?> fields) {
        return calls.change(viewer, HttpMethod.PUT, "/api/roster/me/mentor-offer")
                .json(fields)
                .done();
    }

    public Answer<Boolean> withdraw(Viewer viewer) {
        return calls.change(viewer, HttpMethod.DELETE, "/api/roster/me/mentor-offer")
                .done();
    }

    public Answer<Boolean> ask(Viewer viewer, Map<String, ?> fields) {
        return calls.change(viewer, HttpMethod.POST, "/api/roster/mentorings")
                .json(fields)
                .done();
    }

    /** @param step {@code acceptance}, {@code refusal} or {@code ending} */
    public Answer<Boolean> answer(Viewer viewer, String id, String step) {
        return calls.change(viewer, HttpMethod.POST, "/api/roster/mentorings/{id}/{step}", id, step)
                .done();
    }
}
