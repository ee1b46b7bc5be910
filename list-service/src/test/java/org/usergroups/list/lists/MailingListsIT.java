package org.usergroups.list.lists;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.usergroups.list.RunningList;
import org.usergroups.list.archive.ArchivedThread;
import org.usergroups.list.posts.Post;
import org.usergroups.list.posts.Posts;
import org.usergroups.list.roster.GroupGone;
import org.usergroups.platform.events.Aggregates;
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.events.StaleVersion;
import org.usergroups.platform.events.Stored;

/** A list and what belongs to it go together, or not at all. */
@RunningList
class MailingListsIT {

    /** The collections whose documents name their list. */
    private static final List<String> BELONGINGS =
            List.of("confirmations", "deliveries", "movedThreads", "posts", "subscriptions", "threads");

    @Autowired
    private MailingLists lists;

    @Autowired
    private LeftBehind leftBehind;

    @Autowired
    private Posts posts;

    @Autowired
    private Aggregates<ArchivedThread> threads;

    @Autowired
    private MongoDatabase database;

    @Autowired
    private ApplicationEventPublisher news;

    @Autowired
    private Ids ids;

    @Test
    void listThatSomebodyElseHasEditedKeepsEverythingThatBelongsToIt() {
        var list = opened(ids.next());
        furnish(list.id());
        lists.save(list, list.state().described("Edited meanwhile", ""));

        assertThatThrownBy(() -> lists.delete(list)).isInstanceOf(StaleVersion.class);

        assertThat(belongings(list.id())).containsExactlyElementsOf(BELONGINGS);
    }

    @Test
    void listThatIsDeletedTakesEverythingThatBelongsToItWithIt() {
        var list = opened(ids.next());
        furnish(list.id());

        lists.delete(list);

        assertThat(lists.byId(list.id())).isEmpty();
        assertThat(belongings(list.id())).isEmpty();
    }

    @Test
    void groupThatIsGoneTakesItsListsWithIt() {
        var groupId = ids.next();
        var some = List.of(opened(groupId), opened(groupId));
        some.forEach(list -> furnish(list.id()));

        news.publishEvent(new GroupGone(groupId));

        assertThat(some).allSatisfy(list -> {
            assertThat(lists.byId(list.id())).isEmpty();
            assertThat(belongings(list.id())).isEmpty();
        });
    }

    @Test
    void whatACrashHasLeftBehindOfAListIsFoundAndDeleted() {
        var list = opened(ids.next());
        furnish(list.id());
        var gone = ids.next();
        furnish(gone);

        leftBehind.delete();

        assertThat(belongings(gone)).isEmpty();
        assertThat(belongings(list.id())).containsExactlyElementsOf(BELONGINGS);
    }

    private Stored<MailingList> opened(String groupId) {
        return lists.open(
                ids.next(), new MailingList(groupId, "talk-" + Long.toString(System.nanoTime(), 36), "Talk", ""));
    }

    /** Puts something of a list into every store. */
    private void furnish(String listId) {
        var now = Instant.now();
        for (var name : List.of("confirmations", "deliveries", "movedThreads", "subscriptions")) {
            database.getCollection(name)
                    .insertOne(new Document("_id", ids.next())
                            .append("listId", listId)
                            .append("addressKey", "ana@x.example")
                            .append("until", now.plusSeconds(600))
                            .append("since", now));
        }
        var post = new Post(
                ids.next(),
                listId,
                Post.Stage.HELD,
                "a@x.example",
                List.of(),
                List.of("a@x.example"),
                "Ana",
                "ana@x.example",
                "Subject",
                "Text",
                now,
                now,
                null,
                null);
        posts.add(post, new byte[] {1});
        threads.create(ids.next(), new ArchivedThread("group", listId, "talk", "Subject", "Text", 1, 1, now, now));
    }

    private Set<String> belongings(String listId) {
        var found = new TreeSet<String>();
        for (var name : BELONGINGS) {
            var ofList = and(eq("listId", listId), ne("deleted", true));
            if (database.getCollection(name).countDocuments(ofList) > 0) {
                found.add(name);
            }
        }
        return found;
    }
}
