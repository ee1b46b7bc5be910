package org.usergroups.portal.roster;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.usergroups.portal.calls.Answer;
import org.usergroups.portal.calls.Items;
import org.usergroups.portal.calls.NotFound;
import org.usergroups.portal.calls.ServiceCalls;
import org.usergroups.portal.signin.Viewer;
import tools.jackson.databind.JsonNode;

/** The meetings of roster-service, as the pages use them. */
@Component
public class MeetingClient {
    private static final ParameterizedTypeReference<Meeting> MEETING = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Series> SERIES = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Items<Series>> ALL_SERIES = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<CalendarFeed> FEED = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Attendance> ATTENDANCE = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Items<Attendance.Attendee>> ATTENDEES =
            new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Attendance.Ticket> TICKET = new ParameterizedTypeReference<>() {};

    private static final ParameterizedTypeReference<JsonNode> TREE = new ParameterizedTypeReference<>() {};
    private static final MediaType LINKED_DATA = MediaType.valueOf("application/ld+json");

    private final ServiceCalls calls;

    MeetingClient(@Qualifier("rosterCalls") ServiceCalls calls) {
        this.calls = calls;
    }

    /** A meeting as schema.org says it. */
    public JsonNode linkedData(Viewer viewer, String id) {
        return calls.getAs(LINKED_DATA, viewer, TREE, "/api/roster/meetings/{id}", id);
    }

    public Meeting meeting(Viewer viewer, String id) {
        return calls.get(viewer, MEETING, "/api/roster/meetings/{id}", id);
    }

    public Answer<Meeting> announce(Viewer viewer, String slugOrId, Map<String, ?> fields, @Nullable String key) {
        return calls.change(viewer, HttpMethod.POST, "/api/roster/groups/{group}/meetings", slugOrId)
                .once(key)
                .json(fields)
                .answer(Meeting.class);
    }

    public Answer<Meeting> edit(Viewer viewer, String id, long version, Map<String, ?> fields) {
        return calls.change(viewer, HttpMethod.PATCH, "/api/roster/meetings/{id}", id)
                .ifVersion(version)
                .patch(fields)
                .answer(Meeting.class);
    }

    /** Calls a meeting off; it stays visible as that. */
    public Answer<Meeting> callOff(Viewer viewer, String id, long version) {
        return edit(viewer, id, version, Map.of("status", "called-off"));
    }

    public Answer<Boolean> delete(Viewer viewer, String id, long version) {
        return calls.change(viewer, HttpMethod.DELETE, "/api/roster/meetings/{id}", id)
                .ifVersion(version)
                .done();
    }

    public Items<Series> allSeries(Viewer viewer, String slugOrId) {
        return calls.get(viewer, ALL_SERIES, "/api/roster/groups/{group}/series", slugOrId);
    }

    public Series series(Viewer viewer, String id) {
        return calls.get(viewer, SERIES, "/api/roster/series/{id}", id);
    }

    public Answer<Series.Preview> preview(Viewer viewer, String slugOrId, Map<String, ?> fields) {
        return calls.change(viewer, HttpMethod.POST, "/api/roster/groups/{group}/series/preview", slugOrId)
                .json(fields)
                .answer(Series.Preview.class);
    }

    public Answer<Series> begin(Viewer viewer, String slugOrId, Map<String, ?> fields, @Nullable String key) {
        return calls.change(viewer, HttpMethod.POST, "/api/roster/groups/{group}/series", slugOrId)
                .once(key)
                .json(fields)
                .answer(Series.class);
    }

    public Answer<Series> editSeries(Viewer viewer, String id, long version, Map<String, ?> fields) {
        return calls.change(viewer, HttpMethod.PATCH, "/api/roster/series/{id}", id)
                .ifVersion(version)
                .patch(fields)
                .answer(Series.class);
    }

    /** Ends a series: what is to come of it is called off. */
    public Answer<Boolean> end(Viewer viewer, String id, long version) {
        return calls.change(viewer, HttpMethod.POST, "/api/roster/series/{id}/ending", id)
                .ifVersion(version)
                .done();
    }

    /** A group's own calendar; {@link CalendarFeed#NONE} when it has named none. */
    public CalendarFeed feed(Viewer viewer, String slugOrId) {
        try {
            return calls.get(viewer, FEED, "/api/roster/groups/{group}/calendar-feed", slugOrId);
        } catch (NotFound none) {
            return CalendarFeed.NONE;
        }
    }

    public Answer<CalendarFeed> nameFeed(Viewer viewer, String slugOrId, String url) {
        return calls.change(viewer, HttpMethod.PUT, "/api/roster/groups/{group}/calendar-feed", slugOrId)
                .json(Map.of("url", url))
                .answer(CalendarFeed.class);
    }

    public Answer<Boolean> deleteFeed(Viewer viewer, String slugOrId) {
        return calls.change(viewer, HttpMethod.DELETE, "/api/roster/groups/{group}/calendar-feed", slugOrId)
                .done();
    }

    public Attendance attendance(Viewer viewer, String meetingId) {
        return calls.get(viewer, ATTENDANCE, "/api/roster/meetings/{id}/attendance", meetingId);
    }

    public Items<Attendance.Attendee> attendees(Viewer viewer, String meetingId) {
        return calls.get(viewer, ATTENDEES, "/api/roster/meetings/{id}/attendees", meetingId);
    }

    /** Says that somebody at this network address comes; they get a mail with a link to confirm. */
    public Answer<Boolean> say(String meetingId, Map<String, ?> fields, String client) {
        return calls.change(Viewer.VISITOR, HttpMethod.POST, "/api/roster/meetings/{id}/attendance", meetingId)
                .from(client)
                .json(fields)
                .done();
    }

    public Attendance.Ticket ticket(String token) {
        return calls.get(Viewer.VISITOR, TICKET, "/api/roster/attendance/{token}", token);
    }

    public Answer<Attendance.Ticket> confirm(String token) {
        return calls.change(Viewer.VISITOR, HttpMethod.POST, "/api/roster/attendance/{token}", token)
                .answer(Attendance.Ticket.class);
    }

    public Answer<Boolean> withdraw(String token) {
        return calls.change(Viewer.VISITOR, HttpMethod.POST, "/api/roster/attendance/{token}/withdrawal", token)
                .done();
    }
}
