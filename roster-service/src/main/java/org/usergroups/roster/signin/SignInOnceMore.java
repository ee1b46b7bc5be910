package org.usergroups.roster.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/** Who asks for a page that needs a recent sign-in signs in once more, and comes back to it. */
final class SignInOnceMore implements AccessDeniedHandler {

    private final HttpSessionRequestCache pages = new HttpSessionRequestCache();

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        if ("GET".equals(request.getMethod())) {
            pages.saveRequest(request, response);
            response.sendRedirect("/account/sign-in?recent");
        } else {
            response.sendError(HttpStatus.FORBIDDEN.value());
        }
    }
}
