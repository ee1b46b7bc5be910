package org.usergroups.platform.web;

import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * An answer that refuses a request: RFC 9457 problem details with a stable {@code type}, a sentence for a person, and the fields
 * concerned.
 */
public final class Problem extends ErrorResponseException {

    private static final long serialVersionUID = 1L;
    private static final String TYPES = "https://usergroups.org/problems/";

    /** What is wrong with one field of a request. */
    public record FieldError(String field, String message) {}

    private Problem(HttpStatus status, String type, String title, String detail, List<FieldError> errors) {
        super(status, detail(status, type, title, detail, errors), null);
    }

    /** The thing does not exist, or the caller may not know that it does. */
    public static Problem notFound(String what, String key) {
        return new Problem(
                HttpStatus.NOT_FOUND,
                "not-found",
                "Not found",
                "There is no %s “%s”.".formatted(what, shortened(key)),
                List.of());
    }

    /** Fields have values that cannot be taken. Nothing was stored. */
    public static Problem invalid(List<FieldError> errors) {
        var first = errors.getFirst();
        return new Problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "invalid",
                "Some fields need another value",
                "%s: %s%s"
                        .formatted(
                                first.field(),
                                first.message(),
                                errors.size() > 1 ? " And %d more.".formatted(errors.size() - 1) : ""),
                errors);
    }

    public static Problem invalid(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }

    /** The request cannot be read. */
    public static Problem malformed(String detail) {
        return new Problem(HttpStatus.BAD_REQUEST, "malformed", "The request cannot be read", detail, List.of());
    }

    /** The caller may not do this. */
    public static Problem forbidden(String detail) {
        return new Problem(HttpStatus.FORBIDDEN, "forbidden", "You may not do this", detail, List.of());
    }

    public static Problem signInNeeded() {
        return new Problem(
                HttpStatus.UNAUTHORIZED,
                "sign-in-needed",
                "Sign in first",
                "This needs somebody who is signed in.",
                List.of());
    }

    public static Problem conflict(String type, String title, String detail) {
        return new Problem(HttpStatus.CONFLICT, type, title, detail, List.of());
    }

    public static Problem gone(String detail) {
        return new Problem(HttpStatus.GONE, "gone", "No longer valid", detail, List.of());
    }

    /** The thing has been changed since the caller read it. */
    public static Problem stale() {
        return new Problem(
                HttpStatus.PRECONDITION_FAILED,
                "stale",
                "Somebody else has changed this meanwhile",
                "Your version is not the newest. Nothing was changed: read it again, and decide what to keep.",
                List.of());
    }

    public static Problem versionNeeded() {
        return new Problem(
                HttpStatus.PRECONDITION_REQUIRED,
                "version-needed",
                "Say which version you change",
                "Send the ETag that you read as If-Match, so that nobody's change is lost.",
                List.of());
    }

    public static Problem tooLarge(String detail) {
        return new Problem(HttpStatus.CONTENT_TOO_LARGE, "too-large", "Too large", detail, List.of());
    }

    public static Problem unsupportedMedia(String detail) {
        return new Problem(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media", "Not a format that we take", detail, List.of());
    }

    public static Problem tooMany(String detail) {
        return new Problem(HttpStatus.TOO_MANY_REQUESTS, "too-many", "Too many requests", detail, List.of());
    }

    public static Problem unavailable(String detail) {
        return new Problem(
                HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "Not available at the moment", detail, List.of());
    }

    static ProblemDetail detail(HttpStatus status, String type, String title, String detail, List<FieldError> errors) {
        var body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(URI.create(TYPES + type));
        body.setTitle(title);
        if (!errors.isEmpty()) {
            body.setProperty("errors", errors);
        }
        return body;
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
