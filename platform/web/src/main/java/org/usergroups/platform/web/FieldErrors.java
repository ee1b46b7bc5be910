package org.usergroups.platform.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a form, so that a person learns of all of it at once. */
public final class FieldErrors {

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");
    private static final Pattern LINE_BREAK = Pattern.compile("\\R");
    private static final Set<String> LINK_SCHEMES = Set.of("http", "https");

    private final List<Problem.FieldError> errors = new ArrayList<>();

    public FieldErrors add(String field, String message) {
        errors.add(new Problem.FieldError(field, message));
        return this;
    }

    public FieldErrors check(boolean holds, String field, String message) {
        return holds ? this : add(field, message);
    }

    /** A text that must be there, of at most so many characters and without control characters. */
    public FieldErrors required(@Nullable String value, String field, int atMost) {
        return value == null || value.isBlank() ? add(field, "This is needed.") : text(value, field, atMost);
    }

    /** A text that may be absent. */
    public FieldErrors text(@Nullable String value, String field, int atMost) {
        if (value == null) {
            return this;
        }
        if (value.length() > atMost) {
            return add(field, "At most %,d characters; this has %,d.".formatted(atMost, value.length()));
        }
        return check(!CONTROL.matcher(value).find(), field, "Control characters are not allowed.");
    }

    /** A name or title that must be there. */
    public FieldErrors requiredLine(@Nullable String value, String field, int atMost) {
        return value == null || value.isBlank() ? add(field, "This is needed.") : line(value, field, atMost);
    }

    /** A text of one line that may be absent; in a subject or a list, a second line could pass for somebody else's words. */
    public FieldErrors line(@Nullable String value, String field, int atMost) {
        return value != null && LINE_BREAK.matcher(value).find()
                ? add(field, "Must be one line.")
                : text(value, field, atMost);
    }

    /** An absolute http or https address, or none. */
    public FieldErrors link(@Nullable String value, String field) {
        if (value == null) {
            return this;
        }
        try {
            var uri = new URI(value);
            var scheme = uri.getScheme();
            var isLink =
                    scheme != null && LINK_SCHEMES.contains(scheme.toLowerCase(Locale.ROOT)) && uri.getHost() != null;
            return check(
                    isLink && value.length() <= 2_000,
                    field,
                    "Must be an address that starts with https:// or http://.");
        } catch (URISyntaxException malformed) {
            return add(field, "Is not an address: " + malformed.getReason() + ".");
        }
    }

    /** A BCP 47 language tag, or none. */
    public FieldErrors language(@Nullable String value, String field) {
        return check(
                value == null || value.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}"),
                field,
                "Must be a language tag such as en or pt-BR.");
    }

    public List<Problem.FieldError> all() {
        return List.copyOf(errors);
    }

    /** @throws Problem 422 with every error, if there is one */
    public void refuse() {
        if (!errors.isEmpty()) {
            throw Problem.invalid(all());
        }
    }
}
