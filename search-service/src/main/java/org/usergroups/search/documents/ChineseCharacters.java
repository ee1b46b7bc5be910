package org.usergroups.search.documents;

import com.ibm.icu.text.Transliterator;
import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Chinese is written in traditional and in simplified characters: what is written in the ones is also looked for in the others (ICU's tables). */
public final class ChineseCharacters {

    private static final int FIRST = 0x4E00;
    private static final int LAST = 0x9FFF;

    /** Made when one is met, since their tables take a while to read. */
    private static final class Tables {
        static final Transliterator SIMPLIFIED = Transliterator.getInstance("Traditional-Simplified");
        static final Transliterator TRADITIONAL = Transliterator.getInstance("Simplified-Traditional");

        private Tables() {}
    }

    private ChineseCharacters() {}

    /** A text in the other characters, each if it is another text; none for one without Chinese characters. */
    public static List<String> otherSpellings(String text) {
        if (text.codePoints().noneMatch(letter -> UnicodeScript.of(letter) == UnicodeScript.HAN)) {
            return List.of();
        }
        return Stream.of(Tables.SIMPLIFIED, Tables.TRADITIONAL)
                .map(table -> table.transliterate(text))
                .filter(other -> !other.equals(text))
                .toList();
    }

    /** Every traditional character with its simplified one, as rules of the engines' character filters: {@code 體 => 体}. */
    public static List<String> simplifying() {
        return IntStream.rangeClosed(FIRST, LAST)
                .mapToObj(Character::toString)
                .flatMap(character -> {
                    var simplified = Tables.SIMPLIFIED.transliterate(character);
                    return simplified.equals(character) ? Stream.of() : Stream.of(character + " => " + simplified);
                })
                .toList();
    }
}
