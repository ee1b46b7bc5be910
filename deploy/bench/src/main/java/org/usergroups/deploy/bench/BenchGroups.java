package org.usergroups.deploy.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/** The bench's own groups: imported before the measurement, deleted after it. */
record BenchGroups(Portal portal, List<BenchGroup> all) {

    private static final List<String> COUNTRIES = List.of("DE", "BR", "JP", "NG", "US", "IN", "FR", "MX", "PL", "KE");
    private static final long DELETED_WITHIN = TimeUnit.MINUTES.toNanos(1);

    static BenchGroups register(Portal portal, int count, int wordsKept)
            throws Refusal, IOException, InterruptedException {
        var json = JsonMapper.shared();
        var run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        var slugs = new ArrayList<String>();
        var lines = new StringBuilder();
        for (var number = 0; number < count; number++) {
            var slug = "bench-" + run + "-" + number;
            slugs.add(slug);
            lines.append(json.writeValueAsString(Map.of(
                            "id",
                            slug,
                            "name",
                            "Bench " + number,
                            "country",
                            COUNTRIES.get(number % COUNTRIES.size()),
                            "topics",
                            List.of("bench"))))
                    .append('\n');
        }
        var report = portal.importLines(lines.toString().getBytes(StandardCharsets.UTF_8));
        if (report.json().path("created").asInt(0) != count) {
            throw new Refusal("The bench's groups were not taken: " + report.reason() + " " + report.body());
        }
        var groups = new ArrayList<BenchGroup>();
        for (var slug : slugs) {
            var group = portal.get("/api/roster/groups/" + slug);
            groups.add(
                    new BenchGroup(slug, wordsKept, group.json().path("version").asLong(0)));
        }
        return new BenchGroups(portal, List.copyOf(groups));
    }

    BenchGroup next(long index) {
        return all.get((int) (index % all.size()));
    }

    /** @return how many could not be deleted */
    int delete() throws InterruptedException {
        var limit = System.nanoTime() + DELETED_WITHIN;
        var left = 0;
        for (var group : all) {
            left += isDeleted(group, limit) ? 0 : 1;
        }
        return left;
    }

    private boolean isDeleted(BenchGroup group, long limit) throws InterruptedException {
        while (System.nanoTime() - limit < 0) {
            try {
                var now = portal.get(group.path());
                if (now.status() == 404) {
                    return true;
                }
                var version = now.json().path("version").asLong(0);
                if (portal.delete(group.path(), version).isSuccess()) {
                    return true;
                }
            } catch (IOException away) {
                // Tried again: a part of the stack may be starting still.
            }
            TimeUnit.MILLISECONDS.sleep(250);
        }
        return false;
    }
}
