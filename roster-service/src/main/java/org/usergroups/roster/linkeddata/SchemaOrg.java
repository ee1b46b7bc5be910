package org.usergroups.roster.linkeddata;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Stored;
import org.usergroups.roster.PortalPages;
import org.usergroups.roster.meetings.Meeting;

/** Groups and meetings in the words of schema.org: Organization, Place, Event. What is not known is left out. */
@Component
class SchemaOrg {

    private static final String CONTEXT = "https://schema.org";

    private final PortalPages pages;

    SchemaOrg(PortalPages pages) {
        this.pages = pages;
    }

    /** A group with its coming meetings, as a JSON-LD document. */
    Map<String, Object> document(PublicGroup group, List<Stored<Meeting>> coming) {
        var document = thing("Organization");
        document.put("@context", CONTEXT);
        document.put("@id", pages.group(group.slug()));
        document.put("identifier", group.id());
        document.put("name", group.name());
        document.put("url", pages.group(group.slug()));
        put(document, "description", group.description());
        put(document, "foundingDate", group.foundedOn());
        put(document, "location", place(group));
        put(document, "sameAs", group.links());
        put(document, "knowsAbout", group.topics());
        put(document, "knowsLanguage", group.languages());
        put(
                document,
                "event",
                coming.stream().map(meeting -> event(group, meeting)).toList());
        return document;
    }

    /** One meeting of a group, as a JSON-LD document. */
    Map<String, Object> document(PublicGroup group, Stored<Meeting> meeting) {
        var document = event(group, meeting);
        document.put("@context", CONTEXT);
        document.put("@id", pages.meeting(group.slug(), meeting.id()));
        return document;
    }

    private Map<String, Object> event(PublicGroup group, Stored<Meeting> stored) {
        var meeting = stored.state();
        var event = thing("Event");
        event.put("name", meeting.title());
        put(event, "description", meeting.description());
        event.put("startDate", local(meeting.startsAt(), meeting.zone()));
        event.put("endDate", local(meeting.endsAt(), meeting.zone()));
        event.put(
                "eventStatus",
                "https://schema.org/"
                        + (meeting.status() == Meeting.Status.CALLED_OFF ? "EventCancelled" : "EventScheduled"));
        event.put("eventAttendanceMode", "https://schema.org/" + attendance(meeting));
        event.put("url", pages.meeting(group.slug(), stored.id()));
        put(event, "location", locations(group, meeting));
        var organizer = thing("Organization");
        organizer.put("@id", pages.group(group.slug()));
        organizer.put("name", group.name());
        organizer.put("url", pages.group(group.slug()));
        event.put("organizer", organizer);
        return event;
    }

    private static String attendance(Meeting meeting) {
        if (meeting.onlineUrl() == null) {
            return "OfflineEventAttendanceMode";
        }
        return meeting.venue() == null ? "OnlineEventAttendanceMode" : "MixedEventAttendanceMode";
    }

    private static List<Map<String, Object>> locations(PublicGroup group, Meeting meeting) {
        var locations = new ArrayList<Map<String, Object>>();
        if (meeting.venue() != null || meeting.onlineUrl() == null) {
            var venue = thing("Place");
            put(venue, "name", meeting.venue() == null ? group.city() : meeting.venue());
            put(venue, "address", address(group));
            if (venue.size() > 1) {
                locations.add(venue);
            }
        }
        if (meeting.onlineUrl() != null) {
            var online = thing("VirtualLocation");
            online.put("url", meeting.onlineUrl());
            locations.add(online);
        }
        return locations;
    }

    private static @Nullable Map<String, Object> place(PublicGroup group) {
        var place = thing("Place");
        put(place, "name", group.city() == null ? group.region() : group.city());
        put(place, "address", address(group));
        var location = group.location();
        if (location != null) {
            var geo = thing("GeoCoordinates");
            geo.put("latitude", location.lat());
            geo.put("longitude", location.lon());
            place.put("geo", geo);
        }
        return place.size() > 1 ? place : null;
    }

    private static @Nullable Map<String, Object> address(PublicGroup group) {
        var address = thing("PostalAddress");
        put(address, "addressLocality", group.city());
        put(address, "addressRegion", group.region());
        put(address, "addressCountry", group.country());
        return address.size() > 1 ? address : null;
    }

    private static String local(Instant at, String zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(ZoneId.of(zone)));
    }

    private static Map<String, Object> thing(String type) {
        var thing = new LinkedHashMap<String, Object>();
        thing.put("@type", type);
        return thing;
    }

    private static void put(Map<String, Object> thing, String name, @Nullable Object value) {
        var isNothing = value == null || value.equals("") || value instanceof List<?> list && list.isEmpty();
        if (!isNothing) {
            thing.put(name, value);
        }
    }
}
