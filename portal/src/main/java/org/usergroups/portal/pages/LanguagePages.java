package org.usergroups.portal.pages;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.usergroups.portal.PortalProperties;
import org.usergroups.portal.calls.NotFound;

/** Where a reader chooses the language of all pages, and comes back to the one that was open. */
@Controller
class LanguagePages {
    static final String ADDRESS = "/language/{language}";

    private static final Duration KEPT = Duration.ofDays(365);
    private static final Pattern LANGUAGE_OF_ONE_PAGE =
            Pattern.compile("(?<=[?&])" + Languages.PARAMETER + "=[^&#]*&?");

    private final PortalProperties properties;

    LanguagePages(PortalProperties properties) {
        this.properties = properties;
    }

    /**
     * A link and no form with a guard: it would give every reader a cookie for the form. Whoever leads somebody here changes the language of
     * that reader's pages, and nothing else.
     *
     * @param to the page that was open; elsewhere than here is the home page
     */
    @GetMapping(ADDRESS)
    ResponseEntity<Void> choose(@PathVariable String language, @RequestParam(required = false) @Nullable String to) {
        Locale chosen = Locale.forLanguageTag(language);
        if (!Languages.OFFERED.contains(chosen)) {
            throw new NotFound("language");
        }
        ResponseCookie cookie = ResponseCookie.from(Languages.COOKIE, chosen.toLanguageTag())
                .maxAge(KEPT)
                .path("/")
                .sameSite("Lax")
                .httpOnly(true)
                .secure(properties.isSecure())
                .build();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(back(to))
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .cacheControl(CacheControl.noStore())
                .build();
    }

    /** Without the language that was asked for this one page: it would win over the one that was just chosen. */
    private static URI back(@Nullable String to) {
        String path = Links.local(to);
        if (path == null) {
            return URI.create("/");
        }
        try {
            return URI.create(withoutLanguage(path));
        } catch (IllegalArgumentException malformed) {
            return URI.create("/");
        }
    }

    /** A path and its query, without a language in it. */
    static String withoutLanguage(String path) {
        return LANGUAGE_OF_ONE_PAGE.matcher(path).replaceAll("").replaceFirst("[?&]$", "");
    }
}
