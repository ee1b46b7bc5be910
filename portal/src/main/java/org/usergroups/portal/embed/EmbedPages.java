package org.usergroups.portal.embed;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.usergroups.portal.calls.NotFound;
import org.usergroups.portal.calls.ServiceAway;
import org.usergroups.portal.calls.ServiceCalls;
import org.usergroups.portal.pages.Moments;
import org.usergroups.portal.pages.Places;
import org.usergroups.portal.search.SearchClient;
import org.usergroups.portal.search.SearchQuery;
import org.usergroups.portal.signin.Viewer;

/** What other sites show: always what a visitor sees, whoever looks. */
@Controller
class EmbedPages {
    private static final ParameterizedTypeReference<BadgeGroup> GROUP = new ParameterizedTypeReference<>() {};
    private static final MediaType SVG = new MediaType("image", "svg+xml", StandardCharsets.UTF_8);
    private static final MediaType PLAIN = new MediaType("text", "plain", StandardCharsets.UTF_8);
    private static final CacheControl FRESH =
            CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic();
    private static final int GROUPS = 50;

    private final ServiceCalls roster;
    private final SearchClient search;
    private final Places places;
    private final Moments moments;
    private final MessageSource messages;

    EmbedPages(
            @Qualifier("rosterCalls") ServiceCalls roster,
            SearchClient search,
            Places places,
            Moments moments,
            MessageSource messages) {
        this.roster = roster;
        this.search = search;
        this.places = places;
        this.moments = moments;
        this.messages = messages;
    }

    /** Spring answers 304 by itself when the tag is the one that the reader has (RFC 9110, section 13.1.2). */
    @GetMapping("/groups/{slug}/badge.svg")
    ResponseEntity<String> badge(@PathVariable String slug) {
        BadgeGroup group = roster.get(Viewer.VISITOR, GROUP, "/api/roster/groups/{group}", slug);
        String place = Stream.of(group.city(), places.country(group.country()))
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(", "));
        String svg = Badge.svg(group.name(), place.isEmpty() ? word("group.everywhere") : place, status(group));
        return ResponseEntity.ok()
                .contentType(SVG)
                .cacheControl(FRESH)
                .varyBy(HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.COOKIE)
                .eTag(digest(svg))
                .body(svg);
    }

    private String status(BadgeGroup group) {
        String status = group.status() == null ? "" : word("status." + group.status());
        String confirmed =
                group.confirmedAt() == null ? "" : word("embed.badge.confirmed", moments.day(group.confirmedAt()));
        return Stream.of(status, confirmed).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
    }

    /** A message; nothing for a status that nobody has named yet. */
    private String word(String key, Object... values) {
        Locale locale = LocaleContextHolder.getLocale();
        String word = messages.getMessage(key, values, "", locale);
        return word == null ? "" : word;
    }

    @GetMapping("/embed/groups")
    String groups(
            @RequestParam(defaultValue = "") String country,
            @RequestParam(defaultValue = "") String topic,
            Model model,
            HttpServletResponse response) {
        SearchQuery query = SearchQuery.of("").with("type", "group");
        if (!country.isBlank()) {
            if (!places.isCountry(country)) {
                throw new NotFound("country");
            }
            query = query.with("country", country.toUpperCase(Locale.ROOT));
        }
        if (!topic.isBlank()) {
            query = query.with("topic", topic);
        }
        model.addAttribute("found", search.search(query, GROUPS));
        model.addAttribute("all", query.path());
        response.setHeader(HttpHeaders.CACHE_CONTROL, FRESH.getHeaderValue());
        return "embed-groups";
    }

    /** An error page of the portal has its frame, which is not for other sites. */
    @ExceptionHandler
    ResponseEntity<String> notFound(NotFound missing) {
        return plain(HttpStatus.NOT_FOUND, word("error.not-found.title"));
    }

    @ExceptionHandler
    ResponseEntity<String> away(ServiceAway gone) {
        return plain(HttpStatus.SERVICE_UNAVAILABLE, word("error.away.title"));
    }

    private static ResponseEntity<String> plain(HttpStatus status, String text) {
        return ResponseEntity.status(status)
                .contentType(PLAIN)
                .cacheControl(CacheControl.noStore())
                .body(text);
    }

    private static String digest(String text) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "\"" + HexFormat.of().formatHex(sum, 0, 12) + "\"";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
