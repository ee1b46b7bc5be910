package org.usergroups.portal.calls;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClient.RequestHeadersSpec.ConvertibleClientHttpResponse;
import org.springframework.web.client.RestClientException;

/** One change that a service is asked for; ends with {@link #answer} or {@link #done}. */
public final class Change {
    private static final Set<Integer> REFUSALS = Set.of(400, 409, 413, 415, 422, 428, 429);

    private final String service;
    private final RestClient.RequestBodySpec request;

    Change(String service, RestClient.RequestBodySpec request) {
        this.service = service;
        this.request = request;
    }

    /** Sends {@code fields} as JSON. */
    public Change json(Map<String, ?> fields) {
        request.contentType(MediaType.APPLICATION_JSON).body(fields);
        return this;
    }

    /** Sends {@code fields} as a merge patch (RFC 7396); a null removes. */
    public Change patch(Map<String, ?> fields) {
        request.contentType(MediaType.valueOf("application/merge-patch+json")).body(fields);
        return this;
    }

    /** Sends {@code parts} as multipart/form-data. */
    public Change parts(MultiValueMap<String, Object> parts) {
        request.contentType(MediaType.MULTIPART_FORM_DATA).body(parts);
        return this;
    }

    /** Sends a body of another kind. */
    public Change body(MediaType type, Object body) {
        request.contentType(type).body(body);
        return this;
    }

    /** Only if the thing still has this version (RFC 9110, If-Match). */
    public Change ifVersion(long version) {
        request.header("If-Match", "\"" + version + "\"");
        return this;
    }

    /** Pressing the same button twice does it once. */
    public Change once(@Nullable String key) {
        if (key != null && !key.isBlank()) {
            request.header("Idempotency-Key", key);
        }
        return this;
    }

    /** On behalf of somebody at this address, where the service counts how often a network asks. */
    public Change from(String address) {
        request.header("X-Forwarded-For", address);
        return this;
    }

    /** Does it, and reads the new state. */
    public <T> Answer<T> answer(Class<T> type) {
        return exchange(response -> {
            T body = response.bodyTo(type);
            if (body == null) {
                throw new ServiceAway(service, "empty body", null);
            }
            return body;
        });
    }

    /** Does it; the answer has no body that matters. */
    public Answer<Boolean> done() {
        return exchange(response -> true);
    }

    /** Does it; answers whether all of it is done, or (202) some of it is yet to come. */
    public Answer<Boolean> doneAtOnce() {
        return exchange(response -> response.getStatusCode().value() != 202);
    }

    private <T> Answer<T> exchange(Reading<T> reading) {
        try {
            return request.exchangeForRequiredValue((sent, response) -> judge(response, reading));
        } catch (RestClientException broken) {
            throw new ServiceAway(service, ServiceCalls.reason(broken), broken);
        }
    }

    private <T> Answer<T> judge(ConvertibleClientHttpResponse response, Reading<T> reading) throws IOException {
        int status = response.getStatusCode().value();
        if (response.getStatusCode().is2xxSuccessful()) {
            return new Answer.Done<>(reading.read(response));
        }
        if (status == 412) {
            return new Answer.Stale<>(ServiceCalls.problem(response));
        }
        if (REFUSALS.contains(status)) {
            return new Answer.Refused<>(ServiceCalls.problem(response));
        }
        throw ServiceCalls.failure(service, response);
    }

    private interface Reading<T> {
        T read(ConvertibleClientHttpResponse response) throws IOException;
    }
}
