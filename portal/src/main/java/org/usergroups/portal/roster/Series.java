package org.usergroups.portal.roster;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Meetings that repeat.
 *
 * @param inWords the rule as people say it, by language
 */
public record Series(
        String id,
        long version,
        String groupId,
        String title,
        @Nullable String description,
        String startsAtLocal,
        String zone,
        int durationMinutes,
        String rule,
        List<String> exceptDates,
        List<String> extraDates,
        @Nullable String venue,
        @Nullable String onlineUrl,
        @Nullable Integer expectedSize,
        @Nullable Integer capacity,
        @Nullable Instant endedAt,
        Map<String, String> inWords) {

    public Series {
        exceptDates = exceptDates == null ? List.of() : List.copyOf(exceptDates);
        extraDates = extraDates == null ? List.of() : List.copyOf(extraDates);
        inWords = inWords == null ? Map.of() : Map.copyOf(inWords);
    }

    /** The rule in the language of a page, else in English. */
    public static String words(Map<String, String> inWords, Locale locale) {
        return inWords.getOrDefault(locale.getLanguage(), inWords.getOrDefault("en", ""));
    }

    /** What a rule means before it is kept. */
    public record Preview(Map<String, String> inWords, List<Instant> next) {
        public Preview {
            inWords = inWords == null ? Map.of() : Map.copyOf(inWords);
            next = next == null ? List.of() : List.copyOf(next);
        }
    }
}
