package org.usergroups.portal.home;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.usergroups.portal.PortalProperties;
import org.usergroups.portal.calls.Gathering;
import org.usergroups.portal.calls.Items;
import org.usergroups.portal.calls.Parts;
import org.usergroups.portal.map.MapPicture;
import org.usergroups.portal.pages.Places;
import org.usergroups.portal.search.Comparison;
import org.usergroups.portal.search.CountryCount;
import org.usergroups.portal.search.Found;
import org.usergroups.portal.search.Hit;
import org.usergroups.portal.search.SearchClient;
import org.usergroups.portal.search.SearchMaps;
import org.usergroups.portal.search.SearchQuery;

/** The first page, and the two that stand by themselves. */
@Controller
class HomePages {
    private static final int COUNTRIES_AT_ONCE = 24;
    private static final int POSTS = 5;
    private static final int MEETINGS = 12;
    private static final Duration AHEAD = Duration.ofDays(7);

    private final SearchClient search;
    private final SearchMaps maps;
    private final Gathering gathering;
    private final Places places;
    private final InstantSource clock;
    private final PortalProperties properties;

    HomePages(
            SearchClient search,
            SearchMaps maps,
            Gathering gathering,
            Places places,
            InstantSource clock,
            PortalProperties properties) {
        this.search = search;
        this.maps = maps;
        this.gathering = gathering;
        this.places = places;
        this.clock = clock;
        this.properties = properties;
    }

    @GetMapping("/")
    String home(Model model) {
        SearchQuery everything = SearchQuery.of("");
        Instant now = clock.instant();
        Parts parts = gathering.begin();
        Parts.Part<Items<CountryCount>> countries = parts.ask("countries", search::countries);
        Parts.Part<MapPicture> map = parts.ask("map", maps::world);
        Parts.Part<Found> posts = parts.ask("posts", () -> search.search(everything.with("type", "post"), POSTS));
        Parts.Part<Found> meetings = parts.ask("meetings", () -> search.meetingsFrom(everything, now, MEETINGS));
        Parts.Part<Comparison> world = parts.ask("story", () -> search.compare(List.of()));

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
        model.addAttribute("map", map.orNull());
        model.addAttribute("posts", posts.or(Found.NOTHING).items());
        model.addAttribute("meetings", byCountry(meetings.or(Found.NOTHING).items(), now));
        model.addAttribute("today", LocalDate.ofInstant(now, ZoneOffset.UTC));
        model.addAttribute("story", story(world.orNull()));
        model.addAttribute("missing", parts.missing());
        return "home";
    }

    /** The meetings of one country. */
    public record Evenings(String country, List<Hit> meetings) {}

    /** What is on within a week, by country; a meeting without a country comes last. */
    private List<Evenings> byCountry(List<Hit> meetings, Instant now) {
        Map<String, List<Hit>> byCountry = meetings.stream()
                .filter(meeting -> meeting.at() != null && meeting.at().isBefore(now.plus(AHEAD)))
                .collect(Collectors.groupingBy(
                        meeting -> Objects.requireNonNullElse(meeting.place(), ""),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return byCountry.entrySet().stream()
                .map(entry -> new Evenings(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing((Evenings one) -> one.country().isEmpty())
                        .thenComparing(one -> places.country(one.country()), places.byName()))
                .toList();
    }

    /** How one group got started, another one each day. */
    private Comparison.@Nullable Words story(@Nullable Comparison comparison) {
        List<Comparison.Words> told = comparison == null
                ? List.of()
                : comparison.world().words().stream()
                        .filter(words -> words.question().equals("started") && words.group() != null)
                        .toList();
        long day = clock.instant().getEpochSecond() / Duration.ofDays(1).toSeconds();
        return told.isEmpty() ? null : told.get(Math.floorMod(day, told.size()));
    }

    private List<CountryCount> byName(List<CountryCount> countries) {
        return countries.stream()
                .sorted(Comparator.comparing(country -> places.country(country.country()), places.byName()))
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
                Disallow: /language/
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
                Disallow: /near
                Allow: /
                # The search page links to itself in every combination; countries, cities and groups are in the map of the site.
                Sitemap: %s/sitemap.xml
                """.formatted(properties.publicUrl());
    }
}
