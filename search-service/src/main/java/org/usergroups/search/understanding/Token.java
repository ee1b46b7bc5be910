package org.usergroups.search.understanding;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A word of a question, or a single character in scripts that put no spaces between words; where it begins and where it ends. */
record Token(int begin, int end) {

    private static final int MOST = 40;

    /** In Hebrew an apostrophe makes another sound of the letter before it. */
    private static final Pattern WORD = Pattern.compile(
            "[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]*(?:(?<=\\p{IsHebrew})['’׳](?=\\p{IsHebrew})[\\p{L}\\p{M}\\p{N}]*)*[+#]*");

    /** Turkish sets the ending that says where behind a name's apostrophe, as in “İstanbul'dan”. */
    private static final Pattern ENDING =
            Pattern.compile("(?<=\\p{L}{3}['’])[dt][ae]n?(?![\\p{L}\\p{N}])", Pattern.CASE_INSENSITIVE);

    static List<Token> of(String question) {
        var tokens = new ArrayList<Token>();
        var words = WORD.matcher(question);
        var endings = ENDING.matcher(question).useTransparentBounds(true);
        while (words.find() && tokens.size() < MOST) {
            var begin = words.start();
            if (endings.region(begin, question.length()).lookingAt()) {
                continue;
            }
            for (var at = begin; at < words.end() && tokens.size() < MOST; ) {
                var letter = question.codePointAt(at);
                var next = at + Character.charCount(letter);
                while (next < words.end() && isMark(question.codePointAt(next))) {
                    next += Character.charCount(question.codePointAt(next));
                }
                if (standsAlone(letter)) {
                    if (begin < at) {
                        tokens.add(new Token(begin, at));
                    }
                    tokens.add(new Token(at, next));
                    begin = next;
                }
                at = next;
            }
            if (begin < words.end()) {
                tokens.add(new Token(begin, words.end()));
            }
        }
        return tokens;
    }

    /** The words of a text that stand where these tokens are. */
    static List<String> texts(String text, List<Token> tokens) {
        return tokens.stream()
                .map(token -> text.substring(token.begin(), token.end()))
                .toList();
    }

    private static boolean isMark(int letter) {
        return Character.getType(letter) == Character.NON_SPACING_MARK
                || Character.getType(letter) == Character.COMBINING_SPACING_MARK;
    }

    static boolean standsAlone(int letter) {
        return letter == 'ー'
                || switch (UnicodeScript.of(letter)) {
                    case HAN, HIRAGANA, KATAKANA, HANGUL, THAI, LAO, KHMER, MYANMAR -> true;
                    default -> false;
                };
    }
}
