package org.usergroups.portal.gateway;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.usergroups.portal.PortalProperties;
import org.usergroups.portal.signin.SessionCookie;

/** The roster gets its own cookies and never the portal's; an API sets none. */
final class ForwardedCookies {
    private final Set<String> ours;

    ForwardedCookies(PortalProperties properties) {
        this.ours = Set.of(SessionCookie.name(properties), SessionCookie.formGuard(properties));
    }

    ServerRequest withoutOurs(ServerRequest request) {
        String cookies = request.headers().header(HttpHeaders.COOKIE).stream()
                .flatMap(header -> Arrays.stream(header.split(";")))
                .map(String::strip)
                .filter(cookie -> !ours.contains(cookie.split("=", 2)[0]))
                .collect(Collectors.joining("; "));
        return ServerRequest.from(request)
                .headers(headers -> {
                    headers.remove(HttpHeaders.COOKIE);
                    if (!cookies.isEmpty()) {
                        headers.set(HttpHeaders.COOKIE, cookies);
                    }
                })
                .build();
    }

    static ServerResponse noneBack(ServerRequest request, ServerResponse response) {
        response.headers().remove(HttpHeaders.SET_COOKIE);
        return response;
    }
}
