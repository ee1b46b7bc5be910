package org.usergroups.roster.activitypub;

import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import org.usergroups.roster.RosterProperties;
import org.usergroups.roster.linkeddata.PublicGroup;

/** Where things of a group are. An actor's address is made of the group's id, since it must never change. */
@Component
class ActorAddresses {

    static final String ACTORS = "/api/roster/actors/";

    private final RosterProperties properties;

    ActorAddresses(RosterProperties properties) {
        this.properties = properties;
    }

    String site() {
        return properties.publicUrl().toString();
    }

    String actor(String groupId) {
        return site() + ACTORS + groupId;
    }

    String page(PublicGroup group) {
        return UriComponentsBuilder.fromUri(properties.publicUrl())
                .pathSegment("groups", group.slug())
                .encode()
                .toUriString();
    }

    String badge(PublicGroup group) {
        return page(group) + "/badge.svg";
    }

    /** The host, with its port where it has one. */
    String host() {
        return properties.publicUrl().getRawAuthority();
    }

    String account(PublicGroup group) {
        return "acct:" + Handles.of(group) + "@" + host();
    }
}
