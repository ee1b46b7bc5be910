package org.usergroups.deploy.local.backends;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.h2.mvstore.MVStore;

/** A server of MongoDB's wire protocol on one file. */
final class MongoEndpoint {

    /** More than the largest command, so that the store never commits on its own in the middle of one. */
    private static final int BUFFER_KILOBYTES = 64 * 1024;

    private MongoEndpoint() {}

    static RunningServer start(Path folder, int port) throws IOException {
        Files.createDirectories(folder);
        var store = new MVStore.Builder()
                .fileName(folder.resolve("usergroups.mv").toString())
                .autoCommitBufferSize(BUFFER_KILOBYTES)
                .cacheSize(16)
                .open();
        var server = new MongoServer(new DurableBackend(store));
        server.bind(new InetSocketAddress(FreePort.LOOPBACK, port), 1, 4);
        return new RunningServer(Map.of("mongo", "mongodb://127.0.0.1:" + port), server::shutdownNow);
    }
}
