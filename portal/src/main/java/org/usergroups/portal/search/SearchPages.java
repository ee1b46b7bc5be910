package org.usergroups.portal.search;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.usergroups.portal.calls.Gathering;
import org.usergroups.portal.calls.Parts;
import org.usergroups.portal.calls.ServiceAway;
import org.usergroups.portal.map.MapPicture;

/** Search: hits and map in step, facets, everything else that narrows it; every state of it is an address. */
@Controller
class SearchPages {
    private static final int HITS = 20;
    private static final int WORDS_AT_MOST = 300;

    private static final Set<String> WITHIN_A_COUNTRY = Set.of("subdivision", "city");

    /** What the form offers. */
    private static final Map<String, List<?>> CHOICES = Map.of(
            "radius", Filters.RADII,
            "sort", Filters.SORTS,
            "has", Filters.HAS,
            "featured", Filters.FEATURED);

    private final SearchClient search;
    private final SearchMaps maps;
    private final Gathering gathering;
    private final FacetNames names;
    private final Conditions conditions;
    private final Widening widening;

    SearchPages(
            SearchClient search,
            SearchMaps maps,
            Gathering gathering,
            FacetNames names,
            Conditions conditions,
            Widening widening) {
        this.search = search;
        this.maps = maps;
        this.gathering = gathering;
        this.names = names;
        this.conditions = conditions;
        this.widening = widening;
    }

    @GetMapping("/search")
    String search(@RequestParam MultiValueMap<String, String> parameters, HttpServletRequest request, Model model) {
        SearchQuery query = query(parameters);
        String language = ReaderLanguage.of(request);
        Parts parts = gathering.begin();
        Parts.Part<Found> hits = parts.ask("search", () -> search.explained(query, HITS, language));
        Parts.Part<@Nullable MapPicture> map = parts.ask("map", () -> maps.found(query, language));
        Found found = Found.NOTHING;
        boolean isAway = false;
        try {
            found = hits.get();
        } catch (ServiceAway away) {
            isAway = true;
        }
        addHits(query, language, found, isAway, model);
        model.addAttribute("map", isAway ? null : map.orNull());
        model.addAttribute("missing", parts.missing());
        model.addAttribute("isAway", isAway);
        return "search";
    }

    private void addHits(SearchQuery query, String language, Found found, boolean isAway, Model model) {
        model.addAttribute("query", query);
        model.addAttribute("narrowing", query.narrowing(language));
        model.addAttribute("found", found);
        model.addAttribute("chips", chips(query, found));
        model.addAttribute("understood", found.understood());
        model.addAttribute("literally", query.literally().path());
        model.addAttribute("facets", facets(query, found));
        model.addAttribute("choices", CHOICES);
        model.addAttribute(
                "next", found.next() == null ? null : query.from(found.next()).path());
        model.addAttribute(
                "archivedToo",
                query.isWithArchived() ? null : query.withArchived().path());
        String country = query.only("country");
        model.addAttribute("country", country);
        model.addAttribute("feed", country == null ? null : "/api/blog/feed.atom?country=" + country);
        model.addAttribute(
                "suggestions", found.total() == 0 && !isAway ? widening.of(query, language, found) : List.of());
    }

    private static SearchQuery query(MultiValueMap<String, String> parameters) {
        Map<String, List<String>> filters = new LinkedHashMap<>();
        Filters.ALL.forEach(filter -> filters.put(filter, parameters.getOrDefault(filter, List.of())));
        String words = parameters.getFirst("q");
        String q = words == null ? "" : words.strip();
        SearchQuery query = new SearchQuery(
                q.length() > WORDS_AT_MOST ? q.substring(0, WORDS_AT_MOST) : q,
                filters,
                "true".equals(parameters.getFirst("literal")),
                parameters.getFirst("cursor"));
        // What takes place are meetings.
        return query.only("from") != null && query.all("type").isEmpty()
                ? query.with("type", "meeting").from(query.cursor())
                : query;
    }

    private List<Chip> chips(SearchQuery query, Found found) {
        return conditions.of(query, found).stream()
                .map(condition -> new Chip(
                        condition.facet(), condition.name(), condition.without().path()))
                .toList();
    }

    private List<Facet> facets(SearchQuery query, Found found) {
        return SearchQuery.FACETS.stream()
                .map(facet -> new Facet(facet, names.choices(query, facet, found)))
                .filter(facet -> !facet.choices().isEmpty())
                .filter(facet -> !WITHIN_A_COUNTRY.contains(facet.name()) || isInOneCountry(query, found))
                .toList();
    }

    /** Regions and cities of all the world would be a list that nobody reads. */
    private static boolean isInOneCountry(SearchQuery query, Found found) {
        return query.only("country") != null
                || query.all("country").isEmpty() && found.facet("country").size() == 1;
    }
}
