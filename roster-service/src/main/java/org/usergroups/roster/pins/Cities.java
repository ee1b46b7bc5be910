package org.usergroups.roster.pins;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.platform.places.Countries;
import org.usergroups.platform.places.Gazetteer;
import org.usergroups.platform.places.Place;
import org.usergroups.platform.places.PlaceCheck;
import org.usergroups.platform.places.Verdict;
import org.usergroups.platform.web.FieldErrors;

/** Finds the city of the gazetteer that somebody means. */
@Component
public class Cities {

    private final Gazetteer gazetteer;
    private final Countries countries;
    private final PlaceCheck places;

    Cities(Gazetteer gazetteer, Countries countries, PlaceCheck places) {
        this.gazetteer = gazetteer;
        this.countries = countries;
        this.places = places;
    }

    /** The city of a form with the fields {@code geonameId}, or else {@code city} and {@code country}; null with an error. */
    public @Nullable Place find(
            @Nullable Integer geonameId, @Nullable String city, @Nullable String country, FieldErrors errors) {
        if (geonameId != null) {
            var known = gazetteer.byId(geonameId);
            errors.check(known.isPresent(), "geonameId", "Is no city that we know.");
            return known.orElse(null);
        }
        errors.requiredLine(city, "city", 120).line(country, "country", 100);
        var code = country == null || country.isBlank()
                ? null
                : countries.codeOf(country).orElse("");
        errors.check(!"".equals(code), "country", "Is no country that we know.");
        if (city == null || city.isBlank() || city.length() > 120 || "".equals(code)) {
            return null;
        }
        var place = named(city, code);
        errors.check(
                place != null,
                "city",
                "We do not know this city. Name one near it that has 5,000 people or more, and its country.");
        return place;
    }

    @Nullable
    Place named(String city, @Nullable String country) {
        return places.check(country, null, city, null, null) instanceof Verdict.Agrees(Place place) ? place : null;
    }
}
