package org.usergroups.search.understanding;

import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Where languages are spoken (CLDR). */
final class Spoken {

    private static final int ALPHA2 = 2;
    private static final Map<String, Set<String>> COUNTRIES = Arrays.stream(Locale.getAvailableLocales())
            .filter(locale -> locale.getCountry().length() == ALPHA2)
            .collect(Collectors.groupingBy(
                    Locale::getLanguage, Collectors.mapping(Locale::getCountry, Collectors.toUnmodifiableSet())));

    private Spoken() {}

    /** The codes of the countries where a language is spoken; none of a language that Java does not know. */
    static Set<String> countries(String language) {
        return COUNTRIES.getOrDefault(language, Set.of());
    }

    /** Whether a language is the one that most people of a country speak. */
    static boolean isOfMost(String language, String country) {
        return ULocale.addLikelySubtags(new ULocale("und", country))
                .getLanguage()
                .equals(language);
    }
}
