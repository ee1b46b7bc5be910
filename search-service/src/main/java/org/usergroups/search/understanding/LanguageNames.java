package org.usergroups.search.understanding;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.usergroups.platform.places.Folding;

/** Languages by their names in themselves and in the languages of most readers (CLDR, as Java has it). Immutable. */
final class LanguageNames {

    private static final List<String> READERS =
            List.of("en", "de", "es", "fr", "pt", "it", "nl", "pl", "ru", "ja", "zh", "ko", "ar", "tr", "id");
    private static final List<String> NAMED = List.of(
            "ar", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "es", "et", "eu", "fa", "fi", "fr", "gl", "he", "hi",
            "hr", "hu", "hy", "id", "is", "it", "ja", "ka", "kk", "ko", "lt", "lv", "ms", "nl", "no", "pl", "pt", "ro",
            "ru", "sk", "sl", "sq", "sr", "sv", "sw", "ta", "te", "th", "tr", "uk", "ur", "uz", "vi", "zh");
    private static final List<String> SPEAKING = List.of("speaking", "language", "sprachig", "sprachige", "hablantes");

    private final Map<String, String> tags = new HashMap<>();

    LanguageNames() {
        for (var tag : NAMED) {
            var language = Locale.of(tag);
            add(language.getDisplayLanguage(language), tag);
            READERS.forEach(reader -> add(language.getDisplayLanguage(Locale.of(reader)), tag));
            SPEAKING.forEach(word -> add(language.getDisplayLanguage(Locale.ENGLISH) + " " + word, tag));
        }
        add("中文", "zh");
        add("en castellano", "es");
    }

    private void add(String name, String tag) {
        tags.putIfAbsent(Folding.fold(name), tag);
    }

    /** The BCP 47 tag of the language with this folded name. */
    Optional<String> named(String folded) {
        return Optional.ofNullable(tags.get(folded));
    }
}
