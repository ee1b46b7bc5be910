package org.usergroups.search.documents;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Languages as documents have them: of a tag (BCP 47) the language alone, so that who writes {@code pt}, {@code PT} and {@code pt-BR} is found alike. */
public final class LanguageTags {

    private LanguageTags() {}

    /** The language of a tag; what is no tag stays as it is. */
    public static String language(String tag) {
        var language = Locale.forLanguageTag(tag).getLanguage();
        return language.isEmpty() ? tag : language;
    }

    /** The languages of tags, each once. */
    public static List<String> languages(Collection<String> tags) {
        return tags.stream().map(LanguageTags::language).distinct().toList();
    }
}
