package org.usergroups.search;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The language in which somebody reads an answer. */
public final class ReaderLanguage {

    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final int LONGEST_LANGUAGE = 35;

    private ReaderLanguage() {}

    /** The reader's language and country (BCP 47), English when nothing is said that is known (ISO 639-1). */
    public static Locale of(@Nullable String lang) {
        var reader = lang == null || lang.length() > LONGEST_LANGUAGE ? Locale.ENGLISH : Locale.forLanguageTag(lang);
        return LANGUAGES.contains(reader.getLanguage()) ? reader : Locale.ENGLISH;
    }
}
