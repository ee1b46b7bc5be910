package org.usergroups.portal.countries;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.usergroups.portal.calls.Gathering;
import org.usergroups.portal.calls.Items;
import org.usergroups.portal.calls.NotFound;
import org.usergroups.portal.calls.Parts;
import org.usergroups.portal.map.Distance;
import org.usergroups.portal.map.MapPicture;
import org.usergroups.portal.pages.Places;
import org.usergroups.portal.search.CityCount;
import org.usergroups.portal.search.Found;
import org.usergroups.portal.search.Hit;
import org.usergroups.portal.search.Near;
import org.usergroups.portal.search.ReaderLanguage;
import org.usergroups.portal.search.SearchClient;
import org.usergroups.portal.search.SearchMaps;
import org.usergroups.portal.search.SearchQuery;

/** One city: the groups in it and around it, when they meet, and which other cities are near. */
@Controller
class CityPages {
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,9})(-.*)?");
    private static final int GROUPS = 30;
    private static final int STORIES = 5;
    private static final int ASKED_AROUND = 40;
    private static final int AROUND = 8;
    private static final int CITIES = 8;
    private static final double AROUND_KILOMETRES = 100;
    private static final double CITY_KILOMETRES = 300;
    private static final double ON_THE_MAP_KILOMETRES = 60;

    private final SearchClient search;
    private final SearchMaps maps;
    private final Gathering gathering;
    private final Places places;
    private final Canonical canonical;
    private final WhatIsNew whatIsNew;

    CityPages(
            SearchClient search,
            SearchMaps maps,
            Gathering gathering,
            Places places,
            Canonical canonical,
            WhatIsNew whatIsNew) {
        this.search = search;
        this.maps = maps;
        this.gathering = gathering;
        this.places = places;
        this.canonical = canonical;
        this.whatIsNew = whatIsNew;
    }

    /** Another city, and how far it is. */
    public record Other(CityCount city, long kilometres) {}

    @GetMapping("/countries/{code}/cities/{city}")
    String city(
            @PathVariable String code,
            @PathVariable String city,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Matcher number = NUMBER.matcher(city);
        if (!places.isCountry(code) || !number.matches()) {
            throw new NotFound("city");
        }
        long geonameId = Long.parseLong(number.group(1));
        SearchQuery inside = SearchQuery.of("").with("city", String.valueOf(geonameId));
        String language = ReaderLanguage.of(request);
        Parts parts = gathering.begin();
        Parts.Part<Items<CityCount>> ofCountry =
                parts.ask("cities", () -> search.cities(code.toUpperCase(Locale.ROOT), language));
        Parts.Part<Found> groups = parts.ask(
                "groups", () -> search.search(inside.with("type", "group").with("sort", "active"), GROUPS));
        WhatIsNew.Asked news = whatIsNew.ask(inside, parts);
        Parts.Part<Found> stories = parts.ask(
                "stories", () -> search.search(inside.with("has", "story").with("type", "group"), STORIES));
        Found found = groups.get();
        List<CityCount> cities = ofCountry.or(Items.none()).items();
        CityCount here = cities.stream()
                .filter(one -> one.geonameId() == geonameId)
                .findFirst()
                .or(() -> fromGroups(geonameId, found))
                .orElseThrow(() -> new NotFound("city"));
        if (!here.path().equals("/countries/%s/cities/%s".formatted(code, city))) {
            return "redirect:" + here.path();
        }
        Parts.Part<Near> near = parts.ask("near", () -> search.near(here.lat(), here.lon(), ASKED_AROUND));
        Parts.Part<MapPicture> map =
                parts.ask("map", () -> maps.around(here.country(), here.lat(), here.lon(), ON_THE_MAP_KILOMETRES));
        model.addAttribute("city", here);
        model.addAttribute("groups", found);
        news.addTo(model);
        Found told = stories.unseen();
        model.addAttribute("stories", told == null ? List.of() : told.items());
        model.addAttribute("around", around(here, found, near.or(Near.NOTHING)));
        model.addAttribute("map", map.orNull());
        model.addAttribute("cities", others(here, cities));
        model.addAttribute("searchHere", inside.path());
        model.addAttribute("narrowing", inside.narrowing());
        model.addAttribute("linked", LinkedPlace.city(here, places.country(here.country()), found, canonical));
        model.addAttribute("missing", parts.missing());
        canonical.say(request, response, here.path());
        return "city";
    }

    /** A city that is none of the largest of its country is known by its groups. */
    private static Optional<CityCount> fromGroups(long geonameId, Found groups) {
        return groups.items().stream()
                .filter(hit -> hit.location() != null && hit.town() != null && hit.place() != null)
                .findFirst()
                .map(hit -> {
                    Hit.Location location = Objects.requireNonNull(hit.location());
                    return new CityCount(
                            geonameId,
                            Objects.requireNonNull(hit.town()),
                            Objects.requireNonNull(hit.town()),
                            Objects.requireNonNull(hit.place()),
                            null,
                            groups.total(),
                            location.lat(),
                            location.lon());
                });
    }

    /** Without those of the city itself, of which not all may have been found. */
    private static List<Near.One> around(CityCount here, Found found, Near near) {
        Set<String> own = Stream.concat(
                        Stream.of(here.name(), here.mainName()),
                        found.items().stream().map(Hit::town))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return near.items().stream()
                .filter(one -> !own.contains(one.group().town()))
                .filter(one -> one.kilometres() != null && one.kilometres() <= AROUND_KILOMETRES)
                .limit(AROUND)
                .toList();
    }

    private static List<Other> others(CityCount here, List<CityCount> cities) {
        return cities.stream()
                .filter(one -> one.geonameId() != here.geonameId())
                .map(one ->
                        new Other(one, Math.round(Distance.kilometres(here.lat(), here.lon(), one.lat(), one.lon()))))
                .filter(other -> other.kilometres() <= CITY_KILOMETRES)
                .sorted(Comparator.comparingLong(Other::kilometres))
                .limit(CITIES)
                .toList();
    }
}
