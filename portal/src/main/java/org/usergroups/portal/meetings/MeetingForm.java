package org.usergroups.portal.meetings;

import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.usergroups.portal.groups.AccessForm;
import org.usergroups.portal.pages.Difference;
import org.usergroups.portal.pages.Moments;
import org.usergroups.portal.pages.Numbers;
import org.usergroups.portal.pages.Words;
import org.usergroups.portal.roster.Meeting;

/** A meeting as it is typed. */
public record MeetingForm(
        String title,
        String description,
        String startsAtLocal,
        String zone,
        String durationMinutes,
        String venue,
        String onlineUrl,
        String talks,
        String expectedSize,
        String capacity,
        AccessForm access,
        String status) {

    public MeetingForm(
            @Nullable String title,
            @Nullable String description,
            @Nullable String startsAtLocal,
            @Nullable String zone,
            @Nullable String durationMinutes,
            @Nullable String venue,
            @Nullable String onlineUrl,
            @Nullable String talks,
            @Nullable String expectedSize,
            @Nullable String capacity,
            @Nullable AccessForm access,
            @Nullable String status) {
        this.title = Words.of(title);
        this.description = Words.of(description);
        this.startsAtLocal = Words.of(startsAtLocal);
        this.zone = Words.of(zone);
        this.durationMinutes = Words.of(durationMinutes);
        this.venue = Words.of(venue);
        this.onlineUrl = Words.of(onlineUrl);
        this.talks = Words.of(talks);
        this.expectedSize = Words.of(expectedSize);
        this.capacity = Words.of(capacity);
        this.access = access == null ? AccessForm.EMPTY : access;
        this.status = Words.of(status);
    }

    static MeetingForm empty(@Nullable String zone) {
        return new MeetingForm(null, null, null, zone, "120", null, null, null, null, null, null, "planned");
    }

    static MeetingForm of(Meeting meeting) {
        return new MeetingForm(
                meeting.title(),
                meeting.description(),
                LocalDateTime.ofInstant(meeting.startsAt(), Moments.zone(meeting.zone()))
                        .toString(),
                meeting.zone(),
                String.valueOf(meeting.durationMinutes()),
                meeting.venue(),
                meeting.onlineUrl(),
                talkLines(meeting.talks()),
                Numbers.text(meeting.expectedSize()),
                Numbers.text(meeting.capacity()),
                AccessForm.of(meeting.access()),
                meeting.isCalledOff() ? "called-off" : "planned");
    }

    /** The fields for the service; on a new meeting the empty ones are left out. */
    Map<String, Object> fields(boolean isNew) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("title", title);
        fields.put("description", description);
        fields.put("startsAtLocal", Words.orNull(startsAtLocal));
        fields.put("zone", Words.orNull(zone));
        fields.put("durationMinutes", Numbers.orText(durationMinutes));
        fields.put("venue", Words.orNull(venue));
        fields.put("onlineUrl", Words.orNull(onlineUrl));
        fields.put("talks", talkList());
        fields.put("expectedSize", Numbers.orText(expectedSize));
        fields.put("capacity", Numbers.orText(capacity));
        fields.put("access", isNew && access.equals(AccessForm.EMPTY) ? null : access.fields());
        if (!status.isEmpty()) {
            fields.put("status", status);
        }
        if (isNew) {
            fields.values().removeIf(value -> value == null || value.equals(""));
        }
        return fields;
    }

    /** Where this form and what is stored now say different things. */
    List<Difference> differences(Meeting stored) {
        MeetingForm there = of(stored);
        return Stream.concat(
                        Difference.between("meeting.", there.values(), values()).stream(),
                        Difference.between("", there.access.values(), access.values()).stream())
                .toList();
    }

    private Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("title", title);
        values.put("description", description);
        values.put("startsAtLocal", startsAtLocal);
        values.put("zone", zone);
        values.put("durationMinutes", durationMinutes);
        values.put("venue", venue);
        values.put("onlineUrl", onlineUrl);
        values.put("talks", talks);
        values.put("expectedSize", expectedSize);
        values.put("capacity", capacity);
        values.put("status", status);
        return values;
    }

    private static String talkLines(List<Meeting.Talk> talks) {
        return talks.stream()
                .map(talk -> Stream.of(talk.title(), talk.speaker(), talk.link(), talk.language())
                        .map(Words::of)
                        .collect(Collectors.joining(" | "))
                        .replaceFirst("[ |]+$", ""))
                .collect(Collectors.joining("\n"));
    }

    /** One talk a line: title, speaker, address and language with | between them; all but the title may be left out. */
    private List<Map<String, String>> talkList() {
        return talks.lines()
                .filter(line -> !line.isBlank())
                .map(line -> {
                    String[] words = line.split("\\|", 4);
                    Map<String, String> talk = new LinkedHashMap<>();
                    List<String> names = List.of("title", "speaker", "link", "language");
                    for (int i = 0; i < words.length; i++) {
                        if (i == 0 || !words[i].isBlank()) {
                            talk.put(names.get(i), words[i].strip());
                        }
                    }
                    return talk;
                })
                .toList();
    }
}
