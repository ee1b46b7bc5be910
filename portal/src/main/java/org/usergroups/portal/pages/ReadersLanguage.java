package org.usergroups.portal.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;

/** Shows each page in the language of its reader, and says to caches what that depends on (RFC 9110, section 12.5.5). */
final class ReadersLanguage implements LocaleResolver, HandlerInterceptor {
    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return Languages.ofPage(request);
    }

    @Override
    public void setLocale(
            HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale language) {
        throw new UnsupportedOperationException("A reader chooses the language at " + LanguagePages.ADDRESS);
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page != null) {
            response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE + ", " + HttpHeaders.COOKIE);
        }
    }
}
