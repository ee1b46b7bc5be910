package org.usergroups.platform.places;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Many short texts as one array of bytes: a fraction of what as many strings would take. */
final class Texts {

    private final byte[] utf8;
    private final int[] ends;

    private Texts(byte[] utf8, int[] ends) {
        this.utf8 = utf8;
        this.ends = ends;
    }

    static Texts read(Tables tables) {
        return new Texts(tables.bytes(), tables.ints());
    }

    int count() {
        return ends.length;
    }

    String get(int at) {
        return new String(utf8, start(at), ends[at] - start(at), StandardCharsets.UTF_8);
    }

    /** How many bytes a text has. */
    int length(int at) {
        return ends[at] - start(at);
    }

    boolean is(int at, byte[] wanted) {
        return Arrays.equals(utf8, start(at), ends[at], wanted, 0, wanted.length);
    }

    /** Compares a text with another, byte by byte. */
    int compare(int at, byte[] other) {
        return Arrays.compareUnsigned(utf8, start(at), ends[at], other, 0, other.length);
    }

    /** Compares as many bytes of a text as the prefix has. */
    int compareBeginning(int at, byte[] prefix) {
        var end = Math.min(ends[at], start(at) + prefix.length);
        return Arrays.compareUnsigned(utf8, start(at), end, prefix, 0, prefix.length);
    }

    /** Whether one of them is this; only where they are in the order of their bytes. */
    boolean has(String wanted) {
        var bytes = wanted.getBytes(StandardCharsets.UTF_8);
        var from = 0;
        var to = count();
        while (from < to) {
            var middle = (from + to) >>> 1;
            var compared = compare(middle, bytes);
            if (compared == 0) {
                return true;
            }
            if (compared < 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return false;
    }

    private int start(int at) {
        return at == 0 ? 0 : ends[at - 1];
    }
}
