package org.usergroups.portal.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Finds out who looks at a page, once for each request, and hands it to page methods as an argument. */
@Component
public class Viewers implements HandlerMethodArgumentResolver {
    private static final String ATTRIBUTE = Viewers.class.getName();

    private final AccessTokens tokens;

    Viewers(AccessTokens tokens) {
        this.tokens = tokens;
    }

    /** The person behind this request; a visitor when the session's token can no longer be refreshed. */
    public Viewer of(HttpServletRequest request, HttpServletResponse response) {
        if (request.getAttribute(ATTRIBUTE) instanceof Viewer known) {
            return known;
        }
        Viewer viewer = find(request, response);
        request.setAttribute(ATTRIBUTE, viewer);
        return viewer;
    }

    private Viewer find(HttpServletRequest request, HttpServletResponse response) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (!(authentication instanceof OAuth2AuthenticationToken signedIn)
                || !(signedIn.getPrincipal() instanceof OidcUser user)) {
            return Viewer.VISITOR;
        }
        String token = tokens.of(signedIn, request, response).orElse(null);
        if (token == null) {
            return Viewer.VISITOR;
        }
        boolean coordinator = authentication.getAuthorities().stream()
                .anyMatch(authority -> Roles.COORDINATOR.equals(authority.getAuthority()));
        String name = user.getFullName();
        return new Viewer(user.getSubject(), name == null ? "" : name, coordinator, token);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Viewer.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest servletRequest = request.getNativeRequest(HttpServletRequest.class);
        HttpServletResponse servletResponse = request.getNativeResponse(HttpServletResponse.class);
        return servletRequest == null || servletResponse == null ? Viewer.VISITOR : of(servletRequest, servletResponse);
    }
}
