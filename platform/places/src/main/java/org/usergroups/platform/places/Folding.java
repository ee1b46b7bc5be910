package org.usergroups.platform.places;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/**
 * The one form in which names are compared: without case, marks and punctuation, in any script, Chinese in simplified characters.
 * {@code "St. Gallen"}, {@code "st gallen"} and {@code "Saint Gallen"} fold to the same.
 */
public final class Folding {

    /** Longer input is cut: no place has so long a name. */
    static final int LONGEST = 200;

    private static final Map<Character, String> LETTERS = Map.ofEntries(
            Map.entry('ß', "ss"),
            Map.entry('ø', "o"),
            Map.entry('ł', "l"),
            Map.entry('đ', "d"),
            Map.entry('ð', "d"),
            Map.entry('ı', "i"),
            Map.entry('æ', "ae"),
            Map.entry('œ', "oe"),
            Map.entry('þ', "th"),
            Map.entry('ħ', "h"),
            Map.entry('ŋ', "n"),
            Map.entry('ŧ', "t"),
            Map.entry('ə', "e"),
            Map.entry('ƶ', "z"),
            Map.entry('ς', "σ"),
            Map.entry('ة', "ه"),
            Map.entry('ى', "ي"),
            Map.entry('ی', "ي"),
            Map.entry('ک', "ك"),
            Map.entry('ـ', ""));

    private static final Map<String, String> WORDS =
            Map.of("st", "saint", "ste", "sainte", "mt", "mount", "ft", "fort");

    private Folding() {}

    /** The folded form, at most a few hundred characters long; empty when nothing of the name is a letter or digit. */
    public static String fold(String name) {
        var folded = letters(name);
        var words = new StringBuilder(folded.length() + 8);
        for (var word : folded.split(" ", -1)) {
            words.append(words.isEmpty() ? "" : " ").append(WORDS.getOrDefault(word, word));
        }
        return words.toString();
    }

    /** As {@link #fold}, but the last word stays as it is: somebody who types "st" may be on the way to Stockholm. */
    static String foldUnfinished(String name) {
        var folded = letters(name);
        var last = folded.lastIndexOf(' ');
        return last < 0 ? folded : fold(folded.substring(0, last)) + folded.substring(last);
    }

    private static String letters(String name) {
        var cut = name.length() <= LONGEST ? name : name.substring(0, LONGEST);
        var plain = Normalizer.normalize(cut.replace('´', '\''), Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT);
        var folded = new StringBuilder(plain.length());
        for (var at = 0; at < plain.length(); ) {
            var letter = plain.codePointAt(at);
            at += Character.charCount(letter);
            if (letter == '.') {
                if (!isAcronym(plain, at - 1)) {
                    space(folded);
                }
            } else if (Character.isLetterOrDigit(letter) && !isApostrophe(letter)) {
                var other = letter < Character.MIN_SUPPLEMENTARY_CODE_POINT ? LETTERS.get((char) letter) : null;
                if (other == null) {
                    folded.appendCodePoint(ChineseCharacters.simplified(letter));
                } else {
                    folded.append(other);
                }
            } else if (isMark(letter)) {
                if (isPartOfTheWord(letter)) {
                    folded.appendCodePoint(letter);
                }
            } else if (!isApostrophe(letter) && Character.getType(letter) != Character.FORMAT) {
                space(folded);
            }
        }
        return folded.toString().strip();
    }

    private static void space(StringBuilder folded) {
        if (!folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ') {
            folded.append(' ');
        }
    }

    /** A dot after a single letter, as in "D.C.". */
    private static boolean isAcronym(String name, int dot) {
        return dot > 0
                && Character.isLetter(name.charAt(dot - 1))
                && (dot == 1 || name.charAt(dot - 2) == '.' || name.charAt(dot - 2) == ' ');
    }

    private static boolean isApostrophe(int letter) {
        return switch (letter) {
            case '\'', '`', '´', '‘', '’', '‛', 'ʻ', 'ʼ', 'ʽ', 'ʾ', 'ʿ', 'ʹ', 'ʺ', '′', '″', '"', 'ˈ' -> true;
            default -> false;
        };
    }

    private static boolean isMark(int letter) {
        var type = Character.getType(letter);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    /** In Indic scripts, Thai and others a mark is a vowel, and words without them would all be alike. */
    private static boolean isPartOfTheWord(int mark) {
        return switch (UnicodeScript.of(mark)) {
            case INHERITED, LATIN, GREEK, CYRILLIC, HEBREW, ARABIC, SYRIAC -> false;
            default -> true;
        };
    }
}
