package org.usergroups.portal.pages;

/**
 * What a page says when something went wrong.
 *
 * @param status the HTTP status
 * @param key the start of the message keys {@code error.<key>.title} and {@code error.<key>.text}
 */
public record ErrorPage(int status, String key) {
    public static ErrorPage away() {
        return new ErrorPage(503, "away");
    }

    static ErrorPage of(int status) {
        return switch (status) {
            case 401, 403 -> new ErrorPage(status, "forbidden");
            case 404, 405, 410 -> new ErrorPage(status, "not-found");
            case 413 -> new ErrorPage(status, "too-large");
            case 503, 504 -> new ErrorPage(status, "away");
            default -> new ErrorPage(status, status < 500 ? "not-understood" : "fault");
        };
    }
}
