package org.usergroups.portal.roster;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.usergroups.portal.calls.Answer;
import org.usergroups.portal.calls.Items;
import org.usergroups.portal.calls.ServiceCalls;
import org.usergroups.portal.signin.Viewer;

/** The imports of roster-service, as the pages use them. */
@Component
public class ImportClient {
    private static final ParameterizedTypeReference<ImportJob> JOB = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Items<ImportJob>> JOBS = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Items<ImportRow>> ROWS = new ParameterizedTypeReference<>() {};
    private static final String IMPORTS = "/api/roster/imports";
    private static final String ONE = IMPORTS + "/{id}";

    private final ServiceCalls calls;

    ImportClient(@Qualifier("rosterCalls") ServiceCalls calls) {
        this.calls = calls;
    }

    public Items<ImportJob> last(Viewer viewer) {
        return calls.get(viewer, JOBS, IMPORTS);
    }

    public ImportJob job(Viewer viewer, String id) {
        return calls.get(viewer, JOB, ONE, id);
    }

    /** The report of an import, of rows with one result or of all. */
    public Items<ImportRow> rows(Viewer viewer, String id, String result, @Nullable String cursor) {
        return cursor == null
                ? calls.get(viewer, ROWS, ONE + "/rows?result={result}", id, result)
                : calls.get(viewer, ROWS, ONE + "/rows?result={result}&cursor={cursor}", id, result, cursor);
    }

    /** Sends a file; {@code group} is whose meetings a calendar has. */
    public Answer<ImportJob> begin(
            Viewer viewer, Resource file, String format, boolean isTried, String group, @Nullable String key) {
        Object[] about = group.isEmpty() ? new Object[] {format, isTried} : new Object[] {format, isTried, group};
        String query = "?format={format}&dryRun={dryRun}" + (group.isEmpty() ? "" : "&group={group}");
        return calls.change(viewer, HttpMethod.POST, IMPORTS + query, about)
                .once(key)
                .body(MediaType.APPLICATION_OCTET_STREAM, file)
                .answer(ImportJob.class);
    }

    public Answer<ImportJob> run(Viewer viewer, String id) {
        return calls.change(viewer, HttpMethod.POST, ONE + "/run", id).answer(ImportJob.class);
    }

    public Answer<ImportJob> cancel(Viewer viewer, String id) {
        return calls.change(viewer, HttpMethod.POST, ONE + "/cancellation", id).answer(ImportJob.class);
    }
}
