package org.usergroups.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import tools.jackson.databind.json.JsonMapper;

class ScopeLimitTest {

    private final ScopeLimit limit = new ScopeLimit(
            List.of("/api/roster/me/tokens/**"), JsonMapper.builder().build());

    @AfterEach
    void forget() {
        SecurityContextHolder.clearContext();
    }

    @ParameterizedTest
    @CsvSource({
        "read,                   GET,    /api/roster/groups,     200",
        "read,                   HEAD,   /api/search,            200",
        "read,                   POST,   /api/roster/groups,     403",
        "read,                   DELETE, /api/media/items/1,     403",
        "blog:write,             POST,   /api/blog/posts,        200",
        "blog:write,             GET,    /api/blog/posts,        200",
        "blog:write,             GET,    /api/list/lists,        403",
        "blog:write,             PATCH,  /api/roster/groups/x,   403",
        "list:write media:write, PUT,    /api/media/items/1,     200",
        "coordinator,            POST,   /api/roster/imports,    403",
        "'',                     GET,    /api/roster/groups,     403",
        "read roster:write,      GET,    /api/roster/me/tokens,  403",
        "read roster:write,      POST,   /api/roster/me/tokens,  403",
        "read roster:write,      POST,   /api/roster/me/%74okens, 403",
        "read roster:write,      DELETE, /api/roster/me/tokens/1, 403",
        "read roster:write,      PATCH,  /api/roster/me,         200",
        "read roster:write,      GET,    /actuator/outbox,       403",
        "read roster:write,      POST,   /api/%72oster/groups,   403",
    })
    void personalTokenMayDoWhatItsScopesSay(String scopes, String method, String path, int status) throws Exception {
        signIn(token().claim(PersonalToken.CLAIM, "1").claim("scope", scopes).build());

        assertThat(answer(method, path).getStatus()).isEqualTo(status);
    }

    @Test
    void refusalNamesTheScopeThatIsMissing() throws Exception {
        signIn(token().claim(PersonalToken.CLAIM, "1").claim("scope", "read").build());

        var answer = answer("POST", "/api/blog/posts");

        assertThat(answer.getHeader("WWW-Authenticate"))
                .isEqualTo("Bearer error=\"insufficient_scope\", scope=\"blog:write\"");
        assertThat(answer.getContentType()).startsWith("application/problem+json");
        assertThat(answer.getContentAsString()).contains("problems/forbidden", "blog:write");
    }

    @Test
    void sessionsAndVisitorsAreNotLimited() throws Exception {
        assertThat(answer("POST", "/api/roster/groups").getStatus()).isEqualTo(200);
        signIn(token().claim("scope", "openid profile").build());
        assertThat(answer("POST", "/api/roster/me/tokens").getStatus()).isEqualTo(200);
        assertThat(answer("DELETE", "/api/media/items/1").getStatus()).isEqualTo(200);
    }

    private MockHttpServletResponse answer(String method, String path) throws Exception {
        var response = new MockHttpServletResponse();
        limit.doFilter(new MockHttpServletRequest(method, path), response, new MockFilterChain());
        return response;
    }

    private static void signIn(Jwt token) {
        SecurityContextHolder.getContext().setAuthentication(new JwtAuthenticationToken(token));
    }

    private static Jwt.Builder token() {
        return Jwt.withTokenValue("t").header("alg", "ES256").subject("member");
    }
}
