package org.usergroups.portal.roster;

import java.util.Map;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.usergroups.portal.calls.Answer;
import org.usergroups.portal.calls.Items;
import org.usergroups.portal.calls.ServiceCalls;
import org.usergroups.portal.signin.Viewer;

/** Who coordinates the portal, at roster-service. */
@Component
public class CoordinatorClient {
    private static final ParameterizedTypeReference<Items<Coordinator>> COORDINATORS =
            new ParameterizedTypeReference<>() {};
    private static final String PATH = "/api/roster/coordinators";

    private final ServiceCalls calls;

    CoordinatorClient(@Qualifier("rosterCalls") ServiceCalls calls) {
        this.calls = calls;
    }

    /** One of them; never with an address. */
    public record Coordinator(String memberId, String displayName) {}

    public Items<Coordinator> all(Viewer viewer) {
        return calls.get(viewer, COORDINATORS, PATH);
    }

    public Answer<Boolean> appoint(Viewer viewer, String email) {
        return calls.change(viewer, HttpMethod.PUT, PATH)
                .json(Map.of("email", email))
                .done();
    }

    public Answer<Boolean> dismiss(Viewer viewer, String memberId) {
        return calls.change(viewer, HttpMethod.DELETE, PATH + "/{member}", memberId)
                .done();
    }
}
