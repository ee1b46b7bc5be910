package org.usergroups.roster;

import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** The addresses of the portal's pages; a slug of another script is percent-encoded (RFC 3987, section 3.1). */
@Component
public class PortalPages {

    private final RosterProperties properties;

    PortalPages(RosterProperties properties) {
        this.properties = properties;
    }

    public String group(String slug) {
        return at("groups", slug);
    }

    public String meeting(String slug, String meetingId) {
        return at("groups", slug, "meetings", meetingId);
    }

    /** @param path the parts between its slashes, as they are before they are encoded */
    public String at(String... path) {
        return UriComponentsBuilder.fromUri(properties.publicUrl())
                .pathSegment(path)
                .encode()
                .toUriString();
    }
}
