package org.usergroups.portal.pages;

import java.text.Collator;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Names of countries and languages in the language of the page (ISO 3166-1 alpha-2 and XK, BCP 47). */
@Component
public class Places {
    private static final Set<String> COUNTRIES = countryCodes();

    /** The name of a country, the code itself when nobody has named it. */
    public String country(@Nullable String code) {
        if (code == null || code.isBlank()) {
            return "";
        }
        String upper = code.toUpperCase(Locale.ROOT);
        return COUNTRIES.contains(upper)
                ? Locale.of("", upper).getDisplayCountry(LocaleContextHolder.getLocale())
                : upper;
    }

    /** Whether this is the code of a country. */
    public boolean isCountry(@Nullable String code) {
        return code != null && COUNTRIES.contains(code.toUpperCase(Locale.ROOT));
    }

    /** The name of a language. */
    public String language(@Nullable String tag) {
        if (tag == null || tag.isBlank()) {
            return "";
        }
        String name = Locale.forLanguageTag(tag).getDisplayName(LocaleContextHolder.getLocale());
        return name.isBlank() ? tag : name;
    }

    /** The order of names in the language of the page: Ägypten stands before Brasilien. */
    public Comparator<Object> byName() {
        return Collator.getInstance(LocaleContextHolder.getLocale());
    }

    /** All countries, sorted by name, for a form. */
    public List<Country> countries() {
        return COUNTRIES.stream()
                .map(code -> new Country(code, country(code)))
                .sorted(Comparator.comparing(Country::name, byName()))
                .toList();
    }

    /** All time zones that are named after a place, for a form. */
    public List<String> zones() {
        Set<String> zones = new TreeSet<>();
        ZoneId.getAvailableZoneIds().stream()
                .filter(zone ->
                        zone.matches("(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+"))
                .forEach(zones::add);
        return Stream.concat(zones.stream(), Stream.of("UTC")).toList();
    }

    private static Set<String> countryCodes() {
        Set<String> codes = new TreeSet<>(Arrays.asList(Locale.getISOCountries()));
        codes.add("XK");
        return Set.copyOf(codes);
    }

    /** A country to choose. */
    public record Country(String code, String name) {}
}
