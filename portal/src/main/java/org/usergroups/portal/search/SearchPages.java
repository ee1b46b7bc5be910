package org.usergroups.portal.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.usergroups.portal.calls.Gathering;
import org.usergroups.portal.calls.NotFound;
import org.usergroups.portal.calls.Parts;
import org.usergroups.portal.calls.ServiceAway;
import org.usergroups.portal.pages.Places;

/** Search with facets, and what there is in one country. */
@Controller
class SearchPages {
    private static final int HITS = 20;
    private static final int GROUPS = 30;
    private static final int NEWEST = 8;
    private static final int WORDS_AT_MOST = 300;
    private static final List<String> NEWS = List.of("post", "meeting", "thread", "album");

    private final SearchClient search;
    private final Gathering gathering;
    private final FacetNames names;
    private final Places places;

    SearchPages(SearchClient search, Gathering gathering, FacetNames names, Places places) {
        this.search = search;
        this.gathering = gathering;
        this.names = names;
        this.places = places;
    }

    @GetMapping("/search")
    String search(@RequestParam MultiValueMap<String, String> parameters, Model model) {
        SearchQuery query = query(parameters);
        Found found = Found.NOTHING;
        boolean isAway = false;
        try {
            found = search.search(query, HITS);
        } catch (ServiceAway away) {
            isAway = true;
        }
        model.addAttribute("query", query);
        model.addAttribute("found", found);
        model.addAttribute("chips", chips(query, found));
        model.addAttribute("understood", found.understood());
        model.addAttribute("literally", query.literally().path());
        model.addAttribute("facets", facets(query, found));
        model.addAttribute(
                "next", found.next() == null ? null : query.from(found.next()).path());
        model.addAttribute("isAway", isAway);
        model.addAttribute(
                "archivedToo",
                query.isWithArchived() ? null : query.withArchived().path());
        model.addAttribute("files", Files.of(query));
        model.addAttribute("suggestions", found.total() == 0 && !isAway ? suggestions(query, found) : List.of());
        return "search";
    }

    private static SearchQuery query(MultiValueMap<String, String> parameters) {
        Map<String, List<String>> filters = new LinkedHashMap<>();
        SearchQuery.FILTERS.forEach(facet -> filters.put(facet, parameters.getOrDefault(facet, List.of())));
        String words = parameters.getFirst("q");
        String q = words == null ? "" : words.strip();
        return new SearchQuery(
                q.length() > WORDS_AT_MOST ? q.substring(0, WORDS_AT_MOST) : q,
                filters,
                "true".equals(parameters.getFirst("literal")),
                parameters.getFirst("cursor"));
    }

    /** A language comes with its name already; of types, access and topics the name is found by the key. */
    private String name(Found.Understood part) {
        return part.kind().equals("language") ? part.name() : names.name(part.kind(), part.name());
    }

    /** Something that a search is narrowed to, and the search without it. */
    private record Condition(String facet, String name, SearchQuery without) {}

    private List<Condition> conditions(SearchQuery query, Found found) {
        List<Condition> conditions = new ArrayList<>();
        found.understood()
                .forEach(part ->
                        conditions.add(new Condition(part.kind(), name(part), query.withWords(part.without()))));
        query.filters().forEach((facet, values) -> {
            if (facet.equals("status") && values.size() == SearchQuery.STATUSES.size()) {
                conditions.add(new Condition(facet, names.name(facet, "any"), query.without(facet)));
            } else {
                values.forEach(value ->
                        conditions.add(new Condition(facet, names.name(facet, value), query.without(facet, value))));
            }
        });
        return conditions;
    }

    private List<Chip> chips(SearchQuery query, Found found) {
        return conditions(query, found).stream()
                .map(condition -> new Chip(
                        condition.facet(), condition.name(), condition.without().path(), null))
                .toList();
    }

