package org.usergroups.search.queries;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.usergroups.platform.topics.Topics;
import org.usergroups.platform.web.FieldErrors;

/**
 * What somebody looks for: words, and filters of which each may have several values, any of which will do.
 *
 * @param filters values by the name of a facet
 * @param statuses of groups that are shown; none for all but archived ones
 * @param from leaves out what was before this instant, and meetings that are called off, and asks for the earliest first; without it the best match is
 *     first
 * @param reader the language that the reader has, with a country if known
 * @param isLiteral whether the words are taken as they are, and not for places and topics
 */
record SearchQuestion(
        String words,
        Map<Facet, List<String>> filters,
        List<String> statuses,
        @Nullable Instant from,
        Locale reader,
        boolean isLiteral,
        int size,
        @Nullable String cursor) {

    private static final int LONGEST = 300;
    private static final int VALUES = 20;
    private static final Set<String> TYPES = Set.of("group", "meeting", "post", "list", "thread", "album", "photo");

    private static final Set<String> STATUSES = Set.of("active", "prospective", "quiet", "dormant", "archived");

    static SearchQuestion of(
            @Nullable String words,
            @Nullable List<String> types,
            @Nullable List<String> countries,
            @Nullable List<String> topics,
            @Nullable List<String> languages,
            @Nullable List<String> statuses,
            @Nullable Instant from,
            @Nullable String lang,
            boolean isLiteral,
            int size,
            @Nullable String cursor) {
        var filters = Map.of(
                Facet.type, values(types),
                Facet.country,
                        values(countries).stream()
                                .map(country -> country.toUpperCase(Locale.ROOT))
                                .toList(),
                Facet.topic,
                        values(topics).stream()
                                .map(topic -> topic.toLowerCase(Locale.ROOT))
                                .toList(),
                Facet.language, values(languages));
        var errors = new FieldErrors().text(words, "q", LONGEST);
        filters.forEach((facet, values) -> errors.check(
                        values.size() <= VALUES, facet.name(), "At most %d values.".formatted(VALUES))
                .check(
                        values.stream().allMatch(value -> value.length() <= 80),
                        facet.name(),
                        "At most 80 characters a value."));
        for (var type : filters.getOrDefault(Facet.type, List.of())) {
            errors.check(
                    TYPES.contains(type), "type", "Must be one of group, meeting, post, list, thread, album, photo.");
        }
        for (var status : values(statuses)) {
            errors.check(
                    STATUSES.contains(status),
                    "status",
                    "Must be one of active, prospective, quiet, dormant, archived.");
        }
        errors.refuse();
        return new SearchQuestion(
                words == null ? "" : words.strip(),
                filters,
                values(statuses),
                from,
                reader(lang),
                isLiteral,
                size,
                cursor);
    }

    /** This question with topics as the vocabulary has them: “golang” is filed as “go”. */
    SearchQuestion of(Topics vocabulary) {
        var filed = new EnumMap<Facet, List<String>>(filters);
        filed.computeIfPresent(
                Facet.topic,
                (facet, topics) -> topics.stream()
                        .flatMap(topic -> Stream.of(vocabulary.keyOf(topic), topic))
                        .distinct()
                        .toList());
        return new SearchQuestion(words, Map.copyOf(filed), statuses, from, reader, isLiteral, size, cursor);
    }

    private static Locale reader(@Nullable String lang) {
        return lang == null || lang.length() > 35 ? Locale.ENGLISH : Locale.forLanguageTag(lang);
    }

    /** This question narrowed to types that its words name, unless it is narrowed already. Groups come first in any case. */
    SearchQuestion ofTypes(List<String> types) {
        var named = types.stream().filter(type -> !type.equals("group")).toList();
        if (named.isEmpty() || !filters.getOrDefault(Facet.type, List.of()).isEmpty()) {
            return this;
        }
        var narrowed = new EnumMap<Facet, List<String>>(filters);
        narrowed.put(Facet.type, named);
        return new SearchQuestion(words, Map.copyOf(narrowed), statuses, from, reader, isLiteral, size, cursor);
    }

    private static List<String> values(@Nullable List<String> values) {
        return values == null
                ? List.of()
                : values.stream().filter(value -> !value.isBlank()).distinct().toList();
    }
}
