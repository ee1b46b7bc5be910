package org.usergroups.search.comparison;

import java.util.Arrays;

/**
 * A set of ids in eight bytes each. That two ids look the same is possible and, among a million, less likely than one in ten million; then
 * something that is gone is noticed by nobody, no more.
 */
final class SeenIds {

    private static final long PRIME = 0x100000001b3L;
    private static final long BASIS = 0xcbf29ce484222325L;

    private long[] hashes = new long[1 << 12];
    private int count;
    private boolean isSorted = true;

    void add(String id) {
        if (count == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * count);
        }
        hashes[count++] = hash(id);
        isSorted = false;
    }

    boolean contains(String id) {
        if (!isSorted) {
            Arrays.sort(hashes, 0, count);
            isSorted = true;
        }
        return Arrays.binarySearch(hashes, 0, count, hash(id)) >= 0;
    }

    /** FNV-1a with 64 bits, over the characters. */
    private static long hash(String id) {
        var hash = BASIS;
        for (var at = 0; at < id.length(); at++) {
            hash = (hash ^ id.charAt(at)) * PRIME;
        }
        return hash;
    }
}
