package org.usergroups.roster.places;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.platform.places.Countries;
import org.usergroups.platform.places.Gazetteer;
import org.usergroups.platform.web.FieldErrors;
import org.usergroups.platform.web.Page;
import org.usergroups.platform.web.Problem;

@RestController
@RequestMapping("/api/roster")
class PlaceController {

    private static final int LONGEST = 200;
    private static final int MOST = 50;
    private static final CacheControl LONG =
            CacheControl.maxAge(Duration.ofDays(1)).cachePublic();

    private final Gazetteer gazetteer;
    private final Countries countries;
    private final AskedCountries asked;

    PlaceController(Gazetteer gazetteer, Countries countries, AskedCountries asked) {
        this.gazetteer = gazetteer;
        this.countries = countries;
        this.asked = asked;
    }

    /** @param matched the name by which it was found, folded */
    record Suggestion(
            int geonameId,
            String name,
            @Nullable String region,
            @Nullable String subdivision,
            String country,
            double lat,
            double lon,
            String zone,
            int population,
            String matched) {}

    record Country(String code, String name) {}

    /** Cities whose name begins so, in any language and script; those of the country first. Data: GeoNames, CC BY 4.0. */
    @GetMapping("/places")
    ResponseEntity<Page<Suggestion>> complete(
            @RequestParam String q,
            @RequestParam(required = false) @Nullable String country,
            @RequestParam(defaultValue = "10") int size) {
        var errors = new FieldErrors()
                .required(q, "q", LONGEST)
                .check(size > 0 && size <= MOST, "size", "Must be from 1 to %d.".formatted(MOST));
        var code = asked.code(country, "country", errors);
        errors.refuse();
        return ResponseEntity.ok()
                .cacheControl(LONG)
                .body(Page.of(gazetteer.complete(q, code, size).stream()
                        .map(completion -> {
                            var place = completion.place();
                            return new Suggestion(
                                    place.geonameId(),
                                    place.name(),
                                    place.region(),
                                    place.subdivision(),
                                    place.country(),
                                    place.lat(),
                                    place.lon(),
                                    place.zone(),
                                    place.population(),
                                    completion.matched());
                        })
                        .toList()));
    }

    /** The country that somebody names, in whatever language, with its name in the caller's. */
    @GetMapping("/countries")
    ResponseEntity<Country> country(@RequestParam String q, Locale locale) {
        new FieldErrors().required(q, "q", LONGEST).refuse();
        var code = countries.codeOf(q).orElseThrow(() -> Problem.notFound("country", q));
        return ResponseEntity.ok().cacheControl(LONG).body(new Country(code, countries.name(code, locale)));
    }
}
