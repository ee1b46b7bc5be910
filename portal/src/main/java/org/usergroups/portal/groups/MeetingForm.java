package org.usergroups.portal.groups;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.usergroups.portal.pages.Words;

/** A meeting as it is typed. */
public record MeetingForm(
        String title,
        String description,
        String startsAtLocal,
        String zone,
        String durationMinutes,
        String venue,
        String onlineUrl) {

    public MeetingForm(
            @Nullable String title,
            @Nullable String description,
            @Nullable String startsAtLocal,
            @Nullable String zone,
            @Nullable String durationMinutes,
            @Nullable String venue,
            @Nullable String onlineUrl) {
        this.title = Words.of(title);
        this.description = Words.of(description);
        this.startsAtLocal = Words.of(startsAtLocal);
        this.zone = Words.of(zone);
        this.durationMinutes = Words.of(durationMinutes);
        this.venue = Words.of(venue);
        this.onlineUrl = Words.of(onlineUrl);
    }

    static MeetingForm empty(@Nullable String zone) {
        return new MeetingForm(null, null, null, zone, "120", null, null);
    }

    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("title", title);
        fields.put("description", description);
        fields.put("startsAtLocal", startsAtLocal);
        fields.put("zone", zone);
        fields.put("venue", venue);
        fields.put("onlineUrl", onlineUrl);
        fields.values().removeIf(""::equals);
        if (!durationMinutes.isEmpty()) {
            fields.put("durationMinutes", minutes());
        }
        return fields;
    }

    /** A number where it is one; else the text, so that the service says what is wrong with it. */
    private Object minutes() {
        try {
            return Integer.valueOf(durationMinutes);
        } catch (NumberFormatException noNumber) {
            return durationMinutes;
        }
    }
}
