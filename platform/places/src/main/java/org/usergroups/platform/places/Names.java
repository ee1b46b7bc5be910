package org.usergroups.platform.places;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * Folded names in the order of their UTF-8 bytes, and what each of them means. A name of one meaning has it in {@code meanings}; of
 * several, the negative place in {@code lists} where their number stands and then they.
 */
final class Names {

    private static final int[] NONE = {};

    private final Texts names;
    private final int[] meanings;
    private final int[] lists;

    private Names(Texts names, int[] meanings, int[] lists) {
        this.names = names;
        this.meanings = meanings;
        this.lists = lists;
    }

    static Names read(Tables tables) {
        return new Names(Texts.read(tables), tables.ints(), tables.ints());
    }

    /** What the folded name means, in ascending order. */
    int[] find(String folded) {
        var wanted = folded.getBytes(StandardCharsets.UTF_8);
        var at = first(name -> names.compare(name, wanted));
        return at < names.count() && names.is(at, wanted) ? meanings(at) : NONE;
    }

    /** The names that begin so. */
    Range beginningWith(String folded) {
        var prefix = folded.getBytes(StandardCharsets.UTF_8);
        return new Range(
                first(name -> names.compare(name, prefix)),
                first(name -> names.compareBeginning(name, prefix) <= 0 ? -1 : 1));
    }

    /**
     * The names that differ by so few slips. The first letter is taken as right, so that only those that begin with it are compared.
     */
    void alike(String folded, int most, Alike found) {
        if (most <= 0 || folded.isEmpty()) {
            return;
        }
        var first = folded.substring(0, folded.offsetByCodePoints(0, 1));
        var range = beginningWith(first);
        var bytes = folded.getBytes(StandardCharsets.UTF_8).length;
        // A letter of the same script takes as many bytes as its neighbours.
        var slack = most * first.getBytes(StandardCharsets.UTF_8).length;
        for (var at = range.from(); at < range.to(); at++) {
            if (Math.abs(names.length(at) - bytes) <= slack) {
                var slips = Typos.between(folded, names.get(at), most);
                if (slips <= most) {
                    found.see(at, slips);
                }
            }
        }
    }

    /** Takes a name that is alike. */
    interface Alike {
        void see(int name, int slips);
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

    /** The first name that does not come before what is looked for. */
    private int first(IntUnaryOperator order) {
        var low = 0;
        var high = names.count();
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (order.applyAsInt(middle) < 0) {
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
