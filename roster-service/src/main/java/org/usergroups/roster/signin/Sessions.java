package org.usergroups.roster.signin;

import java.time.Instant;
import java.util.List;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;
import org.usergroups.roster.members.PersonalData;

/**
 * Where members are signed in. Ending a session takes away its refresh token, so that the portal asks to sign in again when the access
 * token has run out, within ten minutes.
 */
@Component
public class Sessions implements PersonalData {

    /** One browser that is signed in. */
    public record Session(String id, String browser, Instant since, Instant lastSeen) {}

    private final MongoAuthorizations authorizations;
    private final FindByIndexNameSessionRepository<?> signIns;

    Sessions(MongoAuthorizations authorizations, FindByIndexNameSessionRepository<?> signIns) {
        this.authorizations = authorizations;
        this.signIns = signIns;
    }

    /** The sessions of a member, the newest first, at most 100. */
    public List<Session> of(String memberId) {
        return authorizations.sessions(memberId);
    }

    /** Ends one session of a member; false if there is no such session. */
    public boolean end(String memberId, String id) {
        forgetSignIns(memberId);
        return authorizations.end(memberId, id);
    }

    /** Ends all sessions of a member but one. */
    public void endOthers(String memberId, String keptId) {
        forgetSignIns(memberId);
        authorizations.endOthers(memberId, keptId);
    }

    @Override
    public String name() {
        return "sessions";
    }

    @Override
    public List<Session> export(String memberId) {
        return of(memberId);
    }

    @Override
    public void erase(String memberId) {
        endOthers(memberId, "");
    }

    /** Else a browser whose session is ended would be signed in again by the issuer's own session, without being asked. */
    private void forgetSignIns(String memberId) {
        signIns.findByPrincipalName(memberId).keySet().forEach(signIns::deleteById);
    }
}
