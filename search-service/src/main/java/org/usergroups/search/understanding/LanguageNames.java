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
    /** Endings and words that make of a language's name, in the language that has them, what speaks it. */
    private static final Map<String, List<String>> SPEAKING = Map.of(
            "en", List.of(" speaking", " language"),
            "de", List.of("sprachig", "sprachige", "sprachigen", "sprachiger", "sprachiges"),
            "nl", List.of("talig", "talige"),
            "da", List.of("talende"),
            "tr", List.of(" konuşan"));

    private final Map<String, String> tags = new HashMap<>();

    LanguageNames() {
        var lines = WordList.lines("languages.txt");
        for (var tag : lines.stream().map(WordList.Line::key).toList()) {
            var language = Locale.of(tag);
            add(language.getDisplayLanguage(language), tag);
            READERS.forEach(reader -> add(language.getDisplayLanguage(Locale.of(reader)), tag));
            SPEAKING.forEach((reader, endings) ->
                    endings.forEach(ending -> add(language.getDisplayLanguage(Locale.of(reader)) + ending, tag)));
        }
        lines.forEach(line -> line.words().forEach(form -> add(form, line.key())));
    }

    private void add(String name, String tag) {
        tags.putIfAbsent(Folding.fold(name), tag);
    }

    /** The BCP 47 tag of the language with this folded name. */
    Optional<String> named(String folded) {
        return Optional.ofNullable(tags.get(folded));
    }
}
