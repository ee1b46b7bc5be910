package org.usergroups.search.queries;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.TextQueryType;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.platform.places.Area;
import org.usergroups.platform.places.Areas;
import org.usergroups.platform.places.Completion;
import org.usergroups.platform.places.Countries;
import org.usergroups.platform.places.Folding;
import org.usergroups.platform.places.Gazetteer;
import org.usergroups.platform.topics.Topic;
import org.usergroups.platform.topics.Topics;
import org.usergroups.search.SearchProperties;
import org.usergroups.search.documents.SearchDocument;
import org.usergroups.search.headers.KnownGroups;
import org.usergroups.search.index.Queries;
import org.usergroups.search.index.SearchEngine;
import org.usergroups.search.understanding.Understanding;

/** Completes what somebody types. Places and topics are in memory; only groups are asked of the engine. */
@Component
class Suggesting {

    private static final int OF_EACH = 5;
    private static final int CITIES_BESIDE_LARGER = 3;
    private static final int SHORTEST_WITH_SLIPS = 4;
    private static final int COMPLETIONS = 100;
    /** Only groups have it, so that no other title costs anything. */
    private static final String NAMES = "entry.names";

    private final SearchEngine engine;
    private final SearchProperties properties;
    private final Gazetteer gazetteer;
    private final Countries countries;
    private final Topics topics;
    private final Areas areas;
    private final Names names;
    private final KnownGroups known;
    private final Understanding understanding;

    Suggesting(
            SearchEngine engine,
            SearchProperties properties,
            Gazetteer gazetteer,
            Countries countries,
            Topics topics,
            Areas areas,
            Names names,
            KnownGroups known,
            Understanding understanding) {
        this.engine = engine;
        this.properties = properties;
        this.gazetteer = gazetteer;
        this.countries = countries;
        this.topics = topics;
        this.areas = areas;
        this.names = names;
        this.known = known;
        this.understanding = understanding;
    }

    /**
     * What may be meant, in the reader's language as far as it is known.
     *
     * @throws org.usergroups.platform.web.Problem 503 if the engine does not answer
     */
    Suggestions of(String typed, Locale reader) {
        if (Folding.fold(typed).isEmpty()) {
            return Suggestions.NONE;
        }
        var suggestions = new Suggestions(groups(typed), places(typed, reader), topics(typed, reader), null);
        return suggestions.isEmpty() && typed.strip().length() >= SHORTEST_WITH_SLIPS
                ? new Suggestions(List.of(), List.of(), List.of(), corrected(typed.strip()))
                : suggestions;
    }

    /** What is typed without the slips in topics and in names of cities, if there are any. */
    private @Nullable String corrected(String typed) {
        var corrected = understanding.of(typed).corrected();
        return corrected.equals(typed) ? null : corrected;
    }

    private List<Suggestions.OfGroup> groups(String typed) {
        var beginning = Query.of(query -> query.multiMatch(match -> match.query(typed)
                .type(TextQueryType.BoolPrefix)
                .operator(co.elastic.clients.elasticsearch._types.query_dsl.Operator.And)
                .fields(NAMES, NAMES + "._2gram")));
        var request = SearchRequest.of(search -> search.index(properties.alias())
                .size(OF_EACH)
                .trackTotalHits(total -> total.enabled(false))
                .source(source -> source.filter(fields -> fields.includes("title", "slug", "city", "country", NAMES)))
                .query(query -> query.bool(bool -> bool.must(beginning).mustNot(Queries.term("status", "archived")))));
        return engine.search(request, Title.class).hits().hits().stream()
                .map(co.elastic.clients.elasticsearch.core.search.Hit::source)
                .filter(Objects::nonNull)
                .map(group -> new Suggestions.OfGroup(
                        group.title(), group.matched(typed), group.slug(), group.city(), group.country()))
                .toList();
    }

    /** Those fields of a {@link SearchDocument} that a suggestion shows. */
    record Title(
            String title,
            @Nullable String slug,
            @Nullable String city,
            @Nullable String country,
            @Nullable Entry entry) {

        /** The name that has the words that are typed, if it is not the title. */
        @Nullable
        String matched(String typed) {
            return entry == null || isMatched(title, typed)
                    ? null
                    : entry.names().stream()
                            .filter(name -> isMatched(name, typed))
                            .findFirst()
                            .orElse(null);
        }

        private static boolean isMatched(String name, String typed) {
            var words = List.of(Folding.fold(name).split(" ", -1));
            return Arrays.stream(Folding.fold(typed).split(" ", -1))
                    .allMatch(beginning -> words.stream().anyMatch(word -> word.startsWith(beginning)));
        }
    }

