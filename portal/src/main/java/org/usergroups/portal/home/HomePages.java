package org.usergroups.portal.home;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.usergroups.portal.PortalProperties;
import org.usergroups.portal.calls.Gathering;
import org.usergroups.portal.calls.Items;
import org.usergroups.portal.calls.Parts;
import org.usergroups.portal.pages.Places;
import org.usergroups.portal.search.CountryCount;
import org.usergroups.portal.search.Found;
import org.usergroups.portal.search.SearchClient;
import org.usergroups.portal.search.SearchQuery;

/** The first page, and the two that stand by themselves. */
@Controller
class HomePages {
    private static final int COUNTRIES_AT_ONCE = 24;
    private static final int POSTS = 5;
    private static final int PICTURES = 6;
    private static final int MEETINGS = 5;

    private final SearchClient search;
    private final Gathering gathering;
    private final Places places;
    private final InstantSource clock;
    private final PortalProperties properties;

    HomePages(
            SearchClient search, Gathering gathering, Places places, InstantSource clock, PortalProperties properties) {
        this.search = search;
        this.gathering = gathering;
        this.places = places;
        this.clock = clock;
        this.properties = properties;
    }

    @GetMapping("/")
    String home(Model model) {
        SearchQuery everything = SearchQuery.of("");
        Parts parts = gathering.begin();
        Parts.Part<Items<CountryCount>> countries = parts.ask("countries", search::countries);
        Parts.Part<Found> posts = parts.ask("posts", () -> search.search(everything.with("type", "post"), POSTS));
        Parts.Part<Found> pictures =
                parts.ask("photos", () -> search.search(everything.with("type", "photo"), PICTURES));
        Parts.Part<Found> meetings = parts.ask("meetings", () -> search.meetingsFrom(clock.instant(), MEETINGS));

        List<CountryCount> counted = countries.or(Items.none()).items();
        List<CountryCount> largest = counted.stream()
                .sorted(Comparator.comparingLong(CountryCount::groups).reversed())
                .limit(COUNTRIES_AT_ONCE)
                .toList();
        model.addAttribute("countries", byName(largest));
        model.addAttribute(
                "otherCountries",
                byName(counted.stream()
                        .filter(country -> !largest.contains(country))
                        .toList()));
        model.addAttribute(
                "groups", counted.stream().mapToLong(CountryCount::groups).sum());
        model.addAttribute("posts", posts.or(Found.NOTHING).items());
        model.addAttribute(
                "pictures",
                pictures.or(Found.NOTHING).items().stream()
                        .filter(hit -> hit.picturePath() != null)
                        .toList());
        model.addAttribute("meetings", meetings.or(Found.NOTHING).items());
        model.addAttribute("missing", parts.missing());
        return "home";
    }

    private List<CountryCount> byName(List<CountryCount> countries) {
        return countries.stream()
                .sorted(Comparator.comparing(country -> places.country(country.country())))
                .toList();
    }

    @GetMapping("/about")
    String about() {
        return "about";
    }

    @GetMapping(path = "/robots.txt", produces = "text/plain")
    @ResponseBody
    String robots() {
        return """
                User-agent: *
                Disallow: /search
                Disallow: /account/
                Disallow: /sign-in
                Disallow: /lists/confirm/
                Disallow: /lists/leave/
                Disallow: /invitations/
                Disallow: /confirm/
                Disallow: /going/
                Disallow: /sites/mail/
                Disallow: /notices/off/
                Disallow: /pins/mine/
                Disallow: /introductions/
                Disallow: /beginnings/
                Allow: /
                # The search page links to itself in every combination; countries and groups are linked from %s/
                """.formatted(properties.publicUrl());
    }
}
