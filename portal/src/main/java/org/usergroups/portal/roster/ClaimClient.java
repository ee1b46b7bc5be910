package org.usergroups.portal.roster;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.usergroups.portal.calls.Answer;
import org.usergroups.portal.calls.Change;
import org.usergroups.portal.calls.Items;
import org.usergroups.portal.calls.ServiceCalls;
import org.usergroups.portal.signin.Viewer;

/** Claims and websites at roster-service. */
@Component
public class ClaimClient {
    private static final ParameterizedTypeReference<Claim> CLAIM = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Items<Claim>> CLAIMS = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Site> SITE = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<SiteMail> MAIL = new ParameterizedTypeReference<>() {};

    private final ServiceCalls calls;

    ClaimClient(@Qualifier("rosterCalls") ServiceCalls calls) {
        this.calls = calls;
    }

    /** What the link in a mail to a group's own domain asks. */
    public record SiteMail(String groupName, String groupSlug, String member, String url) {}

    public Answer<Claim> open(Viewer viewer, String slugOrId, String why) {
        return calls.change(viewer, HttpMethod.POST, "/api/roster/groups/{group}/claims", slugOrId)
                .json(Map.of("why", why))
                .answer(Claim.class);
    }

    public Claim claim(Viewer viewer, String id) {
        return calls.get(viewer, CLAIM, "/api/roster/claims/{id}", id);
    }

    public Items<Claim> mine(Viewer viewer) {
        return calls.get(viewer, CLAIMS, "/api/roster/me/claims");
    }

    public Items<Claim> ofGroup(Viewer viewer, String slugOrId) {
        return calls.get(viewer, CLAIMS, "/api/roster/groups/{group}/claims", slugOrId);
    }

    public Answer<Claim> prove(Viewer viewer, String id, String method, String email) {
        return proof(calls.change(viewer, HttpMethod.POST, "/api/roster/claims/{id}/proof", id), method, email)
                .answer(Claim.class);
    }

    public Answer<Boolean> withdraw(Viewer viewer, String id) {
        return calls.change(viewer, HttpMethod.DELETE, "/api/roster/claims/{id}", id)
                .done();
    }

    public Answer<Claim> decide(Viewer viewer, String id, boolean isGranted, String reason) {
        return calls.change(viewer, HttpMethod.POST, "/api/roster/claims/{id}/decision", id)
                .json(Map.of("grant", isGranted, "reason", reason))
                .answer(Claim.class);
    }

    public Site site(Viewer viewer, String slugOrId) {
        return calls.get(viewer, SITE, "/api/roster/groups/{group}/site", slugOrId);
    }

    public Answer<Site> verify(Viewer viewer, String slugOrId, String method, @Nullable String email) {
        return proof(
                        calls.change(viewer, HttpMethod.POST, "/api/roster/groups/{group}/site", slugOrId),
                        method,
                        email == null ? "" : email)
                .answer(Site.class);
    }

    private static Change proof(Change change, String method, String email) {
        return change.json(email.isEmpty() ? Map.of("method", method) : Map.of("method", method, "email", email));
    }

    public SiteMail mail(Viewer viewer, String token) {
        return calls.get(viewer, MAIL, "/api/roster/site-mails/{token}", token);
    }

    public Answer<SiteMail> answerMail(Viewer viewer, String token) {
        return calls.change(viewer, HttpMethod.POST, "/api/roster/site-mails/{token}", token)
                .answer(SiteMail.class);
    }
}
