package org.usergroups.platform.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Services have small heaps, and wait for the tables when they are first needed. */
class FootprintTest {

    private static final int MEBIBYTE = 1 << 20;

    @Test
    void theTablesTakeLittleHeapAndLoadFast() {
        var before = used();
        var tables = load();
        var taken = (used() - before) / (double) MEBIBYTE;
        assertThat(tables).hasSize(2);

        var milliseconds = LongStream.range(0, 5).map(run -> timeToLoad()).min().orElseThrow();
        System.out.printf(Locale.ROOT, "places | heap for all tables %.1f MB | loaded in %d ms%n", taken, milliseconds);

        assertThat(taken).isBetween(5.0, 20.0);
        assertThat(milliseconds).isLessThan(500);
    }

    private static List<Object> load() {
        return List.of(Gazetteer.load(), Countries.load());
    }

    private static long timeToLoad() {
        var start = System.nanoTime();
        assertThat(load()).hasSize(2);
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static long used() {
        var runtime = Runtime.getRuntime();
        var least = Long.MAX_VALUE;
        for (var run = 0; run < 4; run++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
