package org.usergroups.portal.pages;

import org.springframework.http.HttpMethod;

/**
 * What a page says when something went wrong.
 *
 * @param status the HTTP status
 * @param key the start of the message keys {@code error.<key>.title} and {@code error.<key>.text}
 */
public record ErrorPage(int status, String key) {
    /** Of a service that did not answer; after a change nobody knows whether it was made. */
    public static ErrorPage away(HttpMethod method) {
        return new ErrorPage(503, isRead(method) ? "away" : "away-changing");
    }

    /** Whether a request asks for nothing to be changed (RFC 9110, section 9.2.1). */
    public static boolean isRead(HttpMethod method) {
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    }

    static ErrorPage of(int status) {
        return switch (status) {
            case 401, 403 -> new ErrorPage(status, "forbidden");
            case 404, 405, 410 -> new ErrorPage(status, "not-found");
            case 413 -> new ErrorPage(status, "too-large");
            case 503, 504 -> new ErrorPage(status, "crowded");
            default -> new ErrorPage(status, status < 500 ? "not-understood" : "fault");
        };
    }
}
