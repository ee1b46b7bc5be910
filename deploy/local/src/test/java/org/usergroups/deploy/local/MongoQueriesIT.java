package org.usergroups.deploy.local;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MongoQueriesIT {

    private static final int MANY = 2_000;

    private BackendsProcess backends;
    private MongoClient client;
    private MongoCollection<Document> groups;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        backends = BackendsProcess.in(ProjectRoot.path(), folder)
                .only(Server.MONGO)
                .start();
        client = MongoClients.create(backends.addresses().mongo());
        groups = client.getDatabase("test").getCollection("groups");
        groups.createIndex(
                Indexes.ascending("slug"), new IndexOptions().unique(true).sparse(true));
        groups.insertMany(IntStream.range(0, MANY)
                .mapToObj(number -> new Document("_id", "id-" + number)
                        .append("version", number % 3)
                        .append("slug", number < 3 ? null : "slug-" + number))
                .peek(group -> {
                    if (group.get("slug") == null) {
                        group.remove("slug");
                    }
                })
                .toList());
    }

    @AfterAll
    void stop() {
        client.close();
        backends.close();
    }

    private List<String> ids(Bson filter) {
        return groups.find(filter).map(group -> group.getString("_id")).into(new ArrayList<>());
    }

    @Test
    void conditionsBesideAKeyCount() {
        assertThat(ids(and(eq("_id", "id-7"), eq("version", 1)))).containsExactly("id-7");
        assertThat(ids(and(eq("_id", "id-7"), eq("version", 2)))).isEmpty();
        assertThat(ids(and(eq("version", 1), and(eq("slug", "slug-7"), ne("deleted", true)))))
                .containsExactly("id-7");
        assertThat(ids(and(eq("_id", "id-7"), eq("slug", "slug-8")))).isEmpty();
        assertThat(ids(and(in("_id", "id-7", "id-8", "none"), gt("version", 1))))
                .containsExactly("id-8");
        assertThat(ids(and(in("_id", "id-7"), in("_id", "id-8")))).isEmpty();
        assertThat(ids(or(eq("_id", "id-7"), eq("slug", "slug-8")))).containsExactlyInAnyOrder("id-7", "id-8");
        assertThat(ids(and(eq("_id", "id-7"), or(eq("version", 2), eq("version", 1)))))
                .containsExactly("id-7");
    }

    @Test
    void helloIsAnsweredAsHealthChecksAskIt() {
        assertThat(client.getDatabase("test").runCommand(new Document("hello", 1)))
                .containsEntry("isWritablePrimary", true)
                .containsKey("maxWireVersion");
    }

    @Test
    void documentsWithoutAKeyAreFoundByItsAbsence() {
        assertThat(ids(and(eq("slug", null), ne("version", 0)))).containsExactlyInAnyOrder("id-1", "id-2");
    }

    @Test
    void updateChangesOnlyWhatMatchesAllConditions() {
        assertThat(groups.updateOne(and(eq("_id", "id-9"), eq("version", 1)), Updates.set("name", "no"))
                        .getMatchedCount())
                .isZero();
        assertThat(groups.updateOne(and(eq("_id", "id-9"), eq("version", 0)), Updates.set("name", "yes"))
                        .getModifiedCount())
                .isOne();
        assertThat(groups.deleteOne(and(eq("_id", "id-10"), ne("deleted", true)))
                        .getDeletedCount())
                .isOne();
    }
}
