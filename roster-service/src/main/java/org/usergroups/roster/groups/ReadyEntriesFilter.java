package org.usergroups.roster.groups;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriUtils;
import org.usergroups.platform.web.Versions;

/**
 * Hands a visitor an entry that is ready before anything else looks at the request. A group's entry is what is read most, by pages
 * and by machines; the way through filters and mappings costs ten times the answer. All else goes that way: what is not ready,
 * callers with a token, other forms than JSON.
 */
final class ReadyEntriesFilter extends OncePerRequestFilter {

    private static final String GROUPS = "/api/roster/groups/";

    private final ReadyEntries entries;
    private final Counter handedOut;

    private ReadyEntriesFilter(ReadyEntries entries, MeterRegistry meters) {
        this.entries = entries;
        this.handedOut = meters.counter("usergroups.entries.ready");
    }

    @Configuration(proxyBeanMethods = false)
    static class Registration {
        @Bean
        FilterRegistrationBean<ReadyEntriesFilter> readyEntriesFilter(ReadyEntries entries, MeterRegistry meters) {
            var registration = new FilterRegistrationBean<>(new ReadyEntriesFilter(entries, meters));
            registration.addUrlPatterns(GROUPS + "*");
            registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return registration;
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var slug = slug(request);
        var entry = slug == null ? null : entries.ready(slug).orElse(null);
        if (entry == null) {
            chain.doFilter(request, response);
            return;
        }
        handedOut.increment();
        // What Spring Security says of every answer.
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache, no-store, max-age=0, must-revalidate");
        if (new ServletWebRequest(request, response)
                .checkNotModified(Versions.etag(entry.group().version()))) {
            return;
        }
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(entry.json().length);
        response.getOutputStream().write(entry.json());
    }

    /** The slug that is asked for, if this is a plain question for one. */
    private static @Nullable String slug(HttpServletRequest request) {
        var path = request.getRequestURI();
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        var isPlain = request.getMethod().equals(HttpMethod.GET.name())
                && request.getQueryString() == null
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && (accept == null || accept.equals("*/*") || accept.equals(MediaType.APPLICATION_JSON_VALUE));
        if (!isPlain || !path.startsWith(GROUPS)) {
            return null;
        }
        var slug = path.substring(GROUPS.length());
        if (slug.isEmpty() || slug.indexOf('/') >= 0 || slug.indexOf(';') >= 0) {
            return null;
        }
        return slug.indexOf('%') < 0 ? slug : decoded(slug);
    }

    private static @Nullable String decoded(String slug) {
        try {
            return UriUtils.decode(slug, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
