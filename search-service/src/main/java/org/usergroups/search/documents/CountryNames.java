package org.usergroups.search.documents;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The names of countries in the languages of the interface and in those of the country, by CLDR as the JDK has it. */
final class CountryNames {

    private static final List<String> INTERFACE = List.of("en", "de", "es", "fr", "pt", "ja");
    private static final Pattern CODE = Pattern.compile("[A-Z]{2}");
    private static final Map<String, String> NAMES = new ConcurrentHashMap<>();

    private CountryNames() {}

    /** All names of a country in one line, or nothing for none; of what is no country code only the text itself. */
    static String of(@Nullable String country) {
        if (country == null) {
            return "";
        }
        return CODE.matcher(country).matches() ? NAMES.computeIfAbsent(country, CountryNames::names) : country;
    }

    private static String names(String country) {
        var names = new LinkedHashSet<String>();
        var region = new Locale.Builder().setRegion(country).build();
        INTERFACE.forEach(language -> names.add(region.getDisplayCountry(Locale.forLanguageTag(language))));
        for (var locale : Locale.getAvailableLocales()) {
            if (locale.getCountry().equals(country)) {
                names.add(region.getDisplayCountry(Locale.forLanguageTag(locale.getLanguage())));
            }
        }
        names.add(country);
        return String.join(" ", names);
    }
}
