package org.usergroups.roster.linkeddata;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.roster.groups.Groups;
import org.usergroups.roster.meetings.Meetings;

@RestController
class LinkedDataController {

    private static final int MEETINGS = 20;
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final Groups groups;
    private final Meetings meetings;
    private final SchemaOrg schemaOrg;
    private final InstantSource clock;

    LinkedDataController(Groups groups, Meetings meetings, SchemaOrg schemaOrg, InstantSource clock) {
        this.groups = groups;
        this.meetings = meetings;
        this.schemaOrg = schemaOrg;
        this.clock = clock;
    }

    /** The entry and its coming meetings as schema.org says them. */
    @GetMapping(path = "/api/roster/groups/{slugOrId}", produces = "application/ld+json")
    ResponseEntity<Map<String, Object>> read(@PathVariable String slugOrId) {
        var group = PublicGroup.of(groups.get(slugOrId));
        var coming = meetings.of(List.of(group.id()), clock.instant(), MEETINGS);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .varyBy(HttpHeaders.ACCEPT)
                .body(schemaOrg.document(group, coming));
    }

    /** One meeting as schema.org says it. */
    @GetMapping(path = "/api/roster/meetings/{id}", produces = "application/ld+json")
    ResponseEntity<Map<String, Object>> meeting(@PathVariable String id) {
        var meeting = meetings.get(id);
        var group = groups.get(meeting.state().groupId());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .varyBy(HttpHeaders.ACCEPT)
                .body(schemaOrg.document(PublicGroup.of(group), meeting));
    }
}
