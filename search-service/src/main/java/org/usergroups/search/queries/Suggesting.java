package org.usergroups.search.queries;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.TextQueryType;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.platform.places.Completion;
import org.usergroups.platform.places.Countries;
import org.usergroups.platform.places.Folding;
import org.usergroups.platform.places.Gazetteer;
import org.usergroups.platform.topics.Topics;
import org.usergroups.search.SearchProperties;
import org.usergroups.search.documents.SearchDocument;
import org.usergroups.search.headers.KnownGroups;
import org.usergroups.search.index.Queries;
import org.usergroups.search.index.SearchEngine;

/** Completes what somebody types. Places and topics are in memory; only groups are asked of the engine. */
@Component
class Suggesting {

    private static final int OF_EACH = 5;
    private static final int COMPLETIONS = 100;
    private static final String TYPED = "title.typed";

    private final SearchEngine engine;
    private final SearchProperties properties;
    private final Gazetteer gazetteer;
    private final Countries countries;
    private final Topics topics;
    private final KnownGroups known;
    /** By language; the languages that a locale can have are few. */
    private final Map<String, List<CountryName>> countryNames = new ConcurrentHashMap<>();

    Suggesting(
            SearchEngine engine,
            SearchProperties properties,
            Gazetteer gazetteer,
            Countries countries,
            Topics topics,
            KnownGroups known) {
        this.engine = engine;
        this.properties = properties;
        this.gazetteer = gazetteer;
        this.countries = countries;
        this.topics = topics;
        this.known = known;
    }

    /**
     * What may be meant, in the reader's language as far as it is known.
     *
     * @throws org.usergroups.platform.web.Problem 503 if the engine does not answer
     */
    Suggestions of(String typed, Locale reader) {
        if (Folding.fold(typed).isEmpty()) {
            return new Suggestions(List.of(), List.of(), List.of());
        }
        return new Suggestions(groups(typed), places(typed, reader), topics(typed));
    }

    private List<Suggestions.OfGroup> groups(String typed) {
        var beginning = Query.of(query -> query.multiMatch(match -> match.query(typed)
                .type(TextQueryType.BoolPrefix)
                .operator(co.elastic.clients.elasticsearch._types.query_dsl.Operator.And)
                .fields(TYPED, TYPED + "._2gram", TYPED + "._3gram")));
        var request = SearchRequest.of(search -> search.index(properties.alias())
                .size(OF_EACH)
                .trackTotalHits(total -> total.enabled(false))
                .source(source -> source.filter(fields -> fields.includes("title", "slug", "city", "country")))
                .query(query -> query.bool(bool -> bool.must(beginning)
                        .filter(Queries.term("type", "group"))
                        .mustNot(Queries.term("status", "archived")))));
        return engine.search(request, Title.class).hits().hits().stream()
                .map(co.elastic.clients.elasticsearch.core.search.Hit::source)
                .filter(Objects::nonNull)
                .map(group -> new Suggestions.OfGroup(group.title(), group.slug(), group.city(), group.country()))
                .toList();
    }

    /** Those fields of a {@link SearchDocument} that a suggestion shows. */
    record Title(
            String title,
            @Nullable String slug,
            @Nullable String city,
            @Nullable String country) {}

    private List<Suggestions.OfPlace> places(String typed, Locale reader) {
        var cities =
                gazetteer
                        .complete(typed, reader.getCountry().isEmpty() ? null : reader.getCountry(), COMPLETIONS)
                        .stream()
                        .filter(completion -> known.inCity(completion.place().geonameId()) > 0)
                        .limit(OF_EACH)
                        .map(Suggesting::city);
        return Stream.concat(cities, countries(typed, reader)).limit(OF_EACH).toList();
    }

    private static Suggestions.OfPlace city(Completion completion) {
        var place = completion.place();
        var isOtherName = !Folding.fold(place.name()).equals(completion.matched());
        return new Suggestions.OfPlace(
                place.name(), isOtherName ? completion.matched() : null, place.country(), place.region());
    }

    private Stream<Suggestions.OfPlace> countries(String typed, Locale reader) {
        var beginning = Folding.fold(typed);
        return countryNames.computeIfAbsent(reader.getLanguage(), this::countryNames).stream()
                .filter(country -> country.folded().startsWith(beginning))
                .filter(country -> known.inCountry(country.code()) > 0)
                .map(country -> new Suggestions.OfPlace(country.name(), null, country.code(), null));
    }

    /** A country's name in one language. */
    private record CountryName(String code, String name, String folded) {}

    private List<CountryName> countryNames(String language) {
        var reader = Locale.of(language);
        return Arrays.stream(Locale.getISOCountries())
                .map(code ->
                        new CountryName(code, countries.name(code, reader), Folding.fold(countries.name(code, reader))))
                .toList();
    }

    private List<Suggestions.OfTopic> topics(String typed) {
        return topics.complete(typed, OF_EACH).stream()
                .map(topic -> new Suggestions.OfTopic(topic.name(), topic.key()))
                .toList();
    }
}
