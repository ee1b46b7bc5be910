package org.usergroups.portal.pages;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.usergroups.portal.PortalProperties;
import org.usergroups.portal.calls.Parts;
import org.usergroups.portal.signin.SessionCookie;

/**
 * Public pages may be kept by browsers and by caches on the way (RFC 9111) for a minute, shown for two more while a new one is
 * fetched (RFC 5861), and have an ETag. Kept is what every visitor gets who reads the same language: never what somebody with a session
 * or with a guard of forms gets, what gives a cookie, or what lacks a part that is away.
 */
final class VisitorCaching extends ShallowEtagHeaderFilter {
    private static final String KEPT = "public, max-age=60, stale-while-revalidate=120";

    /** Its address may say where a visitor is. */
    private static final String NEAR = "/near";

    private final Set<String> personal;

    VisitorCaching(PortalProperties properties) {
        this.personal = Set.of(SessionCookie.name(properties), SessionCookie.formGuard(properties));
        // A strong one would be that of the page before it is compressed.
        setWriteWeakETag(true);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !PublicPages.isAddressOfOne(request) || request.getRequestURI().equals(NEAR) || isPersonal(request);
    }

    @Override
    protected boolean isEligibleForEtag(
            HttpServletRequest request, HttpServletResponse response, int status, InputStream page) {
        boolean isKept = PublicPages.isAnswer(request, response)
                && request.getAttribute(Parts.IS_LACKING) == null
                && !response.containsHeader(HttpHeaders.SET_COOKIE);
        if (isKept) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, KEPT);
        }
        return isKept;
    }

    private boolean isPersonal(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies != null && Arrays.stream(cookies).anyMatch(cookie -> personal.contains(cookie.getName()));
    }
}
