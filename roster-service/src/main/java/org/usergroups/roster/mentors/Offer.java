package org.usergroups.roster.mentors;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.usergroups.roster.pins.Pin;

/**
 * That a member would help those who begin a group; its id is the member's. Only name and sentence are shown to others.
 *
 * @param languages BCP 47 tags
 * @param speaks the same without region and script, for matching
 * @param countries ISO 3166-1 alpha-2; none means anywhere
 * @param home where the mentor is, for matching
 * @param atATime how many groups the mentor helps at a time
 * @param taken the mentorings that are asked of the mentor or go on
 * @param lastAskedAt so that who has waited longest comes first
 */
public record Offer(
        List<String> languages,
        List<String> speaks,
        List<String> countries,
        List<String> topics,
        Pin.Spot home,
        int atATime,
        String sentence,
        boolean paused,
        List<String> taken,
        @Nullable Instant lastAskedAt,
        Instant changedAt) {

    public Offer {
        languages = List.copyOf(languages);
        speaks = List.copyOf(speaks);
        countries = List.copyOf(countries);
        topics = List.copyOf(topics);
        taken = List.copyOf(taken);
    }

    boolean hasRoom() {
        return !paused && taken.size() < atATime;
    }

    boolean isFor(@Nullable String country) {
        return countries.isEmpty() || country != null && countries.contains(country);
    }

    Offer inPlaceOf(Offer before) {
        return with(before.taken, before.lastAskedAt);
    }

    Offer taking(String mentoringId, Instant now) {
        var more = new ArrayList<>(taken);
        more.add(mentoringId);
        return with(more, now);
    }

    Offer without(String mentoringId) {
        return with(taken.stream().filter(other -> !other.equals(mentoringId)).toList(), lastAskedAt);
    }

    private Offer with(List<String> holding, @Nullable Instant askedAt) {
        return new Offer(
                languages, speaks, countries, topics, home, atATime, sentence, paused, holding, askedAt, changedAt);
    }

    /** The languages of some tags, without region and script. */
    static List<String> bases(List<String> tags) {
        return tags.stream()
                .map(tag -> Locale.forLanguageTag(tag).getLanguage())
                .filter(base -> !base.isEmpty())
                .distinct()
                .toList();
    }
}
