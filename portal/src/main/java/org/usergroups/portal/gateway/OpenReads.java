package org.usergroups.portal.gateway;

import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Lets scripts of other sites read what every visitor may read (Fetch standard, section 3.3). Never with credentials: a browser
 * does not hand over an answer to a request with cookies when any origin is allowed.
 */
final class OpenReads {
    private static final List<PathPattern> PATHS = List.of(
                    "/api/roster/groups",
                    "/api/roster/groups/{group}",
                    "/api/roster/groups/{group}/meetings",
                    "/api/roster/groups/{group}/organizers",
                    "/api/roster/meetings/{id}",
                    "/api/search",
                    "/api/search/cities",
                    "/api/search/compare",
                    "/api/search/countries",
                    "/api/search/export.{format}",
                    "/api/search/groups/{group}/sisters",
                    "/api/search/map",
                    "/api/search/near",
                    "/api/search/pairs",
                    "/api/search/suggest")
            .stream()
            .map(PathPatternParser.defaultInstance::parse)
            .toList();

    private OpenReads() {}

    static ServerResponse allow(ServerRequest request, ServerResponse response) {
        boolean isRead =
                request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
        if (isRead && PATHS.stream().anyMatch(path -> path.matches(PathContainer.parsePath(request.path())))) {
            response.headers().set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
            response.headers().set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, HttpHeaders.ETAG);
        }
        return response;
    }
}
