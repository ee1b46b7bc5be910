package org.usergroups.search.queries;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.usergroups.platform.places.Place;
import org.usergroups.search.understanding.Part;
import org.usergroups.search.understanding.Target;
import org.usergroups.search.understanding.Understood;

/**
 * Some words of a question, and what they were taken for.
 *
 * @param kind place, near, topic, type, language, access or online
 * @param typed the words as they stand in the question
 * @param value a country's or topic's code, a type; of other places the name
 * @param name the same in the reader's language as far as it is known
 * @param corrected whether the words are only nearly so
 * @param without the question without these words
 * @param country a country's code, of a city or region that of the country in which it is; else null
 * @param near of a city what the parameter {@code near} takes for the same; else null
 * @param kilometres how far around a place is looked, if the question says so or nothing was found in the place itself; else null
 */
record UnderstoodPart(
        String kind,
        String typed,
        String value,
        String name,
        boolean corrected,
        String without,
        @Nullable String country,
        @Nullable String near,
        @Nullable Double kilometres) {

    private static final int NAMED = 3;

    static List<UnderstoodPart> of(Understood understood, Locale reader, Names names) {
        return understood.parts().stream()
                .map(part -> of(understood, part, reader, names))
                .toList();
    }

    private static UnderstoodPart of(Understood understood, Part part, Locale reader, Names names) {
        var without = understood.without(part);
        return switch (part) {
            case Part.Topic topic ->
                of("topic", topic.typed(), topic.key(), names.topic(topic.key(), reader), topic.corrected(), without);
            case Part.Type type -> of("type", type.typed(), type.type(), type.type(), false, without);
            case Part.Language language ->
                of(
                        "language",
                        language.typed(),
                        language.tag(),
                        Locale.forLanguageTag(language.tag()).getDisplayLanguage(reader),
                        false,
                        without);
            case Part.Access access -> of("access", access.typed(), access.fact(), access.fact(), false, without);
            case Part.Online online -> of("online", online.typed(), "online", "online", false, without);
            case Part.Where where -> of(where, without, reader, names);
        };
    }

    private static UnderstoodPart of(
            String kind, String typed, String value, String name, boolean corrected, String without) {
        return new UnderstoodPart(kind, typed, value, name, corrected, without, null, null, null);
    }

    private static UnderstoodPart of(Part.Where where, String without, Locale reader, Names names) {
        var likeliest = where.targets().getFirst();
        return new UnderstoodPart(
                where.near() ? "near" : "place",
                where.typed(),
                value(likeliest),
                where.targets().stream()
                        .limit(NAMED)
                        .map(target -> name(target, reader, names))
                        .distinct()
                        .collect(Collectors.joining(" / ")),
                where.corrected(),
                without,
                country(likeliest),
                likeliest instanceof Target.City city ? near(city.place()) : null,
                where.near() ? where.kilometres() : null);
    }

    private static String near(Place city) {
        var code = city.subdivision() == null ? city.country() : city.subdivision();
        return "%s, %s".formatted(city.name(), code);
    }

    private static @Nullable String country(Target target) {
        return switch (target) {
            case Target.City city -> city.place().country();
            case Target.Country country -> country.code();
            case Target.Region region -> region.area().within();
        };
    }

    private static String value(Target target) {
        return switch (target) {
            case Target.City city -> city.place().name();
            case Target.Country country -> country.code();
            case Target.Region region -> region.area().name();
        };
    }

    private static String name(Target target, Locale reader, Names names) {
        return switch (target) {
            case Target.City city ->
                names.city(city.place(), reader) + ", "
                        + names.country(city.place().country(), reader);
            case Target.Country country -> names.country(country.code(), reader);
            case Target.Region region ->
                region.area().within() == null
                        ? names.area(region.area(), reader)
                        : names.area(region.area(), reader) + ", "
                                + names.country(region.area().within(), reader);
        };
    }
}
