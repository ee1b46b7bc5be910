package org.usergroups.portal.calls;

import java.io.IOException;
import java.net.URI;
import java.util.function.Function;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClient.RequestHeadersSpec.ConvertibleClientHttpResponse;
import org.springframework.web.client.RestClientException;
import org.springframework.web.util.UriBuilder;
import org.usergroups.portal.signin.Viewer;

/** Calls to one service, with the token of the person who looks, if any. */
public final class ServiceCalls {
    private final String service;
    private final RestClient reading;
    private final RestClient changing;

    ServiceCalls(String service, RestClient reading, RestClient changing) {
        this.service = service;
        this.reading = reading;
        this.changing = changing;
    }

    /**
     * Reads one thing; {@code uri} is a template whose variables are encoded.
     *
     * @throws NotFound for 404 and 410
     * @throws ServiceAway when the service does not answer in time
     */
    public <T> T get(Viewer viewer, ParameterizedTypeReference<T> type, String uri, Object... variables) {
        return get(viewer, type, builder -> expand(builder, uri, variables));
    }

    /** Reads one thing whose address is built by the caller. */
    public <T> T get(Viewer viewer, ParameterizedTypeReference<T> type, Function<UriBuilder, URI> uri) {
        return get(viewer, MediaType.APPLICATION_JSON, type, uri);
    }

    /** Reads one thing in the form of a media type of JSON. */
    public <T> T getAs(
            MediaType form, Viewer viewer, ParameterizedTypeReference<T> type, String uri, Object... variables) {
        return get(viewer, form, type, builder -> expand(builder, uri, variables));
    }

    private <T> T get(
            Viewer viewer, MediaType form, ParameterizedTypeReference<T> type, Function<UriBuilder, URI> uri) {
        try {
            return reading.get()
                    .uri(uri)
                    .accept(form)
                    .headers(viewer::sign)
                    .exchangeForRequiredValue((request, response) -> read(response, type));
        } catch (RestClientException broken) {
            throw new ServiceAway(service, reason(broken), broken);
        }
    }

    /** Begins a change. */
    public Change change(Viewer viewer, HttpMethod method, String uri, Object... variables) {
        return new Change(
                service,
                changing.method(method)
                        .uri(builder -> expand(builder, uri, variables))
                        .accept(MediaType.APPLICATION_JSON)
                        .headers(viewer::sign));
    }

    private <T> T read(ConvertibleClientHttpResponse response, ParameterizedTypeReference<T> type) throws IOException {
        HttpStatusCode status = response.getStatusCode();
        if (status.is2xxSuccessful()) {
            T body = response.bodyTo(type);
            if (body == null) {
                throw new ServiceAway(service, "empty body", null);
            }
            return body;
        }
        throw failure(service, response);
    }

    static RuntimeException failure(String service, ConvertibleClientHttpResponse response) throws IOException {
        int status = response.getStatusCode().value();
        return switch (status) {
            case 401 -> new SignInNeeded();
            case 403 -> new NotAllowed(problem(response).sentence());
            case 404, 410 -> new NotFound(service + " resource");
            default ->
                response.getStatusCode().is4xxClientError()
                        ? new Unanswerable(problem(response))
                        : new ServiceAway(service, "status " + status, null);
        };
    }

    static Problem problem(ConvertibleClientHttpResponse response) throws IOException {
        int status = response.getStatusCode().value();
        try {
            Problem problem = response.bodyTo(Problem.class);
            return problem == null
                    ? Problem.ofStatus(status)
                    : new Problem(problem.type(), problem.title(), status, problem.detail(), problem.errors());
        } catch (RestClientException unreadable) {
            return Problem.ofStatus(status);
        }
    }

    static String reason(RestClientException broken) {
        Throwable cause = broken.getMostSpecificCause();
        return cause.getClass().getSimpleName();
    }

    /** Expands a template that may have a query; the builder encodes each variable strictly. */
    private static URI expand(UriBuilder builder, String uri, Object... variables) {
        int question = uri.indexOf('?');
        if (question < 0) {
            return builder.path(uri).build(variables);
        }
        return builder.path(uri.substring(0, question))
                .query(uri.substring(question + 1))
                .build(variables);
    }
}
