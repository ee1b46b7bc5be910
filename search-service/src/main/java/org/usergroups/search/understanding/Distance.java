package org.usergroups.search.understanding;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How far a question looks around, such as “within 50 km of”.
 *
 * @param rest the question with blanks in its place, so that all other words stand where they stood
 */
record Distance(double kilometres, String rest) {

    private static final Pattern WRITTEN = Pattern.compile(
            "(?iu)(?<![\\p{L}\\p{N}.,])(\\d{1,3}[.,]?\\d{3}|\\d{1,4})\\s*(kms?|kilomet\\p{L}*|quil[oó]metros?|miles?|mi|км|километр\\p{L}*|キロ(?:メートル)?|公里|千米|킬로미터|كم)(?![\\p{IsLatin}])");
    private static final double MILE = 1.609344;
    private static final double FURTHEST = 2_000;

    /** The first distance of a question. */
    static Optional<Distance> in(String question) {
        var written = WRITTEN.matcher(question);
        if (!written.find()) {
            return Optional.empty();
        }
        var number = Double.parseDouble(written.group(1).replaceAll("[.,]", ""));
        var isMiles = written.group(2).toLowerCase(Locale.ROOT).startsWith("mi");
        return Optional.of(new Distance(
                Math.clamp(isMiles ? number * MILE : number, 1, FURTHEST),
                question.substring(0, written.start())
                        + " ".repeat(written.end() - written.start())
                        + question.substring(written.end())));
    }
}
