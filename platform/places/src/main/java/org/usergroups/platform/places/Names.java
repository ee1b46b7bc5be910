package org.usergroups.platform.places;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Folded names in the order of their UTF-8 bytes, and what each of them means. A name of one meaning has it in {@code meanings}; of
 * several, the negative place in {@code lists} where their number stands and then they.
 */
record Names(Texts names, int[] meanings, int[] lists) {

    private static final int[] NONE = {};

    static Names read(Tables tables) {
        return new Names(Texts.read(tables), tables.ints(), tables.ints());
    }

    /** What the folded name means, in ascending order. */
    int[] find(String folded) {
        var wanted = folded.getBytes(StandardCharsets.UTF_8);
        var at = firstNotBefore(wanted, false);
        return at < names.count()
                        && Arrays.equals(names.utf8(), names.start(at), names.ends()[at], wanted, 0, wanted.length)
                ? meanings(at)
                : NONE;
    }

    /** The names that begin so. */
    Range beginningWith(String folded) {
        var prefix = folded.getBytes(StandardCharsets.UTF_8);
        return new Range(firstNotBefore(prefix, false), firstNotBefore(prefix, true));
    }

    int[] meanings(int at) {
        var meaning = meanings[at];
        if (meaning >= 0) {
            return new int[] {meaning};
        }
        var list = -meaning;
        return Arrays.copyOfRange(lists, list + 1, list + 1 + lists[list]);
    }

    String name(int at) {
        return names.get(at);
    }

    private int firstNotBefore(byte[] wanted, boolean afterAllThatBeginSo) {
        var low = 0;
        var high = names.count();
        while (low < high) {
            var middle = (low + high) >>> 1;
            var start = names.start(middle);
            var end = names.ends()[middle];
            if (afterAllThatBeginSo) {
                end = Math.min(end, start + wanted.length);
            }
            var order = Arrays.compareUnsigned(names.utf8(), start, end, wanted, 0, wanted.length);
            if (order < 0 || (order == 0 && afterAllThatBeginSo)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** From the first up to, but without, the second. */
    record Range(int from, int to) {}
}
