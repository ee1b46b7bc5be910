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

    /** The rule in the language that a reader wants most, else in English (RFC 4647, section 3.4, lookup). */
    public static Rhythm words(Map<String, String> inWords, List<Locale.LanguageRange> wanted) {
        String tag = Locale.lookupTag(wanted, inWords.keySet());
        String language = tag == null ? "en" : tag;
        return new Rhythm(language, inWords.getOrDefault(language, ""));
    }

    /** A rule as people say it, and in which language. */
    public record Rhythm(String language, String words) {}

    /** What a rule means before it is kept. */
    public record Preview(Map<String, String> inWords, List<Instant> next) {
        public Preview {
            inWords = inWords == null ? Map.of() : Map.copyOf(inWords);
            next = next == null ? List.of() : List.copyOf(next);
        }
    }
}
