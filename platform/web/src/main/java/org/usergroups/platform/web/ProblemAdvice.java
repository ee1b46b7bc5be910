package org.usergroups.platform.web;

import com.mongodb.MongoException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.usergroups.platform.events.AlreadyExists;
import org.usergroups.platform.events.StaleVersion;
import org.usergroups.platform.events.UnpublishableEvent;
import tools.jackson.core.JacksonException;

/** Turns everything that goes wrong in a controller into a problem detail. Nothing of the inside is shown. */
@RestControllerAdvice
@Order(org.springframework.core.Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(StaleVersion stale) {
        return answer(Problem.stale());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(AlreadyExists exists) {
        return answer(
                Problem.conflict(
                        "taken",
                        "There is one already",
                        "Something with this name or address exists already, or the same request was carried out before and what it made has been deleted since."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(UnpublishableEvent unpublishable) {
        log.error("A change was refused because its event cannot be published: {}", unpublishable.getMessage());
        return answer(Problem.tooLarge("This is more than can be published. Nothing was stored."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(MongoException failed) {
        log.error("The store does not answer: {}", failed.getMessage());
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "5")
                .body(Problem.unavailable("The store does not answer at the moment. Try again in a few seconds.")
                        .getBody());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(InvalidParameterException unreadable) {
        return answer(
                Problem.malformed("A parameter cannot be read: its percent-encoding is broken, or it is not UTF-8."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(Exception unexpected) {
        log.error("A request failed in a way that nobody foresaw", unexpected);
        return ResponseEntity.internalServerError()
                .body(Problem.detail(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "internal",
                        "Something is broken on our side",
                        "The request could not be carried out. It is in our log, and somebody will look at it.",
                        java.util.List.of()));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return body(problem);
            }
            if (cause instanceof JacksonException json) {
                return body(Unreadable.problem(json));
            }
        }
        return body(Problem.malformed("The body is missing or cannot be read."));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMaxUploadSizeExceededException(
            MaxUploadSizeExceededException large, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return body(Problem.tooLarge("The file is larger than this server takes."));
    }

    private static ResponseEntity<Object> body(Problem problem) {
        return ResponseEntity.status(problem.getStatusCode()).body(problem.getBody());
    }

    private static ResponseEntity<ProblemDetail> answer(Problem problem) {
        return ResponseEntity.status(problem.getStatusCode()).body(problem.getBody());
    }
}
