package org.usergroups.portal.roster;

import java.util.List;
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

/** What roster-service does against decay: reports, links, duplicates, the coordinators' queue and audit. */
@Component
public class CareClient {
    private static final ParameterizedTypeReference<Items<Report>> REPORTS = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Items<EntryLink>> LINKS = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Waiting> WAITING = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Pair> PAIR = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Items<AuditLine>> AUDIT = new ParameterizedTypeReference<>() {};

    private final ServiceCalls calls;

    CareClient(@Qualifier("rosterCalls") ServiceCalls calls) {
        this.calls = calls;
    }

    /** Reports an entry; the address is the visitor's own, whose network is counted. */
    public Answer<Boolean> report(Viewer viewer, String slug, Map<String, ?> fields, String address) {
        return calls.change(viewer, HttpMethod.POST, "/api/roster/groups/{group}/reports", slug)
                .from(address)
                .json(fields)
                .done();
    }

    public List<Report> reports(Viewer viewer, String slug) {
        return calls.get(viewer, REPORTS, "/api/roster/groups/{group}/reports", slug)
                .items();
    }

    public Answer<Boolean> decide(Viewer viewer, String slug, String id, String outcome, String reason) {
        return calls.change(viewer, HttpMethod.POST, "/api/roster/groups/{group}/reports/{id}/decision", slug, id)
                .json(Map.of("outcome", outcome, "reason", reason))
                .done();
    }

    public Answer<Boolean> appeal(Viewer viewer, String slug, String id, String text) {
        return calls.change(viewer, HttpMethod.POST, "/api/roster/groups/{group}/reports/{id}/appeal", slug, id)
                .json(Map.of("text", text))
                .done();
    }

    public List<EntryLink> links(Viewer viewer, String slug) {
        return calls.get(viewer, LINKS, "/api/roster/groups/{group}/links", slug)
                .items();
    }

    public Waiting queue(Viewer viewer) {
        return calls.get(viewer, WAITING, "/api/roster/queue");
    }

    /** @param status what a group that is dormant soon becomes now; empty when it stays as it is */
    public Answer<Boolean> lookedAt(Viewer viewer, String flag, String reason, String status) {
        return calls.change(viewer, HttpMethod.POST, "/api/roster/queue/flags/{flag}/seen", flag)
                .json(status.isEmpty() ? Map.of("reason", reason) : Map.of("reason", reason, "status", status))
                .done();
    }

    public Pair pair(Viewer viewer, String id) {
        return calls.get(viewer, PAIR, "/api/roster/duplicates/{id}", id);
    }

    public Answer<Pair> merge(Viewer viewer, String id, String keeper, List<String> fromOther, String reason) {
        return calls.change(viewer, HttpMethod.POST, "/api/roster/duplicates/{id}/merge", id)
                .json(Map.of("keeper", keeper, "fromOther", fromOther, "reason", reason))
                .answer(Pair.class);
    }

    /** Pairs that a look has found. */
    public record Found(List<Pair> items) {}

    /** Looks now for entries of the same group. */
    public Answer<Found> lookForDuplicates(Viewer viewer, String slug) {
        return calls.change(viewer, HttpMethod.POST, "/api/roster/groups/{group}/duplicates", slug)
                .answer(Found.class);
    }

    public Answer<Boolean> keepApart(Viewer viewer, String id, String reason) {
        return calls.change(viewer, HttpMethod.POST, "/api/roster/duplicates/{id}/apart", id)
                .json(Map.of("reason", reason))
                .done();
    }

    public Items<AuditLine> audit(Viewer viewer, @Nullable String cursor) {
        return cursor == null
                ? calls.get(viewer, AUDIT, "/api/roster/audit")
                : calls.get(viewer, AUDIT, "/api/roster/audit?cursor={cursor}", cursor);
    }
}
