package org.usergroups.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InventoryTest {

    private static final String HIT = "{\"fields\": {\"type\": [\"%s\"], \"id\": [\"%s\"], \"sequence\": [%d]}}";

    @Test
    void anExchangedThingIsSeenThoughTheCountIsTheSame() throws Exception {
        var before = read(HIT.formatted("group", "a", 1), HIT.formatted("post", "b", 1));
        assertThat(before.count()).isEqualTo(2);
        assertThat(before.things("group").count()).isEqualTo(1);
        assertThat(read(HIT.formatted("post", "b", 1), HIT.formatted("group", "a", 1))
                        .byType())
                .isEqualTo(before.byType());
        assertThat(read(HIT.formatted("group", "c", 1), HIT.formatted("post", "b", 1))
                        .byType())
                .isNotEqualTo(before.byType());
        assertThat(read(HIT.formatted("group", "a", 2), HIT.formatted("post", "b", 1))
                        .byType())
                .isNotEqualTo(before.byType());
    }

    /** Each hit is a page of its own. */
    private static Inventory read(String... hits) throws Exception {
        var page = new AtomicInteger();
        try (var fake = new FakeSearch(path -> {
                    var at = page.getAndIncrement();
                    return new Answer(
                            200,
                            "{\"_scroll_id\": \"s\", \"hits\": {\"hits\": [%s]}}"
                                    .formatted(at < hits.length ? hits[at] : ""));
                });
                var engine = new Engine(URI.create("http://127.0.0.1:" + fake.port()))) {
            return Inventory.of(engine);
        }
    }
}
