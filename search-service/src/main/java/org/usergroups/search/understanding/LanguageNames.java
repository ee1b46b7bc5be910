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
            "ar", "az", "be", "bg", "bn", "bs", "ca", "cs", "cy", "da", "de", "el", "en", "eo", "es", "et", "eu", "fa",
            "fi", "fr", "gl", "gu", "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "ka", "kk", "km", "kn", "ko",
            "ku", "lb", "lt", "lv", "mk", "ml", "mn", "mr", "ms", "my", "ne", "nl", "no", "pa", "pl", "ps", "pt", "ro",
            "ru", "si", "sk", "sl", "sq", "sr", "sv", "sw", "ta", "te", "th", "tl", "tr", "uk", "ur", "uz", "vi", "zh",
            "zu");

    /** Endings and words that make of a language's name, in the language that has them, what speaks it. */
    private static final Map<String, List<String>> SPEAKING = Map.of(
            "en", List.of(" speaking", " language"),
            "de", List.of("sprachig", "sprachige", "sprachigen", "sprachiger", "sprachiges"),
            "nl", List.of("talig", "talige"),
            "da", List.of("talende"),
            "tr", List.of(" konuşan"));

    /** What speaks a language, where it is no form of the language's name. */
    private static final Map<String, List<String>> SPEAKERS = Map.of(
            "en",
                    List.of(
                            "anglophone",
                            "anglophones",
                            "angloparlante",
                            "angloparlantes",
                            "anglófono",
                            "anglófonos",
                            "anglofoni",
                            "engelsktalande",
                            "anglojęzyczna",
                            "anglojęzyczne",
                            "anglojęzyczny",
                            "англоязычная",
                            "англоязычное",
                            "англоязычные",
                            "англоязычных",
                            "de habla inglesa"),
            "fr",
                    List.of(
                            "francophone",
                            "francophones",
                            "francoparlante",
                            "francófono",
                            "francófonos",
                            "francofoni",
                            "francuskojęzyczna",
                            "франкоязычное",
                            "франкоязычные"),
            "es",
                    List.of(
                            "hispanophone",
                            "hispanophones",
                            "hispanohablante",
                            "hispanohablantes",
                            "de habla hispana",
                            "hiszpańskojęzyczna",
                            "испаноязычное",
                            "испаноязычные"),
            "pt", List.of("lusophone", "lusophones", "lusófono", "lusófonos", "lusófona"),
            "de",
                    List.of(
                            "germanophone",
                            "germanophones",
                            "niemieckojęzyczna",
                            "niemieckojęzyczne",
                            "немецкоязычное",
                            "немецкоязычные"),
            "ru",
                    List.of(
                            "russophone",
                            "russophones",
                            "rusoparlantes",
                            "rosyjskojęzyczna",
                            "русскоязычная",
                            "русскоязычное",
                            "русскоязычные",
                            "русскоязычных",
                            "російськомовна"),
            "uk", List.of("украиноязычное", "україномовна", "україномовні"),
            "pl", List.of("polskojęzyczna", "polskojęzyczne", "polskojęzyczny"),
            "sv", List.of("svensktalande"),
            "ar", List.of("arabophone", "arabophones"));

    private final Map<String, String> tags = new HashMap<>();

    LanguageNames() {
        for (var tag : NAMED) {
            var language = Locale.of(tag);
            add(language.getDisplayLanguage(language), tag);
            READERS.forEach(reader -> add(language.getDisplayLanguage(Locale.of(reader)), tag));
            SPEAKING.forEach((reader, endings) ->
                    endings.forEach(ending -> add(language.getDisplayLanguage(Locale.of(reader)) + ending, tag)));
        }
        SPEAKERS.forEach((tag, names) -> names.forEach(name -> add(name, tag)));
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
