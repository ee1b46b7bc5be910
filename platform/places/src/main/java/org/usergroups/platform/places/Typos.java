package org.usergroups.platform.places;

/**
 * How many slips of the hand lie between two words: a letter too many, one missing, a wrong one, or two neighbours swapped (optimal string
 * alignment).
 */
public final class Typos {

    private static final int LONGEST = 64;

    private Typos() {}

    /** How many a word may have: none below 4 letters, 1 up to 7, 2 above. */
    public static int allowed(String word) {
        var length = word.codePointCount(0, word.length());
        return length < 4 ? 0 : length < 8 ? 1 : 2;
    }

    /** The slips between two words, or {@code most + 1} when there are more; words longer than 64 characters are never alike. */
    public static int between(String one, String other, int most) {
        var rows = one.length();
        var columns = other.length();
        if (Math.abs(rows - columns) > most || rows > LONGEST || columns > LONGEST) {
            return most + 1;
        }
        var before = new int[columns + 1];
        var last = new int[columns + 1];
        var row = new int[columns + 1];
        for (var column = 0; column <= columns; column++) {
            last[column] = column;
        }
        for (var at = 1; at <= rows; at++) {
            // Further from the diagonal there are more slips than may be.
            var from = Math.max(1, at - most);
            var to = Math.min(columns, at + most);
            row[from - 1] = from == 1 ? at : most + 1;
            var least = row[from - 1];
            for (var column = from; column <= to; column++) {
                var letter = one.charAt(at - 1);
                var same = letter == other.charAt(column - 1) ? 0 : 1;
                var slips = Math.min(Math.min(last[column], row[column - 1]) + 1, last[column - 1] + same);
                if (at > 1
                        && column > 1
                        && letter == other.charAt(column - 2)
                        && one.charAt(at - 2) == other.charAt(column - 1)) {
                    slips = Math.min(slips, before[column - 2] + 1);
                }
                row[column] = slips;
                least = Math.min(least, slips);
            }
            if (to < columns) {
                row[to + 1] = most + 1;
            }
            if (least > most) {
                return most + 1;
            }
            var free = before;
            before = last;
            last = row;
            row = free;
        }
        return Math.min(last[columns], most + 1);
    }
}
