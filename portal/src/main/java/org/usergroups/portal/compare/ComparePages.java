package org.usergroups.portal.compare;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.usergroups.portal.calls.Gathering;
import org.usergroups.portal.calls.Items;
import org.usergroups.portal.calls.Parts;
import org.usergroups.portal.pages.Places;
import org.usergroups.portal.search.Comparison;
import org.usergroups.portal.search.CountryCount;
import org.usergroups.portal.search.CountryPair;
import org.usergroups.portal.search.SearchClient;

/** Up to four countries side by side, the world as reference, and pairs of countries whose groups could meet. */
@Controller
class ComparePages {
    private static final int AT_MOST = 4;
    private static final int PAIRS = 10;
    private static final int FIRST_JOINT = 3;
    private static final int ALL_JOINT = 100;

    private final SearchClient search;
    private final Gathering gathering;
    private final FigureTables tables;
    private final Places places;

    ComparePages(SearchClient search, Gathering gathering, FigureTables tables, Places places) {
        this.search = search;
        this.gathering = gathering;
        this.tables = tables;
        this.places = places;
    }

    @GetMapping("/compare")
    String compare(
            @RequestParam(name = "country", required = false, defaultValue = "") List<String> codes, Model model) {
        List<String> countries = codes.stream()
                .map(code -> code.strip().toUpperCase(Locale.ROOT))
                .filter(places::isCountry)
                .distinct()
                .limit(AT_MOST)
                .toList();
        Parts parts = gathering.begin();
        Parts.Part<Items<CountryCount>> counted = parts.ask("countries", search::countries);
        Parts.Part<Items<CountryPair>> pairs =
                parts.ask("pairs", () -> search.pairs(countries, PAIRS, joint(countries)));
        Comparison comparison =
                parts.ask("figures", () -> search.compare(countries)).get();
        model.addAttribute("comparison", comparison);
        model.addAttribute(
                "columns",
                Stream.concat(comparison.countries().stream(), Stream.of(comparison.world()))
                        .toList());
        model.addAttribute("figures", tables.of(comparison));
        model.addAttribute(
                "words",
                FigureTables.words(countries.isEmpty() ? List.of(comparison.world()) : comparison.countries()));
        model.addAttribute("allJoint", countries.size() > 1 ? true : null);
        model.addAttribute("pairs", pairs.or(Items.none()).items());
        model.addAttribute("chosen", chosen(countries));
        model.addAttribute("choices", choices(counted.or(Items.none()).items(), countries));
        model.addAttribute("missing", parts.missing());
        return "compare";
    }

    /** For countries that are looked at together all groups that would meet, else the first of them. */
    private static int joint(List<String> countries) {
        return countries.size() > 1 ? ALL_JOINT : FIRST_JOINT;
    }

    /** One for each field of the form, empty where nothing is chosen. */
    private static List<String> chosen(List<String> countries) {
        return Stream.concat(countries.stream(), Stream.generate(() -> ""))
                .limit(AT_MOST)
                .toList();
    }

    /** The countries that have groups, and those that are chosen whatever they have. */
    private List<Places.Country> choices(List<CountryCount> counted, List<String> chosen) {
        return Stream.concat(counted.stream().map(CountryCount::country), chosen.stream())
                .distinct()
                .map(code -> new Places.Country(code, places.country(code)))
                .sorted(Comparator.comparing(Places.Country::name, places.byName()))
                .toList();
    }
}
