package org.usergroups.portal.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.portal.calls.Gathering;
import org.usergroups.portal.calls.Parts;
import org.usergroups.portal.map.Shapes;
import org.usergroups.portal.pages.Places;

/** The next best when nothing was found: a wider circle, the countries beside, one condition less; each only where it finds something. */
@Component
class Widening {
    private static final int NEIGHBOURS_NAMED = 3;
    private static final int STEPS = 2;
    private static final int TRIES = 12;

    private final SearchClient search;
    private final Conditions conditions;
    private final Shapes shapes;
    private final Places places;
    private final Gathering gathering;

    Widening(SearchClient search, Conditions conditions, Shapes shapes, Places places, Gathering gathering) {
        this.search = search;
        this.conditions = conditions;
        this.shapes = shapes;
        this.places = places;
        this.gathering = gathering;
    }

    /** A search that may find something. */
    private record Try(String kind, String name, SearchQuery query) {}

    List<NextBest> of(SearchQuery query, String language, Found found) {
        List<Try> tries = new ArrayList<>();
        tries.addAll(circles(query, found));
        tries.addAll(besides(query, found));
        conditions
                .of(query, found)
                .forEach(condition -> tries.add(new Try("without", condition.name(), condition.without())));
        if (!query.q().isEmpty() && !query.filters().isEmpty()) {
            tries.add(new Try("without", query.q(), query.withWords("")));
        }
        Parts parts = gathering.begin();
        Map<Try, Parts.Part<Found>> answers = new LinkedHashMap<>();
        tries.stream()
                .limit(TRIES)
                .forEach(one -> answers.put(one, parts.ask("search", () -> search.search(one.query(), 1, language))));
        List<NextBest> helpful = new ArrayList<>();
        answers.forEach((one, answer) -> {
            long total = answer.or(Found.NOTHING).total();
            if (total > 0) {
                helpful.add(new NextBest(one.kind(), one.name(), one.query().path(), total));
            }
        });
        return helpful;
    }

    /** Around the place of the filter, and around cities that the words name. */
    private List<Try> circles(SearchQuery query, Found found) {
        Stream<Try> chosen = query.only("near") == null ? Stream.empty() : wider(query, query.radius(), null);
        Stream<Try> typed = found.understood().stream().flatMap(part -> {
            String near = part.near();
            return near == null || query.only("near") != null
                    ? Stream.empty()
                    : wider(
                            query.withWords(part.without()).replaced("near", List.of(near)),
                            part.kilometres() == null ? Filters.USUAL_RADIUS : (int) Math.ceil(part.kilometres()),
                            part.name());
        });
        return Stream.concat(chosen, typed).toList();
    }

    private Stream<Try> wider(SearchQuery query, int radius, @Nullable String around) {
        return Filters.RADII.stream()
                .filter(wider -> wider >= 2 * radius)
                .limit(STEPS)
                .map(wider -> new Try(
                        "wider",
                        around == null ? conditions.kilometres(wider) : conditions.within(wider, around),
                        query.replaced("radius", List.of(String.valueOf(wider)))));
    }

    /** The countries beside the one of the filter, or the one that the words name or in which what they name is. */
    private List<Try> besides(SearchQuery query, Found found) {
        String country = query.only("country");
        if (country != null) {
            return besides(country, query);
        }
        return query.all("country").isEmpty()
                ? found.understood().stream()
                        .filter(part -> part.country() != null)
                        .flatMap(part ->
                                besides(String.valueOf(part.country()), query.withWords(part.without())).stream())
                        .toList()
                : List.of();
    }

    private List<Try> besides(String country, SearchQuery query) {
        List<String> beside = shapes.neighbours(country);
        if (beside.isEmpty()) {
            return List.of();
        }
        String named =
                beside.stream().limit(NEIGHBOURS_NAMED).map(places::country).collect(Collectors.joining(", "))
                        + (beside.size() > NEIGHBOURS_NAMED ? ", …" : "");
        return List.of(new Try("beside", named, query.replaced("country", beside)));
    }
}
