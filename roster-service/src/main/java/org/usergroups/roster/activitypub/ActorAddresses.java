package org.usergroups.roster.activitypub;

import org.springframework.stereotype.Component;
import org.usergroups.roster.PortalPages;
import org.usergroups.roster.RosterProperties;
import org.usergroups.roster.linkeddata.PublicGroup;

/** Where things of a group are. An actor's address is made of the group's id, since it must never change. */
@Component
class ActorAddresses {

    static final String ACTORS = "/api/roster/actors/";

    private final RosterProperties properties;
    private final PortalPages pages;

    ActorAddresses(RosterProperties properties, PortalPages pages) {
        this.properties = properties;
        this.pages = pages;
    }

    String site() {
        return properties.publicUrl().toString();
    }

    String actor(String groupId) {
        return site() + ACTORS + groupId;
    }

    String page(PublicGroup group) {
        return pages.group(group.slug());
    }

    String page(PublicGroup group, String meetingId) {
        return pages.meeting(group.slug(), meetingId);
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
