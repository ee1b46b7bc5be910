package org.usergroups.portal.groups;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriUtils;
import org.usergroups.portal.roster.Group;

/**
 * Sends whoever opens a page of a group at a slug that it had before to the same page at the one that it has (301), with the query. It
 * looks at the group that the page is about, so that no page has to think of it.
 */
@Configuration(proxyBeanMethods = false)
class FormerSlugs implements WebMvcConfigurer, HandlerInterceptor {
    private static final String PAGES = "/groups/";

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns(PAGES + "*", PAGES + "*/**");
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        String slug = slug(request);
        boolean isRead = HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod());
        if (isRead
                && slug != null
                && page != null
                && page.getModel().get("group") instanceof Group group
                && !group.slug().equals(slug)) {
            RedirectView moved = new RedirectView(address(request, group.slug()));
            moved.setStatusCode(HttpStatus.MOVED_PERMANENTLY);
            moved.setExpandUriTemplateVariables(false);
            page.clear();
            page.setView(moved);
        }
    }

    private static @Nullable String slug(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                        && variables.get("slug") instanceof String slug
                ? slug
                : null;
    }

    private static String address(HttpServletRequest request, String slug) {
        String path = request.getRequestURI();
        int rest = path.indexOf('/', PAGES.length());
        String query = request.getQueryString();
        return PAGES
                + UriUtils.encodePathSegment(slug, StandardCharsets.UTF_8)
                + (rest < 0 ? "" : path.substring(rest))
                + (query == null ? "" : "?" + query);
    }
}
