package org.usergroups.portal.countries;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.usergroups.portal.PortalProperties;
import org.usergroups.portal.pages.Languages;

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

    /** A page that was asked for in one language is another page than the one in the reader's own; both name all the others. */
    void say(HttpServletRequest request, HttpServletResponse response, String path) {
        String address = address(path)
                + Languages.addressed(request).map("?lang="::concat).orElse("");
        response.addHeader(HttpHeaders.LINK, "<%s>; rel=\"canonical\"".formatted(address));
    }
}
