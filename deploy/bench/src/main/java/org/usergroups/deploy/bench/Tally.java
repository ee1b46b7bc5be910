package org.usergroups.deploy.bench;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts by reason. */
final class Tally {

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    void add(String reason) {
        counts.computeIfAbsent(reason, _ -> new LongAdder()).increment();
    }

    long sum() {
        return counts.values().stream().mapToLong(LongAdder::sum).sum();
    }

    void print(String title) {
        if (counts.isEmpty()) {
            return;
        }
        var table = new Table(title, "count");
        new TreeMap<>(counts).forEach((reason, count) -> table.row(reason, count.sum()));
        System.out.println(table);
    }
}
