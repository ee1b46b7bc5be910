package org.usergroups.portal.countries;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.usergroups.portal.calls.Gathering;
import org.usergroups.portal.calls.Items;
import org.usergroups.portal.calls.NotFound;
import org.usergroups.portal.calls.Parts;
import org.usergroups.portal.compare.FigureTables;
import org.usergroups.portal.map.MapPicture;
import org.usergroups.portal.map.Shapes;
import org.usergroups.portal.pages.Places;
import org.usergroups.portal.search.CityCount;
import org.usergroups.portal.search.Comparison;
import org.usergroups.portal.search.CountryPair;
import org.usergroups.portal.search.FacetNames;
import org.usergroups.portal.search.Found;
import org.usergroups.portal.search.ReaderLanguage;
import org.usergroups.portal.search.SearchClient;
import org.usergroups.portal.search.SearchMaps;
import org.usergroups.portal.search.SearchQuery;

/** One country: its groups and cities, what is on, how groups work here and elsewhere, and whom they are like. */
@Controller
class CountryPages {
    private static final int GROUPS = 30;
    private static final int PAIRS = 5;
    private static final int JOINT = 3;

    private final SearchClient search;
    private final SearchMaps maps;
    private final Gathering gathering;
    private final FacetNames names;
    private final FigureTables tables;
    private final Places places;
    private final Shapes shapes;
    private final Canonical canonical;
    private final WhatIsNew whatIsNew;

    CountryPages(
            SearchClient search,
            SearchMaps maps,
            Gathering gathering,
            FacetNames names,
            FigureTables tables,
            Places places,
            Shapes shapes,
            Canonical canonical,
            WhatIsNew whatIsNew) {
        this.search = search;
        this.maps = maps;
        this.gathering = gathering;
        this.names = names;
        this.tables = tables;
        this.places = places;
        this.shapes = shapes;
        this.canonical = canonical;
        this.whatIsNew = whatIsNew;
    }

    @GetMapping("/countries/{code}")
    String country(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        String upper = code.toUpperCase(Locale.ROOT);
        if (!places.isCountry(upper)) {
            throw new NotFound("country");
        }
        if (!upper.equals(code)) {
            return "redirect:/countries/" + upper;
        }
        SearchQuery here = SearchQuery.of("").with("country", upper);
        SearchQuery groupsHere = here.with("type", "group");
        SearchQuery activeFirst = groupsHere.with("sort", "active");
        String language = ReaderLanguage.of(request);
        Parts parts = gathering.begin();
        Parts.Part<Found> groups = parts.ask("groups", () -> search.search(activeFirst.from(cursor), GROUPS));
        Parts.Part<@Nullable MapPicture> map = parts.ask("map", () -> maps.country(upper));
        Parts.Part<Items<CityCount>> cities = parts.ask("cities", () -> search.cities(upper, language));
        Parts.Part<Comparison> figures = parts.ask("figures", () -> search.compare(List.of(upper)));
        Parts.Part<Items<CountryPair>> pairs = parts.ask("pairs", () -> search.pairs(List.of(upper), PAIRS, JOINT));
        WhatIsNew.Asked news = whatIsNew.ask(here, parts);
        @Nullable Found answered = groups.orNull();
        Found found = answered == null ? Found.NOTHING : answered;
        String name = places.country(upper);
        model.addAttribute("code", upper);
        model.addAttribute("name", name);
        model.addAttribute("groups", found);
        model.addAttribute("topics", names.choices(groupsHere, "topic", found));
        model.addAttribute("map", map.orNull());
        model.addAttribute("cities", cities.or(Items.none()).items());
        Comparison comparison = figures.orNull();
        model.addAttribute("figures", comparison == null ? List.of() : tables.of(comparison));
        model.addAttribute("words", comparison == null ? List.of() : FigureTables.words(comparison.countries()));
        news.addTo(model);
        model.addAttribute("pairs", pairs.or(Items.none()).items());
        model.addAttribute("neighbours", shapes.neighbours(upper));
        model.addAttribute("searchHere", here.path());
        model.addAttribute("archivedToo", groupsHere.withArchived().path());
        model.addAttribute("isFirst", cursor == null || cursor.isBlank());
        model.addAttribute(
                "linked",
                answered == null ? null : LinkedPlace.country(name, answered, canonical, "/countries/" + upper));
        model.addAttribute("missing", parts.missing());
        model.addAttribute("feed", "/api/blog/feed.atom?country=" + upper);
        canonical.say(request, response, "/countries/" + upper);
        return "country";
    }
}
