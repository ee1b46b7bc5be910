package org.usergroups.platform.places.compiler;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Collects folded names with what they mean, and writes them in the order of their UTF-8 bytes. */
final class NamesTable {

    private final Map<byte[], SortedSet<Integer>> meanings = new TreeMap<>(Arrays::compareUnsigned);

    void add(String folded, int meaning) {
        if (!folded.isEmpty()) {
            meanings.computeIfAbsent(folded.getBytes(StandardCharsets.UTF_8), name -> new TreeSet<>())
                    .add(meaning);
        }
    }

    int size() {
        return meanings.size();
    }

    /** A single meaning stands for itself; several stand in a list of their own, found by its negative place. */
    void write(TableWriter table) throws IOException {
        var single = new int[meanings.size()];
        var lists = new ArrayList<Integer>();
        lists.add(0);
        var at = 0;
        for (var meant : meanings.values()) {
            if (meant.size() == 1) {
                single[at++] = meant.getFirst();
            } else {
                single[at++] = -lists.size();
                lists.add(meant.size());
                lists.addAll(meant);
            }
        }
        table.texts(meanings.keySet().stream()
                .map(name -> new String(name, StandardCharsets.UTF_8))
                .toList());
        table.ints(single);
        table.ints(lists.stream().mapToInt(Integer::intValue).toArray());
    }
}
