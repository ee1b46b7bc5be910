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

/** What roster-service knows of the account of the person who is signed in. */
@Component
public class AccountClient {
    private static final ParameterizedTypeReference<Items<AccountSession>> SESSIONS =
            new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Items<PersonalToken>> TOKENS =
            new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Items<Notice>> NOTICES = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Notice> NOTICE = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<byte[]> BYTES = new ParameterizedTypeReference<>() {};
    private static final String ME = "/api/roster/me";

    private final ServiceCalls calls;

    AccountClient(@Qualifier("rosterCalls") ServiceCalls calls) {
        this.calls = calls;
    }

    public Items<AccountSession> sessions(Viewer viewer) {
        return calls.get(viewer, SESSIONS, ME + "/sessions");
    }

    public Answer<Boolean> endSession(Viewer viewer, String id) {
        return calls.change(viewer, HttpMethod.DELETE, ME + "/sessions/{id}", id)
                .done();
    }

    public Answer<Boolean> endOtherSessions(Viewer viewer) {
        return calls.change(viewer, HttpMethod.DELETE, ME + "/sessions").done();
    }

    public Items<PersonalToken> tokens(Viewer viewer) {
        return calls.get(viewer, TOKENS, ME + "/tokens");
    }

    public Answer<PersonalToken> makeToken(Viewer viewer, Map<String, ?> fields) {
        return calls.change(viewer, HttpMethod.POST, ME + "/tokens")
                .json(fields)
                .answer(PersonalToken.class);
    }

    public Answer<Boolean> revokeToken(Viewer viewer, String id) {
        return calls.change(viewer, HttpMethod.DELETE, ME + "/tokens/{id}", id).done();
    }

    public Items<Notice> notices(Viewer viewer) {
        return calls.get(viewer, NOTICES, ME + "/notices");
    }

    public Answer<Boolean> chooseNotices(Viewer viewer, Map<String, Boolean> wanted) {
        return calls.change(viewer, HttpMethod.PATCH, ME + "/notices")
                .patch(wanted)
                .done();
    }

    /** The kind of mail that the link in a mail switches off. */
    public Notice noticeOfLink(String token) {
        return calls.get(Viewer.VISITOR, NOTICE, "/api/roster/notices/off/{token}", token);
    }

    public Answer<Boolean> switchOff(String token) {
        return calls.change(Viewer.VISITOR, HttpMethod.POST, "/api/roster/notices/off/{token}", token)
                .done();
    }

    /** Has a link mailed to an address that the account is to have. */
    public Answer<Boolean> wishAddress(Viewer viewer, String email) {
        return calls.change(viewer, HttpMethod.POST, ME + "/address")
                .json(Map.of("email", email))
                .done();
    }

    public Answer<Boolean> confirmAddress(Viewer viewer, String token) {
        return calls.change(viewer, HttpMethod.POST, ME + "/address/{token}", token)
                .done();
    }

    /** Everything that the roster keeps about the person, as JSON. */
    public byte[] export(Viewer viewer) {
        return calls.get(viewer, BYTES, ME + "/export");
    }

    public Answer<Boolean> erase(Viewer viewer, String confirmation) {
        return calls.change(viewer, HttpMethod.POST, ME + "/erasure")
                .json(Map.of("confirmation", confirmation))
                .done();
    }
}
