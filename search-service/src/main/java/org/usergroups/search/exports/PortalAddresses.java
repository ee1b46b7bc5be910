package org.usergroups.search.exports;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import org.usergroups.search.documents.SearchDocument;

/** The addresses of the portal's pages in full; what is not ASCII is percent-encoded (RFC 3987, section 3.1). */
@Component
class PortalAddresses {

    private final URI portal;

    PortalAddresses(@Value("${usergroups.public-url}") URI portal) {
        this.portal = portal;
    }

    String of(SearchDocument found) {
        return UriComponentsBuilder.fromUri(portal).path(found.url()).encode().toUriString();
    }

    /** The feed of a group's posts. */
    String feed(SearchDocument group) {
        return UriComponentsBuilder.fromUri(portal)
                .path("/api/blog/feed.atom")
                .queryParam("group", "{slug}")
                .encode()
                .buildAndExpand(group.slug())
                .toUriString();
    }

    String host() {
        return String.valueOf(portal.getHost());
    }
}
