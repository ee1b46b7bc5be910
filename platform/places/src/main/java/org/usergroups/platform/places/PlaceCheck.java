package org.usergroups.platform.places;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds a described place against the gazetteer: are the coordinates in the city and country that they are said to be in? It refuses only
 * what it can show to be wrong; what lies near a border, or in a village that the gazetteer does not have, agrees. Thread-safe.
 */
public final class PlaceCheck {

    private final Gazetteer gazetteer;
    private final Countries countries;
    private final Sentences sentences;

    public PlaceCheck(Gazetteer gazetteer, Countries countries) {
        this.gazetteer = gazetteer;
        this.countries = countries;
        this.sentences = new Sentences(countries);
    }

    /**
     * Checks what is known of a place, and finds its city.
     *
     * @param country as code or name; one that is no country counts as not given
     * @param region as name or ISO 3166-2 code; one that the country does not have counts as not given
     * @param city as people write it
     */
    public Verdict check(
            @Nullable String country,
            @Nullable String region,
            @Nullable String city,
            @Nullable Double lat,
            @Nullable Double lon) {
        var claim = claim(country, region, city);
        return lat == null || lon == null ? claim.resolve() : claim.at(new Point(lat, lon));
    }

    private Claim claim(@Nullable String country, @Nullable String region, @Nullable String city) {
        var code = country == null ? null : countries.codeOf(country).orElse(null);
        if (city == null || city.isBlank()) {
            return new Claim(gazetteer, sentences, code, known(region, code), null, List.of());
        }
        var wanted = code;
        var written = WrittenCity.find(
                city,
                gazetteer,
                place -> wanted == null || Territories.mayBeSaidToBeIn(wanted, place.country(), place.region()));
        var rest = written.rest();
        if (code == null && rest != null) {
            code = countryOf(rest, written.places());
        }
        var knownRegion = known(region, code);
        return new Claim(
                gazetteer,
                sentences,
                code,
                knownRegion == null ? known(rest, code) : knownRegion,
                written.folded(),
                written.places());
    }

    /** "Paris, France" and "Atlanta, GA" say which country they mean, though GA is Gabon's code too. */
    private @Nullable String countryOf(String rest, List<Place> places) {
        var named = countries.codeOf(rest).orElse("");
        if (places.stream().anyMatch(place -> place.country().equals(named))) {
            return named;
        }
        var region = Folding.fold(rest);
        return places.stream()
                .filter(place -> gazetteer.regions().isCalled(gazetteer.regionOf(place), region))
                .map(Place::country)
                .findFirst()
                .orElse(null);
    }

    private @Nullable String known(@Nullable String region, @Nullable String country) {
        if (region == null || country == null) {
            return null;
        }
        var folded = Folding.fold(region);
        return gazetteer.regions().has(country, folded) ? folded : null;
    }
}
