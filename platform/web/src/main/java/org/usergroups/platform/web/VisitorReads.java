package org.usergroups.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Requests of visitors for what everybody may read: they need nothing of what looks after people who sign in. */
final class VisitorReads implements RequestMatcher {

    private final List<PathPattern> paths;

    VisitorReads(List<String> paths) {
        this.paths =
                paths.stream().map(PathPatternParser.defaultInstance::parse).toList();
    }

    @Override
    public boolean matches(HttpServletRequest request) {
        var method = request.getMethod();
        var isRead = method.equals(HttpMethod.GET.name()) || method.equals(HttpMethod.HEAD.name());
        if (!isRead || request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            return false;
        }
        var path = PathContainer.parsePath(request.getRequestURI());
        return paths.stream().anyMatch(pattern -> pattern.matches(path));
    }
}
