package org.usergroups.portal.pages;

import com.ibm.icu.text.DisplayContext;
import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.util.ULocale;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.usergroups.portal.PortalProperties;

/** The language of a page, and the ways to the other languages. */
@Component
class LanguageLinks {
    private final PortalProperties properties;
    private final List<Choice> choices;

    LanguageLinks(PortalProperties properties) {
        this.properties = properties;
        this.choices = Languages.OFFERED.stream().map(LanguageLinks::choice).toList();
    }

    /** For the {@code lang} attribute of the page. */
    public String current() {
        return language().toLanguageTag();
    }

    /** For the {@code dir} attribute of the page: {@code ltr}, or {@code rtl} where one writes from the right. */
    public String direction() {
        return ULocale.forLocale(language()).isRightToLeft() ? "rtl" : "ltr";
    }

    /** The languages to choose from. */
    public List<Choice> choices() {
        return choices;
    }

    /** The same page in each language, and last without one; none for a page that search engines do not know. */
    public List<Alternate> alternates() {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes servlet)
                || servlet.getResponse() == null
                || !PublicPages.isAnswer(servlet.getRequest(), servlet.getResponse())) {
            return List.of();
        }
        String page = page(servlet.getRequest());
        String with = page + (page.contains("?") ? "&" : "?") + Languages.PARAMETER + "=";
        return Stream.concat(
                        choices.stream().map(choice -> new Alternate(choice.language(), with + choice.language())),
                        Stream.of(new Alternate("x-default", page)))
                .toList();
    }

    private String page(HttpServletRequest request) {
        String query = request.getQueryString();
        return properties.publicUrl()
                + LanguagePages.withoutLanguage(request.getRequestURI() + (query == null ? "" : "?" + query));
    }

    /** Under the name that its speakers give it. */
    private static Choice choice(Locale language) {
        String name = LocaleDisplayNames.getInstance(
                        ULocale.forLocale(language), DisplayContext.CAPITALIZATION_FOR_UI_LIST_OR_MENU)
                .localeDisplayName(language);
        return new Choice(language.toLanguageTag(), name);
    }

    private static Locale language() {
        return LocaleContextHolder.getLocale();
    }

    /** A language to choose: its tag (BCP 47), and its name in itself. */
    public record Choice(String language, String name) {}

    /** Where a page is in a language; {@code x-default} leaves the choice to the reader's browser. */
    public record Alternate(String language, String address) {}
}
