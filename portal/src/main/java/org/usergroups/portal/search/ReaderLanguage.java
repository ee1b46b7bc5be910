package org.usergroups.portal.search;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.usergroups.portal.pages.Languages;

/** Whose words a question is in: the language of the page, and the country that the browser names with a language. */
public final class ReaderLanguage {
    private ReaderLanguage() {}

    /** A BCP 47 tag such as {@code en-GB}: of places with the same name, search then takes the one in that country. */
    public static String of(HttpServletRequest request) {
        Locale page = LocaleContextHolder.getLocale();
        return Languages.of(null, request).stream()
                .map(range -> Locale.forLanguageTag(range.getRange()).getCountry())
                .filter(country -> country.length() == 2)
                .findFirst()
                .map(country -> Locale.of(page.getLanguage(), country))
                .orElse(page)
                .toLanguageTag();
    }
}
