package org.usergroups.search.rebuild;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.usergroups.search.documents.SearchDocument;
import org.usergroups.search.index.SearchIndex;

/**
 * Writes batches to an index, two at a time: while the engine writes one, another is put into the engine's form, and the next is made. Which
 * of two states of a thing is the newer one the engine sees by itself, in whatever order they come.
 */
final class BatchWriter implements AutoCloseable {

    private static final int AT_ONCE = 2;

    private final SearchIndex index;
    private final String name;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Future<List<SearchIndex.Refused>>> underWay = new ArrayDeque<>();

    BatchWriter(SearchIndex index, String name) {
        this.index = index;
        this.name = name;
    }

    /** Begins to write a batch. */
    void begin(List<SearchDocument> batch) {
        underWay.add(threads.submit(() -> index.write(batch, List.of(name))));
    }

    /**
     * Waits until another batch may begin; answers what the engine refuses of those that have ended.
     *
     * @throws RuntimeException what the writing of one has thrown
     */
    List<SearchIndex.Refused> awaitTurn() throws InterruptedException {
        return ended(AT_ONCE - 1);
    }

    /**
     * Waits for all that were begun; answers what the engine refuses of them.
     *
     * @throws RuntimeException what the writing of one has thrown
     */
    List<SearchIndex.Refused> awaitAll() throws InterruptedException {
        return ended(0);
    }

    private List<SearchIndex.Refused> ended(int left) throws InterruptedException {
        var refused = new ArrayList<SearchIndex.Refused>();
        while (underWay.size() > left) {
            try {
                refused.addAll(underWay.remove().get());
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
            }
        }
        return refused;
    }

    /** Ends after what was begun. */
    @Override
    public void close() {
        threads.close();
    }
}
