package org.usergroups.roster.activitypub;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.groups.Groups;
import org.usergroups.roster.linkeddata.PublicGroup;
import org.usergroups.roster.meetings.Meeting;
import org.usergroups.roster.meetings.Meetings;

/** The actor of each group (ActivityPub, section 4.1): read-only, so there is no key, and the inbox takes nothing. */
@RestController
@RequestMapping(
        path = ActorAddresses.ACTORS + "{id}",
        produces = {
            "application/activity+json",
            "application/ld+json;profile=\"https://www.w3.org/ns/activitystreams\"",
            "application/json"
        })
class ActorController {

    private static final String CONTEXT = "https://www.w3.org/ns/activitystreams";
    private static final String PUBLIC = CONTEXT + "#Public";
    private static final int MEETINGS = 20;
    private static final Duration FRESH = Duration.ofMinutes(30);

    private final Groups groups;
    private final Meetings meetings;
    private final ActorAddresses addresses;
    private final InstantSource clock;

    ActorController(Groups groups, Meetings meetings, ActorAddresses addresses, InstantSource clock) {
        this.groups = groups;
        this.meetings = meetings;
        this.addresses = addresses;
        this.clock = clock;
    }

    @GetMapping
    ResponseEntity<Map<String, Object>> actor(@PathVariable String id) {
        var group = group(id);
        var address = addresses.actor(id);
        var actor = object(address, "Group");
        actor.put("preferredUsername", Handles.of(group));
        actor.put("name", group.name());
        actor.put("summary", html(group.description()));
        actor.put("url", addresses.page(group));
        actor.put("icon", Map.of("type", "Image", "mediaType", "image/svg+xml", "url", addresses.badge(group)));
        actor.put("published", group.registeredAt());
        actor.put("updated", group.changedAt());
        actor.put("manuallyApprovesFollowers", true);
        actor.put("discoverable", true);
        for (var collection : List.of("inbox", "outbox", "followers", "following")) {
            actor.put(collection, address + "/" + collection);
        }
        return answer(actor);
    }

    /** The coming meetings, each as the activity that announced it. */
    @GetMapping("/outbox")
    ResponseEntity<Map<String, Object>> outbox(@PathVariable String id) {
        var group = group(id);
        var announced = meetings.of(List.of(id), clock.instant(), MEETINGS).stream()
                .map(meeting -> announcement(group, meeting))
                .toList();
        return answer(collection(addresses.actor(id) + "/outbox", announced));
    }

    @GetMapping("/meetings/{meetingId}")
    ResponseEntity<Map<String, Object>> meeting(@PathVariable String id, @PathVariable String meetingId) {
        var group = group(id);
        var meeting = meetings.get(meetingId);
        if (!meeting.state().groupId().equals(id)) {
            throw Problem.notFound("meeting", meetingId);
        }
        var event = object("", "Event");
        event.putAll(event(group, meeting));
        return answer(event);
    }

    @GetMapping({"/inbox", "/followers", "/following"})
    ResponseEntity<Map<String, Object>> empty(
            @PathVariable String id, jakarta.servlet.http.HttpServletRequest request) {
        group(id);
        var name = request.getRequestURI().substring(request.getRequestURI().lastIndexOf('/') + 1);
        return answer(collection(addresses.actor(id) + "/" + name, List.of()));
    }

    /** Says in the terms of HTTP that nothing is taken here (RFC 9110, section 15.5.6). */
    @PostMapping(path = "/inbox", produces = MediaType.ALL_VALUE)
    ResponseEntity<ProblemDetail> inbox(@PathVariable String id) {
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.METHOD_NOT_ALLOWED,
                "This account can be read, and takes no messages: following it does not work yet.");
        problem.setTitle("Read-only");
        return ResponseEntity.status(HttpStatus.METHOD_NOT_ALLOWED)
                .header(HttpHeaders.ALLOW, "GET, HEAD")
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private Map<String, Object> announcement(PublicGroup group, Stored<Meeting> meeting) {
        var event = event(group, meeting);
        var create = new LinkedHashMap<String, Object>();
        create.put("id", event.get("id") + "#announced");
        create.put("type", "Create");
        create.put("actor", addresses.actor(group.id()));
        create.put("to", List.of(PUBLIC));
        create.put("object", event);
        return create;
    }

    private Map<String, Object> event(PublicGroup group, Stored<Meeting> stored) {
        var meeting = stored.state();
        var event = new LinkedHashMap<String, Object>();
        event.put("id", addresses.actor(group.id()) + "/meetings/" + stored.id());
        event.put("type", "Event");
        event.put("attributedTo", addresses.actor(group.id()));
        event.put("name", meeting.title());
        event.put("content", html(meeting.description()));
        event.put("startTime", meeting.startsAt());
        event.put("endTime", meeting.endsAt());
        event.put("url", addresses.page(group, stored.id()));
        event.put("to", List.of(PUBLIC));
        if (meeting.venue() != null) {
            event.put("location", Map.of("type", "Place", "name", meeting.venue()));
        }
        return event;
    }

    private PublicGroup group(String id) {
        if (!Ids.isId(id)) {
            throw Problem.notFound("actor", id);
        }
        return PublicGroup.of(groups.get(id));
    }

    private static Map<String, Object> object(String id, String type) {
        var object = new LinkedHashMap<String, Object>();
        object.put("@context", CONTEXT);
        object.put("id", id);
        object.put("type", type);
        return object;
    }

    private static Map<String, Object> collection(String id, List<Map<String, Object>> items) {
        var collection = object(id, "OrderedCollection");
        collection.put("totalItems", items.size());
        collection.put("orderedItems", items);
        return collection;
    }

    /** Plain text as HTML: summaries and contents are HTML in ActivityStreams. */
    private static String html(String text) {
        return text.isEmpty() ? "" : "<p>" + HtmlUtils.htmlEscape(text, "UTF-8").replace("\n", "<br>") + "</p>";
    }

    private static ResponseEntity<Map<String, Object>> answer(Map<String, Object> body) {
        return ResponseEntity.ok()
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .varyBy(HttpHeaders.ACCEPT)
                .body(body);
    }
}
