package org.usergroups.platform.places;

import java.util.List;
import java.util.stream.IntStream;

/** Traditional and simplified Chinese characters (Unicode CLDR): people write in one kind what others look for in the other. */
public final class ChineseCharacters {

    private static final char FIRST = '\u3400';
    private static final char LAST = '\u9FFF';

    /** By the traditional character; 0 for any other. */
    private static final char[] SIMPLIFIED = read();

    private ChineseCharacters() {}

    private static char[] read() {
        var simplified = new char[LAST - FIRST + 1];
        for (var line : Lines.of(ChineseCharacters.class, "simplified.txt")) {
            for (var pair : line.getFirst().split(" ", -1)) {
                simplified[pair.charAt(0) - FIRST] = pair.charAt(1);
            }
        }
        return simplified;
    }

    /** The simplified character of a traditional one of the usual blocks, any other as it is. */
    public static int simplified(int character) {
        if (character < FIRST || character > LAST) {
            return character;
        }
        var simplified = SIMPLIFIED[character - FIRST];
        return simplified == 0 ? character : simplified;
    }

    /** Every traditional character of the usual blocks that has a simplified one. */
    public static List<Character> traditional() {
        return IntStream.rangeClosed(FIRST, LAST)
                .filter(character -> simplified(character) != character)
                .mapToObj(character -> (char) character)
                .toList();
    }
}
