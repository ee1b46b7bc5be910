package org.usergroups.portal.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.web.util.UriUtils;

/** Brings a person back, after signing in, to the page that was asked for. Only paths of the portal are kept. */
final class ReturnPath implements AuthenticationEntryPoint, AuthenticationSuccessHandler {
    private static final String ATTRIBUTE = ReturnPath.class.getName();
    private static final String AGAIN = ReturnPath.class.getName() + ".again";
    private static final String HOME = "/";

    static void keep(HttpServletRequest request, @Nullable String path) {
        request.getSession().setAttribute(ATTRIBUTE, local(path));
    }

    /** Keeps the path for somebody who is signed in and signs in once more, at the roster first. */
    static void keepForAfter(HttpServletRequest request, @Nullable String path) {
        keep(request, path);
        request.getSession().setAttribute(AGAIN, true);
    }

    /** Whether somebody comes from signing in once more; asked once. */
    static boolean isSigningInAgain(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || session.getAttribute(AGAIN) == null) {
            return false;
        }
        session.removeAttribute(AGAIN);
        return true;
    }

    /** The path itself when it is one of ours, else the home page: no open redirect. */
    static String local(@Nullable String path) {
        boolean isLocal = path != null
                && path.startsWith("/")
                && !path.startsWith("//")
                && path.chars().noneMatch(c -> c < ' ' || c == '\\')
                && path.length() <= 2000;
        return isLocal && path != null ? path : HOME;
    }

    /** A visitor on a page for members goes to the sign-in page, which knows where to come back to. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        String query = request.getQueryString();
        String page =
                "GET".equals(request.getMethod()) ? request.getRequestURI() + (query == null ? "" : "?" + query) : HOME;
        response.sendRedirect("/sign-in?to=" + UriUtils.encode(page, StandardCharsets.UTF_8));
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        HttpSession session = request.getSession();
        Object kept = session.getAttribute(ATTRIBUTE);
        session.removeAttribute(ATTRIBUTE);
        response.sendRedirect(local(kept instanceof String path ? path : null));
    }
}
