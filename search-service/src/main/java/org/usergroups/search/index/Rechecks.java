package org.usergroups.search.index;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What must be looked at twice: at once, and again when everything that was written until now has become findable.
 */
public final class Rechecks {

    private static final Duration UNTIL_FINDABLE = Duration.ofSeconds(5);

    private final Map<String, Instant> due = new LinkedHashMap<>();
    private final Map<String, Instant> again = new LinkedHashMap<>();
    private final InstantSource clock;

    public Rechecks(InstantSource clock) {
        this.clock = clock;
    }

    /** Something has changed. */
    public synchronized void add(String key) {
        due.putIfAbsent(key, clock.instant());
    }

    /** What is to be looked at now, the oldest first. */
    public synchronized List<String> take(int most) {
        var now = clock.instant();
        var taken = new ArrayList<String>();
        for (var key : first(due, now, most)) {
            again.remove(key);
            again.put(key, now.plus(UNTIL_FINDABLE));
            taken.add(key);
        }
        first(again, now, most - taken.size()).forEach(taken::add);
        return taken;
    }

    /** They could not be looked at. */
    public synchronized void giveBack(Collection<String> keys) {
        keys.forEach(this::add);
    }

    private static List<String> first(Map<String, Instant> from, Instant now, int most) {
        var first = new ArrayList<String>();
        for (var entries = from.entrySet().iterator(); first.size() < most && entries.hasNext(); ) {
            var entry = entries.next();
            if (entry.getValue().isAfter(now)) {
                break;
            }
            first.add(entry.getKey());
            entries.remove();
        }
        return first;
    }
}
