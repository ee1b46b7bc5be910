package org.usergroups.deploy.local.backends;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.mvstore.MVStore;

/**
 * Answers a write only after it is in the file, so that an acknowledged write outlives a kill of the process. The backend as
 * it comes keeps up to a second of acknowledged writes in memory.
 *
 * <p>Writes run one after another, so that a commit never contains half of another command; those that wait for their commit share it.
 */
final class DurableBackend extends H2Backend {

    private static final Set<String> READS = Set.of(
            "find",
            "getmore",
            "killcursors",
            "count",
            "distinct",
            "aggregate",
            "ping",
            "hello",
            "ismaster",
            "buildinfo",
            "listcollections",
            "listdatabases",
            "listindexes",
            "serverstatus",
            "dbstats",
            "collstats",
            "endsessions",
            "connectionstatus",
            "whatsmyuri",
            "getlog",
            "explain");

    private final ReentrantLock writing = new ReentrantLock(true);
    private final ReentrantLock committing = new ReentrantLock(true);

    /** How many writes have run, and of how many of them the file is known to have all; each guarded by its lock. */
    private long written;

    private long committed;

    DurableBackend(MVStore store) {
        super(store);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String databaseName) {
        return new IndexedDatabase(databaseName, getMvStore(), getCursorRegistry());
    }

    @Override
    public Document handleCommand(Channel channel, String databaseName, String command, Document query) {
        // What the health of the services asks; the backend knows it by its older name alone.
        if (command.equalsIgnoreCase("hello")) {
            return super.handleCommand(channel, databaseName, "ismaster", query).append("isWritablePrimary", true);
        }
        if (!isWrite(command, query)) {
            return super.handleCommand(channel, databaseName, command, query);
        }
        var write = 0L;
        try {
            writing.lock();
            try {
                write = ++written;
                // It may hold the stored document itself, which the next write changes while the answer is being sent.
                return super.handleCommand(channel, databaseName, command, query)
                        .cloneDeeply();
            } finally {
                writing.unlock();
            }
        } finally {
            commit(write);
        }
    }

    /** Returns when a write is in the file: with all that were waiting beside it, since a commit costs the same for one and for many. */
    private void commit(long write) {
        committing.lock();
        try {
            if (committed < write) {
                writing.lock();
                try {
                    var last = written;
                    commit();
                    committed = last;
                } finally {
                    writing.unlock();
                }
            }
        } finally {
            committing.unlock();
        }
    }

    private static boolean isWrite(String command, Document query) {
        var name = command.toLowerCase(Locale.ROOT);
        return !READS.contains(name) || (name.equals("aggregate") && writesItsResult(query));
    }

    private static boolean writesItsResult(Document query) {
        return query.get("pipeline") instanceof List<?> stages
                && !stages.isEmpty()
                && stages.getLast() instanceof Document last
                && (last.containsKey("$out") || last.containsKey("$merge"));
    }
}
