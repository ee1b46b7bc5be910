package org.usergroups.portal.pages;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.usergroups.portal.PortalProperties;
import org.usergroups.portal.signin.Viewer;
import org.usergroups.portal.signin.Viewers;

/** What the frame around every page needs to know. */
@Component
class Frame {
    private final Viewers viewers;
    private final Stylesheet stylesheet;
    private final PortalProperties properties;

    Frame(Viewers viewers, Stylesheet stylesheet, PortalProperties properties) {
        this.viewers = viewers;
        this.stylesheet = stylesheet;
        this.properties = properties;
    }

    /** Who looks at the page. */
    public Viewer viewer() {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes servlet) {
            HttpServletRequest request = servlet.getRequest();
            HttpServletResponse response = servlet.getResponse();
            if (response != null) {
                return viewers.of(request, response);
            }
        }
        return Viewer.VISITOR;
    }

    /** Path and query of the page, to come back to it after signing in. */
    public String path() {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes servlet) {
            HttpServletRequest request = servlet.getRequest();
            Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
            if (failed != null) {
                return failed.toString();
            }
            String query = request.getQueryString();
            return request.getRequestURI() + (query == null ? "" : "?" + query);
        }
        return "/";
    }

    public String stylesheet() {
        return stylesheet.path();
    }

    public String publicUrl() {
        return properties.publicUrl().toString();
    }

    /** A new key for a form that makes something: pressing its button twice makes it once. */
    public String key() {
        return UUID.randomUUID().toString();
    }
}
