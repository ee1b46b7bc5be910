package org.usergroups.search.rebuild;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.usergroups.search.documents.SearchDocument;
import org.usergroups.search.index.SearchIndex;

/** Writes batches to an index, one after the other, each while the next is made: neither its maker nor the engine waits for the other. */
final class BatchWriter implements AutoCloseable {

    private final SearchIndex index;
    private final String name;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
    private Future<List<SearchIndex.Refused>> underWay = CompletableFuture.completedFuture(List.of());

    BatchWriter(SearchIndex index, String name) {
        this.index = index;
        this.name = name;
    }

    /** Begins to write a batch; the one before must be {@link #written}. */
    void begin(List<SearchDocument> batch) {
        underWay = thread.submit(() -> index.write(batch, List.of(name)));
    }

    /**
     * Waits for the batch that was begun; answers what the engine refuses of it.
     *
     * @throws RuntimeException what its writing has thrown
     */
    List<SearchIndex.Refused> written() throws InterruptedException {
        try {
            return underWay.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        }
    }

    /** Ends after what was begun. */
    @Override
    public void close() {
        thread.close();
    }
}
