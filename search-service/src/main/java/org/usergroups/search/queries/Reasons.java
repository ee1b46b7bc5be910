package org.usergroups.search.queries;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.usergroups.platform.places.Area;
import org.usergroups.platform.places.Circle;
import org.usergroups.platform.places.Distances;
import org.usergroups.platform.places.Folding;
import org.usergroups.platform.places.Square;
import org.usergroups.search.documents.SearchDocument;
import org.usergroups.search.queries.SearchAnswer.Why;
import org.usergroups.search.understanding.Part;
import org.usergroups.search.understanding.Target;
import org.usergroups.search.understanding.Understood;

/** Says of a document by what of a question it was found, and how far away it is. */
final class Reasons {

    private static final double TENTHS = 10;

    private final Understood understood;
    private final @Nullable Circle around;
    private final Names names;
    private final Locale reader;

    Reasons(Understood understood, @Nullable Circle around, Names names, Locale reader) {
        this.understood = understood;
        this.around = around;
        this.names = names;
        this.reader = reader;
    }

    /** From the place that was asked for, to a tenth. */
    @Nullable
    Double kilometres(SearchDocument document) {
        if (around != null) {
            return kilometres(document, around.lat(), around.lon());
        }
        return understood
                .places()
                .flatMap(where -> where.targets().stream())
                .filter(Target.City.class::isInstance)
                .map(target -> ((Target.City) target).place())
                .map(place -> kilometres(document, place.lat(), place.lon()))
                .flatMap(Stream::ofNullable)
                .min(Double::compare)
                .orElse(null);
    }

    private static @Nullable Double kilometres(SearchDocument document, double lat, double lon) {
        var there = document.location();
        return there == null
                ? null
                : Math.round(TENTHS * Distances.kilometres(lat, lon, there.lat(), there.lon())) / TENTHS;
    }

    /** What each part of the question matched, in their order; then whether the words did. */
    List<Why> of(SearchDocument document, boolean isHighlighted) {
        var why = new ArrayList<Why>();
        var traits = document.traits();
        for (var part : understood.parts()) {
            switch (part) {
                case Part.Topic topic -> {
                    topic.wanted()
                            .filter(wanted -> document.topics().contains(wanted.key()))
                            .findFirst()
                            .ifPresent(wanted -> why.add(new Why("topic", topic.typed(), wanted.name())));
                }
                case Part.Language language -> {
                    if (document.languages().contains(language.tag())) {
                        why.add(new Why("language", language.typed(), language.tag()));
                    }
                }
                case Part.Access access -> {
                    if (traits != null && traits.access().contains(access.fact())) {
                        why.add(new Why("access", access.typed(), access.fact()));
                    }
                }
                case Part.Online online -> {
                    if (traits != null && traits.online()) {
                        why.add(new Why("online", online.typed(), "online"));
                    }
                }
                case Part.Type type -> {
                    // Everything that was found is of this type, which everybody sees.
                }
                case Part.Where where -> place(where, document).ifPresent(why::add);
            }
        }
        if (isNamed(document)) {
            why.add(new Why("name", understood.question(), document.title()));
        } else if (isHighlighted && !understood.words().isEmpty()) {
            why.add(new Why("words", understood.words(), ""));
        }
        return why;
    }

    private Optional<Why> place(Part.Where where, SearchDocument document) {
        return where.targets().stream()
                .flatMap(target -> switch (target) {
                    case Target.City city -> city(where, city, document);
                    case Target.Country country ->
                        country.code().equals(document.country())
                                ? Stream.of(new Why("country", where.typed(), country.code()))
                                : Stream.empty();
                    case Target.Region region ->
                        isIn(region.area(), document)
                                ? Stream.of(new Why("region", where.typed(), names.area(region.area(), reader)))
                                : Stream.empty();
                })
                .findFirst();
    }

    private Stream<Why> city(Part.Where where, Target.City city, SearchDocument document) {
        var traits = document.traits();
        var name = names.city(city.place(), reader);
        if (traits != null && traits.cityIds().contains(city.place().geonameId())) {
            return Stream.of(new Why("city", where.typed(), name));
        }
        return isAround(where, city, document.location())
                ? Stream.of(new Why("near", where.typed(), name))
                : Stream.empty();
    }

    private static boolean isAround(Part.Where where, Target.City city, SearchDocument.@Nullable Location there) {
        if (there == null) {
            return false;
        }
        var place = city.place();
        if (where.near() && where.kilometres() != null) {
            return Distances.kilometres(place.lat(), place.lon(), there.lat(), there.lon()) <= where.kilometres();
        }
        var reach = where.near() ? Matching.FARTHEST_VICINITY : city.reach();
        return Square.around(place.lat(), place.lon(), reach).holds(there.lat(), there.lon());
    }

    private static boolean isIn(Area area, SearchDocument document) {
        var traits = document.traits();
        var point = document.location();
        return document.country() != null && area.countries().contains(document.country())
                || traits != null && traits.regions().stream().anyMatch(area.divisions()::contains)
                || point != null
                        && area.circles().stream()
                                .anyMatch(circle ->
                                        Distances.kilometres(circle.lat(), circle.lon(), point.lat(), point.lon())
                                                <= circle.kilometres());
    }

    private boolean isNamed(SearchDocument document) {
        var traits = document.traits();
        var known = Stream.concat(
                        Stream.of(document.title()), traits == null ? Stream.<String>empty() : traits.names().stream())
                .flatMap(Reasons::words)
                .collect(Collectors.toSet());
        var asked = words(understood.question()).collect(Collectors.toSet());
        return !asked.isEmpty() && known.containsAll(asked);
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(Folding.fold(text).split(" ", -1)).filter(word -> !word.isEmpty());
    }
}
