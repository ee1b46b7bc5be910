package org.usergroups.list.archive;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.usergroups.list.RunningList;
import org.usergroups.list.lists.MailingList;
import org.usergroups.list.posts.Post;
import org.usergroups.list.posts.Post.Stage;
import org.usergroups.list.posts.Posts;
import org.usergroups.platform.events.Aggregates;
import org.usergroups.platform.events.Ids;

@RunningList
class ArchivistIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Longer than the contract of a thread allows. */
    private static final String UNPUBLISHABLE = "x".repeat(400);

    @Autowired
    private Aggregates<MailingList> lists;

    @Autowired
    private Posts posts;

    @Autowired
    private MongoDatabase database;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private Ids ids;

    @Test
    void postsThatCannotBeArchivedLetAllOthersPass() {
        var troubled = list();
        var healthy = list();
        var failing = IntStream.range(0, 120)
                .mapToObj(i -> post(troubled, UNPUBLISHABLE, Instant.EPOCH))
                .toList();
        var later =
                List.of(post(healthy, "Another list", Instant.now()), post(troubled, "The same list", Instant.now()));

        await().atMost(PATIENCE).until(() -> later.stream().noneMatch(this::waits));

        assertThat(failing).allMatch(this::waits);
        await().atMost(PATIENCE).until(() -> failingPosts() >= failing.size());

        database.getCollection("posts")
                .updateOne(
                        eq(failing.getFirst()),
                        Updates.combine(Updates.set("subject", "Repaired"), Updates.unset("archiveAt")));
        await().atMost(PATIENCE).until(() -> !waits(failing.getFirst()));
        posts.deleteAllOf(troubled);
    }

    @Test
    void pausesDoubleUpToAnHour() {
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var postId = post(list(), "Subject", now);

        var pauses = IntStream.range(0, 14)
                .mapToObj(i ->
                        Duration.between(now, posts.archiveLater(postId, now)).toSeconds())
                .toList();

        assertThat(pauses)
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 1_024L, 2_048L, 3_600L, 3_600L);
        assertThat(posts.toArchive(now, Integer.MAX_VALUE))
                .noneMatch(post -> post.id().equals(postId));
    }

    private double failingPosts() {
        return meters.get("usergroups.list.archive.failing").gauge().value();
    }

    private boolean waits(String postId) {
        return posts.find(postId).orElseThrow().stage() == Stage.ACCEPTED;
    }

    private String list() {
        var id = ids.next();
        lists.create(id, new MailingList(ids.next(), "talk-" + Long.toString(System.nanoTime(), 36), "Talk", ""));
        return id;
    }

    private String post(String listId, String subject, Instant receivedAt) {
        var id = ids.next();
        var messageId = id + "@x.example";
        posts.add(
                new Post(
                        id,
                        listId,
                        Stage.ACCEPTED,
                        messageId,
                        List.of(),
                        List.of(messageId),
                        "Ana",
                        "ana@x.example",
                        subject,
                        "Text",
                        receivedAt,
                        receivedAt,
                        null,
                        null),
                new byte[] {1});
        return id;
    }
}
