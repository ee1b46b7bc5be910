package org.usergroups.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableMongoIT {

    private static final int WRITERS = 4;
    private static final int ENOUGH = 2_000;

    @TempDir
    Path folder;

    @Test
    void everyAcknowledgedWriteOutlivesAKill() throws Exception {
        Set<String> inserted = ConcurrentHashMap.newKeySet();
        Set<String> updated = ConcurrentHashMap.newKeySet();
        try (var backends = BackendsProcess.in(ProjectRoot.path(), folder)
                .only(Server.MONGO)
                .start()) {
            killWhileWriting(backends, inserted, updated);
            backends.restart();
            try (var client = MongoClients.create(backends.addresses().mongo())) {
                var found = groups(client).find().into(new ArrayList<>());
                assertThat(found).extracting(group -> group.getString("_id")).containsAll(inserted);
                assertThat(found)
                        .filteredOn(group -> updated.contains(group.getString("_id")))
                        .hasSameSizeAs(updated)
                        .allSatisfy(
                                group -> assertThat(group.getInteger("version")).isEqualTo(2));
                for (var group : found) {
                    assertThat(groups(client).countDocuments(Filters.eq("slug", group.getString("slug"))))
                            .isEqualTo(1);
                }
            }
        }
    }

    private static void killWhileWriting(BackendsProcess backends, Set<String> inserted, Set<String> updated)
            throws Exception {
        try (var client = MongoClients.create(backends.addresses().mongo());
                var writers = Executors.newFixedThreadPool(WRITERS)) {
            groups(client).createIndex(Indexes.ascending("slug"), new IndexOptions().unique(true));
            var writing = new ArrayList<Future<?>>();
            for (var writer = 0; writer < WRITERS; writer++) {
                var name = "writer-" + writer;
                writing.add(writers.submit(() -> writeUntilItFails(groups(client), name, inserted, updated)));
            }
            try {
                await().atMost(Duration.ofMinutes(2)).until(() -> inserted.size() >= ENOUGH);
            } finally {
                // The writers end only when the server does.
                backends.kill();
            }
            for (var one : writing) {
                one.get();
            }
        }
    }

    private static void writeUntilItFails(
            MongoCollection<Document> groups, String writer, Set<String> inserted, Set<String> updated) {
        try {
            for (var number = 0; ; number++) {
                var id = writer + "-" + number;
                groups.insertOne(new Document("_id", id).append("version", 1).append("slug", "slug-" + id));
                inserted.add(id);
                if (number % 3 == 0) {
                    groups.updateOne(Filters.eq(id), Updates.set("version", 2));
                    updated.add(id);
                }
            }
        } catch (MongoException killed) {
            // What was not acknowledged may be lost.
        }
    }

    private static MongoCollection<Document> groups(MongoClient client) {
        return client.getDatabase("roster").getCollection("groups");
    }
}
