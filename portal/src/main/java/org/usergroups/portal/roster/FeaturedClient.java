package org.usergroups.portal.roster;

import java.util.Map;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.usergroups.portal.calls.Answer;
import org.usergroups.portal.calls.ServiceCalls;
import org.usergroups.portal.signin.Viewer;

/** Which groups coordinators name as worth a visit, at roster-service. */
@Component
public class FeaturedClient {
    private final ServiceCalls calls;

    FeaturedClient(@Qualifier("rosterCalls") ServiceCalls calls) {
        this.calls = calls;
    }

    /** @param term {@code until} and {@code note} */
    public Answer<Group> feature(Viewer viewer, String slugOrId, Map<String, String> term) {
        return calls.change(viewer, HttpMethod.PUT, "/api/roster/groups/{group}/featured", slugOrId)
                .json(term)
                .answer(Group.class);
    }

    /** @param why what the audit says of it */
    public Answer<Group> end(Viewer viewer, String slugOrId, String why) {
        return calls.change(viewer, HttpMethod.DELETE, "/api/roster/groups/{group}/featured?why={why}", slugOrId, why)
                .answer(Group.class);
    }
}
