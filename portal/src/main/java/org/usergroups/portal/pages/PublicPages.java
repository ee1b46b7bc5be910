package org.usergroups.portal.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Pages that search engines know, and caches may keep; the others are for one person, or for doing something. */
final class PublicPages {
    private static final Set<String> ALL = Set.of(
            "/",
            "/about",
            "/start",
            "/pins",
            "/mentors",
            "/near",
            "/compare",
            "/countries/{code}",
            "/countries/{code}/cities/{city}",
            "/groups/{slug}",
            "/groups/{slug}/meetings",
            "/groups/{slug}/meetings/{id}",
            "/posts/{slug}",
            "/lists/{name}",
            "/threads/{id}",
            "/albums/{id}");

    private static final List<PathPattern> ADDRESSES =
            ALL.stream().map(PathPatternParser.defaultInstance::parse).toList();

    private PublicPages() {}

    /** Whether the address may be one of a public page; {@code /groups/new} has such an address and is none. */
    static boolean isAddressOfOne(HttpServletRequest request) {
        PathContainer path = PathContainer.parsePath(request.getRequestURI());
        return ErrorPage.isRead(HttpMethod.valueOf(request.getMethod()))
                && ADDRESSES.stream().anyMatch(address -> address.matches(path));
    }

    /** Whether a public page is the answer; known once the request has been handled. */
    static boolean isAnswer(HttpServletRequest request, HttpServletResponse response) {
        return response.getStatus() == HttpStatus.OK.value()
                && ErrorPage.isRead(HttpMethod.valueOf(request.getMethod()))
                && request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern
                && ALL.contains(pattern);
    }
}
