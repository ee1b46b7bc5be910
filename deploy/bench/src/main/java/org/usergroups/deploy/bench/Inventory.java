package org.usergroups.deploy.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import tools.jackson.databind.JsonNode;

/** Which things an index has, by type: how many, and a sum over their ids that any missing, added or exchanged one changes. */
record Inventory(Map<String, Things> byType) {

    private static final int PAGE = 5_000;

    /** @param sum of a checksum of each id and its sequence */
    record Things(long count, long sum) {

        Things and(Things more) {
            return new Things(count + more.count, sum + more.sum);
        }
    }

    /** Reads all that the alias shows. */
    static Inventory of(Engine engine) throws IOException, InterruptedException {
        var byType = new TreeMap<String, Things>();
        var page = engine.post(
                "/" + Engine.ALIAS + "/_search?scroll=2m",
                Map.of(
                        "size",
                        PAGE,
                        "_source",
                        false,
                        "docvalue_fields",
                        List.of("type", "id", "sequence"),
                        "sort",
                        List.of("_doc")));
        while (!page.path("hits").path("hits").isEmpty()) {
            for (var hit : page.path("hits").path("hits")) {
                var fields = hit.path("fields");
                byType.merge(text(fields, "type"), new Things(1, checksum(fields)), Things::and);
            }
            page = engine.post("/_search/scroll", Map.of("scroll", "2m", "scroll_id", scroll(page)));
        }
        engine.delete("/_search/scroll/" + scroll(page));
        return new Inventory(byType);
    }

    static String scroll(JsonNode page) {
        return page.path("_scroll_id").asString("");
    }

    private static String text(JsonNode fields, String name) {
        return fields.path(name).path(0).asString("");
    }

    private static long checksum(JsonNode fields) {
        var checksum = new CRC32C();
        checksum.update(
                (text(fields, "id") + " " + fields.path("sequence").path(0).asLong(0))
                        .getBytes(StandardCharsets.UTF_8));
        return checksum.getValue();
    }

    long count() {
        return byType.values().stream().mapToLong(Things::count).sum();
    }

    Things things(String type) {
        return byType.getOrDefault(type, new Things(0, 0));
    }
}
