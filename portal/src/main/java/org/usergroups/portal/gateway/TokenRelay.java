package org.usergroups.portal.gateway;

import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;
import org.usergroups.portal.signin.AccessTokens;

/** Gives a forwarded API request the caller's own token, else the session's; cookies stay here. */
@Component
class TokenRelay {
    private final AccessTokens tokens;

    TokenRelay(AccessTokens tokens) {
        this.tokens = tokens;
    }

    ServerRequest apply(ServerRequest request) {
        ServerRequest.Builder forwarded =
                ServerRequest.from(request).headers(headers -> headers.remove(HttpHeaders.COOKIE));
        if (request.headers().firstHeader(HttpHeaders.AUTHORIZATION) == null && !isPublicFile(request)) {
            Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
            if (authentication instanceof OAuth2AuthenticationToken person) {
                String token = tokens.of(person, request.servletRequest(), CurrentResponse.get())
                        .orElse(null);
                if (token != null) {
                    forwarded.headers(headers -> headers.setBearerAuth(token));
                }
            }
        }
        return forwarded.build();
    }

    /** Pictures are the same for everybody; a page full of them is no reason to refresh a token ten times. */
    private static boolean isPublicFile(ServerRequest request) {
        return request.path().startsWith("/api/media/files/");
    }
}