    private List<Facet> facets(SearchQuery query, Found found) {
        return SearchQuery.FACETS.stream()
                .map(facet -> new Facet(
                        facet,
                        found.facet(facet).stream()
                                .map(count -> choice(query, facet, count))
                                .toList()))
                .filter(facet -> !facet.choices().isEmpty())
                .toList();
    }

    private Facet.Choice choice(SearchQuery query, String facet, Found.Count count) {
        boolean isChosen = query.has(facet, count.value());
        SearchQuery toggled = isChosen ? query.without(facet, count.value()) : query.with(facet, count.value());
        return new Facet.Choice(names.name(facet, count.value()), count.count(), isChosen, toggled.path());
    }

    /** The next best when nothing was found: the same search with one condition less, where that finds something. */
    private List<Chip> suggestions(SearchQuery query, Found found) {
        Parts parts = gathering.begin();
        Map<Chip, Parts.Part<Found>> tries = new LinkedHashMap<>();
        for (Condition condition : conditions(query, found)) {
            SearchQuery wider = condition.without();
            tries.put(
                    new Chip(condition.facet(), condition.name(), wider.path(), null),
                    parts.ask("search", () -> search.search(wider, 1)));
        }
        if (!query.q().isEmpty() && !query.filters().isEmpty()) {
            SearchQuery wider = query.withWords("");
            tries.put(
                    new Chip("words", query.q(), wider.path(), null),
                    parts.ask("search", () -> search.search(wider, 1)));
        }
        List<Chip> helpful = new ArrayList<>();
        tries.forEach((chip, answer) -> {
            long total = answer.or(Found.NOTHING).total();
            if (total > 0) {
                helpful.add(new Chip(chip.facet(), chip.name(), chip.path(), total));
            }
        });
        return helpful;
    }

    @GetMapping("/countries/{code}")
    String country(@PathVariable String code, @RequestParam(required = false) @Nullable String cursor, Model model) {
        String upper = code.toUpperCase(Locale.ROOT);
        if (!places.isCountry(upper)) {
            throw new NotFound("country");
        }
        if (!upper.equals(code)) {
            return "redirect:/countries/" + upper;
        }
        SearchQuery here = SearchQuery.of("").with("country", upper);
        SearchQuery groupsHere = here.with("type", "group");
        SearchQuery newsHere = NEWS.stream().reduce(here, (query, type) -> query.with("type", type), (a, b) -> b);
        SearchQuery picturesHere = here.with("type", "photo");
        Parts parts = gathering.begin();
        Parts.Part<Found> groups = parts.ask("groups", () -> search.search(groupsHere.from(cursor), GROUPS));
        Parts.Part<Found> news = parts.ask("news", () -> search.search(newsHere, NEWEST));
        Parts.Part<Found> pictures = parts.ask("photos", () -> search.search(picturesHere, NEWEST));
        Found found = groups.or(Found.NOTHING);
        model.addAttribute("code", upper);
        model.addAttribute("name", places.country(upper));
        model.addAttribute("groups", found);
        model.addAttribute("topics", choices(groupsHere, "topic", found));
        model.addAttribute("languages", choices(groupsHere, "language", found));
        model.addAttribute("news", news.or(Found.NOTHING).items());
        model.addAttribute(
                "pictures",
                pictures.or(Found.NOTHING).items().stream()
                        .filter(hit -> hit.picturePath() != null)
                        .toList());
        model.addAttribute("searchHere", here.path());
        model.addAttribute("archivedToo", groupsHere.withArchived().path());
        model.addAttribute("isFirst", cursor == null || cursor.isBlank());
        model.addAttribute("missing", parts.missing());
        model.addAttribute("feed", "/api/blog/feed.atom?country=" + upper);
        return "country";
    }

    private List<Facet.Choice> choices(SearchQuery query, String facet, Found found) {
        return found.facet(facet).stream()
                .map(count -> choice(query, facet, count))
                .toList();
    }
}
