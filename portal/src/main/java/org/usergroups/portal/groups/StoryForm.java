package org.usergroups.portal.groups;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.usergroups.portal.pages.Difference;
import org.usergroups.portal.pages.Numbers;
import org.usergroups.portal.pages.Words;
import org.usergroups.portal.roster.Group;

/** How a group works, as it is typed. */
public record StoryForm(
        String language,
        String started,
        String meeting,
        String attendance,
        String rhythm,
        String venue,
        String advice,
        List<String> lookingFor,
        String lookingForWords) {

    public StoryForm(
            @Nullable String language,
            @Nullable String started,
            @Nullable String meeting,
            @Nullable String attendance,
            @Nullable String rhythm,
            @Nullable String venue,
            @Nullable String advice,
            @Nullable List<String> lookingFor,
            @Nullable String lookingForWords) {
        this.language = Words.of(language);
        this.started = Words.of(started);
        this.meeting = Words.of(meeting);
        this.attendance = Words.of(attendance);
        this.rhythm = Words.of(rhythm);
        this.venue = Words.of(venue);
        this.advice = Words.of(advice);
        this.lookingFor = lookingFor == null
                ? List.of()
                : lookingFor.stream()
                        .flatMap(words -> Words.list(words).stream())
                        .toList();
        this.lookingForWords = Words.of(lookingForWords);
    }

    static StoryForm of(Group group) {
        Group.Story story = group.story();
        return story == null
                ? new StoryForm(null, null, null, null, null, null, null, null, null)
                : new StoryForm(
                        story.language(),
                        story.started(),
                        story.meeting(),
                        story.attendance() == null ? null : story.attendance().toString(),
                        story.rhythm(),
                        story.venue(),
                        story.advice(),
                        story.lookingFor(),
                        story.lookingForWords());
    }

    Map<String, Object> fields() {
        Map<String, @Nullable Object> story = new LinkedHashMap<>();
        story.put("language", Words.orNull(language));
        story.put("started", Words.orNull(started));
        story.put("meeting", Words.orNull(meeting));
        story.put("attendance", Numbers.orText(attendance));
        story.put("rhythm", Words.orNull(rhythm));
        story.put("venue", Words.orNull(venue));
        story.put("advice", Words.orNull(advice));
        story.put("lookingFor", lookingFor);
        story.put("lookingForWords", Words.orNull(lookingForWords));
        return Map.of("story", story);
    }

    /** Where this form and what is stored now say different things. */
    List<Difference> differences(Group stored) {
        return Difference.between("story.", of(stored).values(), values());
    }

    private Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("language", language);
        values.put("started", started);
        values.put("meeting", meeting);
        values.put("attendance", attendance);
        values.put("rhythm", rhythm);
        values.put("venue", venue);
        values.put("advice", advice);
        values.put("lookingFor", String.join(", ", lookingFor));
        values.put("lookingForWords", lookingForWords);
        return values;
    }
}
