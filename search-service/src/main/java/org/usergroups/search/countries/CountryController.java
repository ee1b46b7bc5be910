package org.usergroups.search.countries;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.platform.web.FieldErrors;
import org.usergroups.platform.web.Page;
import org.usergroups.platform.web.Problem;
import org.usergroups.search.ReaderLanguage;

@RestController
@RequestMapping("/api/search")
class CountryController {

    private static final CacheControl A_MINUTE =
            CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic();
    private static final Pattern CODE = Pattern.compile("[A-Z]{2}");
    private static final int COMPARED = 4;
    private static final int JOINT = 100;
    private static final int CITIES = 2_000;

    private final CountryList countries;
    private final CityList cities;
    private final Comparing comparing;
    private final CountryPairs pairs;

    CountryController(CountryList countries, CityList cities, Comparing comparing, CountryPairs pairs) {
        this.countries = countries;
        this.cities = cities;
        this.comparing = comparing;
        this.pairs = pairs;
    }

    /** Every country that has groups, with how they work. */
    @Operation(operationId = "countries", summary = "Every country that has groups, with how they work")
    @GetMapping("/countries")
    ResponseEntity<Page<CountryList.Country>> countries() {
        return ResponseEntity.ok().cacheControl(A_MINUTE).body(Page.of(countries.all()));
    }

    /** The cities of a country that have groups, those with the most groups first. */
    @Operation(operationId = "cities", summary = "The cities of a country that have groups, those with the most first")
    @GetMapping("/cities")
    ResponseEntity<Page<CityList.City>> cities(
            @RequestParam String country,
            @RequestParam(defaultValue = "200") int size,
            @Parameter(description = "The reader's language, BCP 47; English without it")
                    @RequestParam(required = false)
                    @Nullable
                    String lang) {
        new FieldErrors()
                .check(size >= 1 && size <= CITIES, "size", "Must be 1 to %d.".formatted(CITIES))
                .refuse();
        return ResponseEntity.ok()
                .cacheControl(A_MINUTE)
                .body(Page.of(cities.of(code(country), size, ReaderLanguage.of(lang))));
    }

    /** How groups work in up to four countries, side by side and beside the world. */
    @Operation(
            operationId = "compare",
            summary = "How groups work in up to four countries, side by side and beside the world")
    @GetMapping("/compare")
    ResponseEntity<Comparing.Comparison> compare(@RequestParam(required = false) @Nullable List<String> country) {
        return ResponseEntity.ok().cacheControl(A_MINUTE).body(comparing.of(codes(country)));
    }

    /**
     * Pairs of countries with the most groups that have a sister in the other: of one country, among several, or of all; with
     * so many pairs of groups that would meet together.
     */
    @Operation(
            operationId = "pairs",
            summary =
                    "Pairs of countries with the most groups that have a sister in the other, and groups that would meet together")
    @GetMapping("/pairs")
    ResponseEntity<Page<CountryPairs.Pair>> pairs(
            @RequestParam(required = false) @Nullable List<String> country,
            @RequestParam(required = false) @Nullable Integer size,
            @RequestParam(defaultValue = "3") int joint) {
        new FieldErrors()
                .check(joint >= 0 && joint <= JOINT, "joint", "Must be 0 to %d.".formatted(JOINT))
                .refuse();
        return ResponseEntity.ok()
                .cacheControl(A_MINUTE)
                .body(Page.of(pairs.of(codes(country), Page.size(size), joint)));
    }

    private static List<String> codes(@Nullable List<String> countries) {
        var codes = countries == null
                ? List.<String>of()
                : countries.stream().map(CountryController::code).distinct().toList();
        if (codes.size() > COMPARED) {
            throw Problem.invalid("country", "At most %d countries.".formatted(COMPARED));
        }
        return codes;
    }

    private static String code(String country) {
        var code = country.toUpperCase(Locale.ROOT);
        if (!CODE.matcher(code).matches()) {
            throw Problem.invalid("country", "Must be an ISO 3166-1 alpha-2 code, such as DE.");
        }
        return code;
    }
}
