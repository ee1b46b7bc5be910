package org.usergroups.portal.countries;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.usergroups.portal.PortalProperties;

/** The one address of a page that is also reached under others (RFC 6596, as a header of RFC 8288). */
@Component
class Canonical {
    private final PortalProperties properties;

    Canonical(PortalProperties properties) {
        this.properties = properties;
    }

    /** The whole address of a path. */
    String address(String path) {
        return properties.publicUrl() + path;
    }

    void say(HttpServletResponse response, String path) {
        response.addHeader(HttpHeaders.LINK, "<%s>; rel=\"canonical\"".formatted(address(path)));
    }
}
