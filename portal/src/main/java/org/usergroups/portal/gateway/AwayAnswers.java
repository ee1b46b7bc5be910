package org.usergroups.portal.gateway;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.usergroups.portal.pages.ErrorPage;

/** What a caller gets when the service behind an address does not answer. */
@Component
class AwayAnswers {
    private static final Logger log = LoggerFactory.getLogger(AwayAnswers.class);
    private static final String RETRY_AFTER_SECONDS = "5";

    /** For programs: a problem detail (RFC 9457). */
    HandlerFilterFunction<ServerResponse, ServerResponse> asProblem(String service) {
        return guarded(service, (request, cause) -> {
            ProblemDetail problem =
                    ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, sentence(request, cause));
            problem.setType(URI.create("https://usergroups.org/problems/service-away"));
            problem.setTitle("Service away");
            return ServerResponse.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header("Retry-After", RETRY_AFTER_SECONDS)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem);
        });
    }

    /** For people: a page that still has the search field. */
    HandlerFilterFunction<ServerResponse, ServerResponse> asPage(String service) {
        return guarded(
                service,
                (request, cause) -> ServerResponse.status(HttpStatus.SERVICE_UNAVAILABLE)
                        .header("Retry-After", RETRY_AFTER_SECONDS)
                        .contentType(MediaType.TEXT_HTML)
                        .render("error", Map.of("error", ErrorPage.away(request.method()))));
    }

    private static String sentence(ServerRequest request, Exception cause) {
        String away = "The part of the portal that answers this is away. ";
        if (ErrorPage.isRead(request.method())) {
            return away + "Try again in a moment.";
        }
        return away
                + (cause.getCause() instanceof ConnectException
                        ? "Nothing was changed; try again in a moment."
                        : "Whether the change was made is not known: look before you repeat it, or repeat it with the same Idempotency-Key.");
    }

    private static HandlerFilterFunction<ServerResponse, ServerResponse> guarded(String service, Away away) {
        return (request, next) -> {
            try {
                return next.handle(request);
            } catch (ResourceAccessException | IOException gone) {
                log.warn("{} is away: {}", service, gone.getClass().getSimpleName());
                return away.answer(request, gone);
            }
        };
    }

    private interface Away {
        ServerResponse answer(ServerRequest request, Exception cause);
    }
}
