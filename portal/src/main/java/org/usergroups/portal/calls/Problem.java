package org.usergroups.portal.calls;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a service says is wrong with a request (RFC 9457), as far as a page shows it. */
public record Problem(
        @Nullable String type,
        @Nullable String title,
        int status,
        @Nullable String detail,
        List<FieldError> errors) {

    public Problem(
            @Nullable String type,
            @Nullable String title,
            int status,
            @Nullable String detail,
            @Nullable List<FieldError> errors) {
        this.type = type;
        this.title = title;
        this.status = status;
        this.detail = detail;
        this.errors = errors == null ? List.of() : List.copyOf(errors);
    }

    static Problem ofStatus(int status) {
        return new Problem(null, null, status, null, List.of());
    }

    /** The one sentence to show, empty when the service gave none. */
    public String sentence() {
        if (detail != null && !detail.isBlank()) {
            return detail;
        }
        return title == null ? "" : title;
    }

    /** One field that is wrong, and why. */
    public record FieldError(
            @Nullable String field, @Nullable String message) {}
}
