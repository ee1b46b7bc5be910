package org.usergroups.portal.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriUtils;
import org.usergroups.portal.calls.NotAllowed;
import org.usergroups.portal.calls.NotFound;
import org.usergroups.portal.calls.ServiceAway;
import org.usergroups.portal.calls.SignInNeeded;
import org.usergroups.portal.calls.Unanswerable;

/** Turns what can go wrong while a page is made into a page that says so. */
@ControllerAdvice
class Failures {
    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    @ExceptionHandler
    ModelAndView notFound(NotFound missing) {
        return page(HttpStatus.NOT_FOUND);
    }

    @ExceptionHandler
    ModelAndView notAllowed(NotAllowed refused) {
        return page(HttpStatus.FORBIDDEN);
    }

    @ExceptionHandler
    ModelAndView unanswerable(Unanswerable refused) {
        return page(HttpStatus.BAD_REQUEST);
    }

    @ExceptionHandler
    ModelAndView tooLarge(MaxUploadSizeExceededException large) {
        return page(HttpStatus.CONTENT_TOO_LARGE);
    }

    @ExceptionHandler
    ModelAndView away(ServiceAway gone, HttpServletRequest request, HttpServletResponse response) {
        log.warn("A page cannot be shown: {}", gone.getMessage());
        response.setHeader("Retry-After", "5");
        return page(ErrorPage.away(HttpMethod.valueOf(request.getMethod())));
    }

    /** The session's token has run out: sign in again, and come back. */
    @ExceptionHandler
    String signInAgain(SignInNeeded over, HttpServletRequest request) {
        if (request.getSession(false) != null) {
            request.getSession(false).invalidate();
        }
        String path = "GET".equals(request.getMethod()) ? request.getRequestURI() : "/";
        return "redirect:/sign-in?to=" + UriUtils.encode(path, StandardCharsets.UTF_8);
    }

    private static ModelAndView page(HttpStatus status) {
        return page(ErrorPage.of(status.value()));
    }

    private static ModelAndView page(ErrorPage error) {
        ModelAndView page = new ModelAndView("error");
        page.setStatus(HttpStatusCode.valueOf(error.status()));
        page.addObject("error", error);
        return page;
    }
}
