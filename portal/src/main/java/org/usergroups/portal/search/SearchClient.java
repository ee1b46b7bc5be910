package org.usergroups.portal.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.stereotype.Component;
import org.usergroups.portal.calls.Items;
import org.usergroups.portal.calls.ServiceCalls;
import org.usergroups.portal.map.Clusters;
import org.usergroups.portal.signin.Viewer;

/** search-service, as the pages use it. */
@Component
public class SearchClient {
    private static final ParameterizedTypeReference<Found> FOUND = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Items<CountryCount>> COUNTRIES =
            new ParameterizedTypeReference<>() {};

    private static final ParameterizedTypeReference<Items<Sister>> SISTERS = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Clusters> CLUSTERS = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Near> NEAR = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Items<CityCount>> CITIES = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Comparison> COMPARISON = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Items<CountryPair>> PAIRS = new ParameterizedTypeReference<>() {};
    private static final int SISTERS_SHOWN = 4;
    private static final int CITIES_SHOWN = 200;
    private static final int CITIES_AT_MOST = 2_000;

    private final ServiceCalls calls;

    SearchClient(@Qualifier("searchCalls") ServiceCalls calls) {
        this.calls = calls;
    }

    /** Everything public is found by everybody, so no token is sent. */
    public Found search(SearchQuery query, int size) {
        return found(query, size, List.of());
    }

    /** The same for words and names of a reader, whose language it is. */
    public Found search(SearchQuery query, int size, String language) {
        return found(query, size, List.of(new SearchQuery.Parameter("lang", language)));
    }

    /** The same, why each hit was found, and all facets. */
    public Found explained(SearchQuery query, int size, String language) {
        List<SearchQuery.Parameter> more = new ArrayList<>();
        more.add(new SearchQuery.Parameter("explain", "words"));
        more.add(new SearchQuery.Parameter("lang", language));
        SearchQuery.FACETS.forEach(facet -> more.add(new SearchQuery.Parameter("facets", facet)));
        return found(query, size, more);
    }

    private Found found(SearchQuery query, int size, List<SearchQuery.Parameter> more) {
        List<SearchQuery.Parameter> parameters = new ArrayList<>();
        parameters.add(new SearchQuery.Parameter("size", String.valueOf(size)));
        parameters.addAll(query.parameters());
        parameters.addAll(more);
        return ask(FOUND, "/api/search", parameters);
    }

    /** Where groups are that a query without names finds, as close together as they are at a zoom of the map. */
    public Clusters map(SearchQuery query, int zoom) {
        return map(query, zoom, List.of());
    }

    /** The same for a query with names; {@code language} is the reader's. */
    public Clusters map(SearchQuery query, int zoom, String language) {
        return map(query, zoom, List.of(new SearchQuery.Parameter("lang", language)));
    }

    private Clusters map(SearchQuery query, int zoom, List<SearchQuery.Parameter> more) {
        List<SearchQuery.Parameter> parameters =
                new ArrayList<>(query.from(null).without("sort").parameters());
        parameters.add(new SearchQuery.Parameter("zoom", String.valueOf(zoom)));
        parameters.addAll(more);
        return ask(CLUSTERS, "/api/search/map", parameters);
    }

    /** Active groups with their next meeting, the nearest to a point first. */
    public Near near(double latitude, double longitude, int size) {
        return near(latitude + "," + longitude, size, List.of());
    }

    /** The same around a place that is named, or a point; {@code language} is the reader's. */
    public Near near(String place, int size, String language) {
        return near(place, size, List.of(new SearchQuery.Parameter("lang", language)));
    }

    private Near near(String place, int size, List<SearchQuery.Parameter> more) {
        List<SearchQuery.Parameter> parameters = new ArrayList<>();
        parameters.add(new SearchQuery.Parameter("near", place));
        parameters.add(new SearchQuery.Parameter("status", "active"));
        parameters.add(new SearchQuery.Parameter("size", String.valueOf(size)));
        parameters.addAll(more);
        return ask(NEAR, "/api/search/near", parameters);
    }

    private <T> T ask(ParameterizedTypeReference<T> type, String path, List<SearchQuery.Parameter> parameters) {
        String query = parameters.stream()
                .map(parameter -> parameter.name() + "={value}")
                .collect(Collectors.joining("&"));
        return calls.get(
                Viewer.VISITOR,
                type,
                query.isEmpty() ? path : path + "?" + query,
                parameters.stream().map(SearchQuery.Parameter::value).toArray());
    }

    /** The cities of a country that have groups, those with the most first, the largest 200, as a reader of a language calls them. */
    public Items<CityCount> cities(String country, String language) {
        return cities(country, CITIES_SHOWN, language);
    }

    /** The same, as many as there are, in English. */
    public Items<CityCount> allCities(String country) {
        return cities(country, CITIES_AT_MOST, "en");
    }

    private Items<CityCount> cities(String country, int size, String language) {
        return calls.get(
                Viewer.VISITOR,
                CITIES,
                "/api/search/cities?country={country}&size={size}&lang={language}",
                country,
                size,
                language);
    }

    /** How groups work in the world and in some countries. */
    public Comparison compare(List<String> countries) {
        return ask(
                COMPARISON,
                "/api/search/compare",
                countries.stream()
                        .map(country -> new SearchQuery.Parameter("country", country))
                        .toList());
    }

    /** Pairs of countries with the most sister groups: of all countries, of one with any other, or among several. */
    public Items<CountryPair> pairs(List<String> countries, int size, int joint) {
        List<SearchQuery.Parameter> parameters = new ArrayList<>();
        countries.forEach(country -> parameters.add(new SearchQuery.Parameter("country", country)));
        parameters.add(new SearchQuery.Parameter("size", String.valueOf(size)));
        parameters.add(new SearchQuery.Parameter("joint", String.valueOf(joint)));
        return ask(PAIRS, "/api/search/pairs", parameters);
    }

    /** Meetings that begin at an instant or later, the earliest first. */
    public Found meetingsFrom(SearchQuery where, Instant from, int size) {
        return found(
                where.replaced("type", List.of("meeting")),
                size,
                List.of(new SearchQuery.Parameter("from", from.toString())));
    }

    /** Groups in other countries that are most like one. */
    public Items<Sister> sisters(String groupId) {
        return calls.get(
                Viewer.VISITOR, SISTERS, "/api/search/groups/{id}/sisters?size={size}", groupId, SISTERS_SHOWN);
    }

    public Items<CountryCount> countries() {
        return calls.get(Viewer.VISITOR, COUNTRIES, "/api/search/countries");
    }
}
