package org.usergroups.portal.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages that a reader wants, the dearest first (RFC 4647). */
public final class Languages {
    private static final int LONGEST_HEADER = 500;

    private Languages() {}

    /** What was chosen on the page, else what the browser says; none when neither can be read. */
    public static List<Locale.LanguageRange> of(@Nullable String chosen, HttpServletRequest request) {
        String header = request.getHeader("Accept-Language");
        String wanted = chosen == null || chosen.isBlank() ? header : chosen;
        if (wanted == null || wanted.isBlank() || wanted.length() > LONGEST_HEADER) {
            return List.of();
        }
        try {
            return Locale.LanguageRange.parse(wanted);
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }
}
