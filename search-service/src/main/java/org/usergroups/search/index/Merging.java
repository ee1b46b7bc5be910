package org.usergroups.search.index;

import static org.usergroups.search.index.EngineAway.orAnswer;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.CommonStatsFlag;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.json.JsonData;
import java.util.HashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Puts what was filled into as few segments as merging by itself would ever make: a search asks each of them, and costs half as much after
 * it. The engine does it by itself, for minutes; without it everything is found as well. Its task is noted of the index, so that one that
 * a stop of the engine has cut off is asked for again.
 */
@Component
public class Merging {

    private static final Logger log = LoggerFactory.getLogger(Merging.class);
    private static final String TASK = "merging";
    private static final int NOT_FOUND = 404;

    /** The engine's own bound, {@code index.merge.policy.max_merged_segment}. */
    private static final long LARGEST_SEGMENT_BYTES = 5_368_709_120L;

    private final ElasticsearchClient client;
    private final IndexVersions versions;

    Merging(ElasticsearchClient client, IndexVersions versions) {
        this.client = client;
        this.versions = versions;
    }

    /** Begins to merge an index. */
    public void begin(String name) {
        var size = orAnswer(() ->
                        client.indices().stats(request -> request.index(name).metric(CommonStatsFlag.Store)))
                .all()
                .primaries()
                .store();
        var segments = size == null ? 1 : 1 + size.sizeInBytes() / LARGEST_SEGMENT_BYTES;
        var task = orAnswer(() -> client.indices()
                        .forcemerge(request ->
                                request.index(name).maxNumSegments(segments).waitForCompletion(false)))
                .task();
        var meta = new HashMap<>(versions.meta(name));
        meta.put(TASK, JsonData.of(String.valueOf(task)));
        versions.note(name, meta);
    }

    /**
     * Begins again what was cut off in the index that is read.
     *
     * @return whether nothing is left to merge
     */
    public boolean finish() {
        var name = versions.current();
        var meta = new HashMap<>(versions.meta(name));
        var task = meta.remove(TASK);
        if (task == null) {
            return true;
        }
        try {
            var isDone = orAnswer(() -> client.tasks().get(request -> request.taskId(task.to(String.class))))
                    .completed();
            if (isDone) {
                versions.note(name, meta);
            }
            return isDone;
        } catch (ElasticsearchException refused) {
            if (refused.status() != NOT_FOUND) {
                throw refused;
            }
            log.info("The merging of {} was cut off: it begins again", name);
            begin(name);
            return false;
        }
    }
}
