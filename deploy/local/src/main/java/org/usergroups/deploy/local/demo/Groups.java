package org.usergroups.deploy.local.demo;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The groups, taken over in one import; a line's id is the group's slug. */
final class Groups {

    private final Api api;
    private final Map<String, String> ids = new ConcurrentHashMap<>();

    Groups(Api api) {
        this.api = api;
    }

    String load() throws IOException, InterruptedException {
        var report = api.postLines("/api/roster/imports", DemoFiles.bytes("groups.jsonl"));
        var rejected = report.path("rejected");
        if (!rejected.isEmpty()) {
            var first = rejected.get(0);
            throw new IOException(rejected.size() + " groups were not taken; line "
                    + first.path("line").asInt() + ": " + first.path("field").asText() + " "
                    + first.path("reason").asText());
        }
        return "%d groups (%d new, %d changed)"
                .formatted(
                        report.path("lines").asInt(),
                        report.path("created").asInt(),
                        report.path("changed").asInt());
    }

    String id(String slug) throws IOException, InterruptedException {
        var known = ids.get(slug);
        if (known != null) {
            return known;
        }
        var id = api.get("/api/roster/groups/" + slug).path("id").asText();
        ids.put(slug, id);
        return id;
    }
}
