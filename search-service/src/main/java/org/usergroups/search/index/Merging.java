package org.usergroups.search.index;

import static org.usergroups.search.index.EngineAway.orAnswer;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.CommonStatsFlag;
import co.elastic.clients.elasticsearch.indices.segments.Segment;
import co.elastic.clients.elasticsearch.indices.stats.IndexStats;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Puts an index into as few segments as merging by itself would ever make: a search asks each of them, and costs half as much after it.
 * The engine does it by itself, for minutes; without it everything is found as well.
 */
@Component
public class Merging {

    private static final Logger log = LoggerFactory.getLogger(Merging.class);

    /** The engine's own bound, {@code index.merge.policy.max_merged_segment}. */
    private static final long LARGEST_SEGMENT_BYTES = 5_368_709_120L;

    private final ElasticsearchClient client;

    Merging(ElasticsearchClient client) {
        this.client = client;
    }

    /** Begins to merge an index. */
    public void begin(String name) {
        var segments = fewest(stats(name));
        orAnswer(() -> client.indices()
                .forcemerge(
                        request -> request.index(name).maxNumSegments(segments).waitForCompletion(false)));
    }

    /**
     * Begins again where a merge was cut off, as by a stop of the engine, or was never asked for: no segment is half as large as it could be.
     *
     * @return whether it has begun one
     */
    public boolean beginIfCutOff(String name) {
        var stats = stats(name);
        var merges = stats.merges();
        if (merges != null && merges.current() > 0) {
            return false;
        }
        var documents = 0L;
        var largest = 0L;
        var shards = orAnswer(() -> client.indices().segments(request -> request.index(name)))
                .indices()
                .values();
        for (var index : shards) {
            for (var copies : index.shards().values()) {
                var sizes = copies.getFirst().segments().values().stream()
                        .mapToLong(Segment::numDocs)
                        .summaryStatistics();
                documents += sizes.getSum();
                largest += Math.max(0, sizes.getMax());
            }
        }
        if (2 * fewest(stats) * largest >= documents) {
            return false;
        }
        log.info("{} has no segment that is half as large as it could be: it is merged", name);
        begin(name);
        return true;
    }

    private IndexStats stats(String name) {
        return orAnswer(() -> client.indices()
                        .stats(request -> request.index(name).metric(CommonStatsFlag.Store, CommonStatsFlag.Merge)))
                .all()
                .primaries();
    }

    private static long fewest(IndexStats stats) {
        var size = stats.store();
        return size == null ? 1 : 1 + size.sizeInBytes() / LARGEST_SEGMENT_BYTES;
    }
}