    record Entry(List<String> names) {}

    private List<Suggestions.OfPlace> places(String typed, Locale reader) {
        var cities =
                gazetteer
                        .complete(typed, reader.getCountry().isEmpty() ? null : reader.getCountry(), COMPLETIONS)
                        .stream()
                        .filter(completion -> known.inCity(completion.place().geonameId()) > 0)
                        .limit(OF_EACH)
                        .toList();
        // A region that is called as its city is the same to whoever searches.
        var regions = areas(typed)
                .filter(region -> cities.stream()
                        .map(Completion::place)
                        .noneMatch(city -> city.name().equals(region.area().name())
                                && city.country().equals(region.area().within())))
                .map(region -> region(region, typed, reader));
        var larger =
                Stream.concat(countries(typed, reader), regions).limit(OF_EACH).toList();
        var kept = Math.max(CITIES_BESIDE_LARGER, OF_EACH - larger.size());
        return Stream.concat(cities.stream().limit(kept).map(city -> city(city, typed, reader)), larger.stream())
                .limit(OF_EACH)
                .toList();
    }

    private record CompletedArea(Area area, String matched, int groups) {}

    /** Those with the most groups first. */
    private Stream<CompletedArea> areas(String typed) {
        return areas.beginning(typed).entrySet().stream()
                .map(area -> new CompletedArea(area.getKey(), area.getValue(), known.countIn(area.getKey())))
                .filter(area -> area.groups() > 0)
                .sorted(Comparator.comparingInt(CompletedArea::groups).reversed());
    }

    private Suggestions.OfPlace region(CompletedArea region, String typed, Locale reader) {
        var local = names.area(region.area(), reader);
        var name = areas.named(local).contains(region.area())
                ? local
                : region.area().name();
        return new Suggestions.OfPlace(
                name, otherName(name, typed, region.matched()), region.area().within(), null);
    }

    /** The name that the reader uses, unless a search for it would take it for a country: Mexico City is “Mexico” in French. */
    private Suggestions.OfPlace city(Completion completion, String typed, Locale reader) {
        var place = completion.place();
        var local = names.city(place, reader);
        var name = countries.codeOf(local).isPresent() ? place.name() : local;
        return new Suggestions.OfPlace(
                name, otherName(name, typed, completion.matched()), place.country(), names.region(place, reader));
    }

    /** The name that begins as it is typed, unless the one that is shown does: it is “Hamburg”, not “hambuleukeu”. */
    private static @Nullable String otherName(String shown, String typed, String matched) {
        var folded = Folding.fold(shown);
        return folded.equals(matched) || folded.startsWith(Folding.fold(typed)) ? null : matched;
    }

    /** Those with groups; first the ones that begin so in the reader's language, then those with the most groups. */
    private Stream<Suggestions.OfPlace> countries(String typed, Locale reader) {
        return countries.beginning(typed).entrySet().stream()
                .filter(country -> known.inCountry(country.getKey()) > 0)
                .sorted(Comparator.comparingInt(country -> -known.inCountry(country.getKey())))
                .map(country -> {
                    var name = countries.name(country.getKey(), reader);
                    return new Suggestions.OfPlace(
                            name, otherName(name, typed, country.getValue()), country.getKey(), null);
                })
                .sorted(Comparator.comparing(country -> country.matched() != null));
    }

    private List<Suggestions.OfTopic> topics(String typed, Locale reader) {
        return topics.complete(typed, OF_EACH).stream()
                .map(topic -> new Suggestions.OfTopic(understood(topic, reader), topic.key()))
                .toList();
    }

    /** The name that the reader uses, if a search for it finds the topic; “Suche” finds none. */
    private String understood(Topic topic, Locale reader) {
        var name = topics.name(topic.key(), reader);
        return topics.named(name).filter(topic::equals).isPresent() ? name : topic.name();
    }
}
