package org.usergroups.deploy.local.backends;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVStore;

/** A server of MongoDB's wire protocol on one file. */
final class MongoEndpoint {

    /** More than the largest command, so that the store never commits on its own in the middle of one. */
    private static final int BUFFER_KILOBYTES = 64 * 1024;

    /**
     * How long replaced parts of the file are kept, for the case that the power fails before what replaces them is on the disk.
     * At 45 s, the default, two minutes of 1,000 updates a second made a file of 1.2 GB, at 10 s one of 390 MB that grows no more.
     */
    private static final int RETENTION_MILLISECONDS = 10_000;

    private static final int SYNC_SECONDS = 2;

    private MongoEndpoint() {}

    static RunningServer start(Path folder, int port) throws IOException {
        Files.createDirectories(folder);
        var store = new MVStore.Builder()
                .fileName(folder.resolve("usergroups.mv").toString())
                .autoCommitBufferSize(BUFFER_KILOBYTES)
                .cacheSize(16)
                .open();
        store.setRetentionTime(RETENTION_MILLISECONDS);
        var syncing = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("mongo-sync").factory());
        syncing.scheduleWithFixedDelay(() -> sync(store), SYNC_SECONDS, SYNC_SECONDS, TimeUnit.SECONDS);
        var server = new MongoServer(new DurableBackend(store));
        server.bind(new InetSocketAddress(FreePort.LOOPBACK, port), 1, 4);
        return new RunningServer(Map.of("mongo", "mongodb://127.0.0.1:" + port), () -> {
            syncing.shutdown();
            server.shutdownNow();
        });
    }

    /** Brings what is written to the disk itself, well within the time that older parts are kept. */
    private static void sync(MVStore store) {
        if (!store.isClosed()) {
            store.sync();
        }
    }
}
