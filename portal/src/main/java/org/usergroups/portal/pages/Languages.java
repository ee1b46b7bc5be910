package org.usergroups.portal.pages;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** The languages that the pages speak, and those that a reader wants, the dearest first (RFC 4647). */
public final class Languages {
    /** Every one has its file of messages. The first is for a reader who wants none of them. */
    static final List<Locale> OFFERED =
            List.of(Locale.ENGLISH, Locale.GERMAN, Locale.of("es"), Locale.FRENCH, Locale.of("pt"), Locale.JAPANESE);

    /** Keeps what a reader has chosen for all pages. */
    static final String COOKIE = "language";

    /** Asks for one page in one language. */
    static final String PARAMETER = "lang";

    private static final int LONGEST = 500;

    private Languages() {}

    /** What was chosen on the page, else what is kept in the cookie and what the browser says; none when nothing can be read. */
    public static List<Locale.LanguageRange> of(@Nullable String chosen, HttpServletRequest request) {
        return chosen == null || chosen.isBlank()
                ? Stream.concat(parsed(kept(request)), parsed(browsers(request)))
                        .toList()
                : parsed(chosen).toList();
    }

    /** The language of a page: the one in its address, else the one in the cookie, else the best that the browser accepts. */
    static Locale ofPage(HttpServletRequest request) {
        return Stream.of(inAddress(request), kept(request), browsers(request))
                .map(wanted -> Locale.lookup(parsed(wanted).toList(), OFFERED))
                .filter(found -> found != null)
                .findFirst()
                .orElse(OFFERED.getFirst());
    }

    /** The language that the address asks for, if it is one of those offered. */
    public static Optional<String> addressed(HttpServletRequest request) {
        return Optional.ofNullable(Locale.lookup(parsed(inAddress(request)).toList(), OFFERED))
                .map(Locale::toLanguageTag);
    }

    /** From the query alone: looking for a parameter would read the body of an upload that goes through unread. */
    private static String inAddress(HttpServletRequest request) {
        String query = request.getQueryString();
        String language = query == null
                ? null
                : UriComponentsBuilder.newInstance()
                        .query(query)
                        .build()
                        .getQueryParams()
                        .getFirst(PARAMETER);
        return language == null ? "" : language;
    }

    private static String kept(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return Stream.of(cookies == null ? new Cookie[0] : cookies)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(Cookie::getValue)
                .findFirst()
                .orElse("");
    }

    private static String browsers(HttpServletRequest request) {
        String header = request.getHeader("Accept-Language");
        return header == null ? "" : header;
    }

    private static Stream<Locale.LanguageRange> parsed(String wanted) {
        if (wanted.isBlank() || wanted.length() > LONGEST) {
            return Stream.empty();
        }
        try {
            return Locale.LanguageRange.parse(wanted).stream();
        } catch (IllegalArgumentException malformed) {
            return Stream.empty();
        }
    }
}
