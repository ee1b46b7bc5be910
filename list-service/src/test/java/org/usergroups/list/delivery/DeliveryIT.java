package org.usergroups.list.delivery;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.usergroups.list.lists.MailingList;
import org.usergroups.list.mail.RawMessage;
import org.usergroups.list.posts.Post;
import org.usergroups.list.posts.Posts;
import org.usergroups.list.subscribers.Subscription;
import org.usergroups.list.work.Workers;
import org.usergroups.platform.events.Aggregates;
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.testing.Backends;

/** Everybody gets a post once, whatever the mail server does. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "usergroups.list.smtp-port=0",
            "usergroups.delivery.first-retry=500ms",
            "usergroups.delivery.lease=1500ms",
            "spring.cloud.stream.bindings.groups-in-0.group=delivery-it",
            "spring.cloud.stream.bindings.members-in-0.group=delivery-it"
        })
@Backends
class DeliveryIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration QUIET = Duration.ofSeconds(2);

    @TestConfiguration(proxyBeanMethods = false)
    static class Sink {

        @Bean
        MailSink mailSink() {
            return new MailSink();
        }

        @Bean
        JavaMailSenderImpl mailSender(MailSink sink) {
            var sender = new JavaMailSenderImpl();
            sender.setHost("127.0.0.1");
            sender.setPort(sink.port());
            sender.getJavaMailProperties().setProperty("mail.smtp.allow8bitmime", "true");
            return sender;
        }
    }

    @Autowired
    MailSink sink;

    @Autowired
    Aggregates<MailingList> lists;

    @Autowired
    Posts posts;

    @Autowired
    MongoDatabase database;

    @Autowired
    Ledger ledger;

    @Autowired
    Workers workers;

    @Autowired
    Ids ids;

    private String listId = "";
    private String listName = "";

    @BeforeEach
    void aList() {
        listId = ids.next();
        listName = "talk-" + Long.toString(System.nanoTime(), 36);
        lists.create(listId, new MailingList(ids.next(), listName, "Talk", ""));
        sink.taken().clear();
        sink.refuseNobody();
    }

    @Test
    void bytesOfThePostArriveAsTheyCame() {
        subscriber("ana@x.example");
        var message = "DKIM-Signature: v=1;\r\n\tb=abc  \r\nfrom:Ana  <ana@x.example>\r\nSubject:  x \r\n\r\n"
                + ".dot\r\n..two\r\ntrailing  \r\n8 bit \u00e9\r\n\r\n-- \r\n\r\n";
        var bytes = message.getBytes(StandardCharsets.ISO_8859_1);

        post(bytes);

        await().atMost(PATIENCE).until(() -> sink.taken().size() == 1);
        var copy = sink.taken().getFirst();
        assertThat(copy.from()).isEqualTo(listName + "-bounces@lists.localhost");
        var text = new String(copy.message(), StandardCharsets.ISO_8859_1);
        assertThat(text.substring(text.indexOf("DKIM-Signature"))).isEqualTo(message);
        assertThat(RawMessage.of(copy.message()).body())
                .isEqualTo(RawMessage.of(bytes).body());
    }

    @Test
    void whoIsRefusedForNowGetsItLaterAndWhoIsRefusedForGoodNever() {
        subscriber("ana@x.example");
        subscriber("busy@x.example");
        subscriber("gone@x.example");
        sink.refuse("busy@x.example", 451);
        sink.refuse("gone@x.example", 550);

        var postId = post(message());
        await().atMost(PATIENCE).until(() -> states(postId), List.of("due", "failed", "sent")::equals);
        assertThat(sink.recipients()).containsExactly("ana@x.example");

        sink.refuseNobody();
        await().atMost(PATIENCE).until(() -> isDelivered(postId));
        assertThat(sink.recipients()).containsExactly("ana@x.example", "busy@x.example");
        assertThat(states(postId)).containsExactly("failed", "sent", "sent");
    }

    @Test
    void serverThatGoesAwayInBetweenGetsEveryCopyOnce() {
        var everybody =
                IntStream.range(10, 60).mapToObj("m%d@x.example"::formatted).toList();
        everybody.forEach(this::subscriber);
        sink.dropAfter(20);

        var postId = post(message());
        await().atMost(PATIENCE).until(() -> sink.taken().size() == 20);
        sink.goAway();
        await().during(QUIET).atMost(PATIENCE).until(() -> sink.taken().size() == 20);
        sink.comeBack();

        await().atMost(PATIENCE).until(() -> isDelivered(postId));
        assertThat(sink.recipients()).isEqualTo(everybody);
    }

    @Test
    void afterACrashOnlyThoseWithoutAReplyAreSentAgain() {
        var ana = subscriber("ana@x.example");
        subscriber("ben@x.example");
        var postId = ids.next();
        ledger.add(postId, listId, List.of(ana));
        ledger.sent(ledger.due(postId, 1).getFirst());

        post(postId, message());

        await().atMost(PATIENCE).until(() -> isDelivered(postId));
        assertThat(sink.recipients()).containsExactly("ben@x.example");
    }

    @Test
    void whoseLeaseHasRunOutSendsNoMoreCopies() {
        var everybody =
                IntStream.range(10, 60).mapToObj("m%d@x.example"::formatted).toList();
        everybody.forEach(this::subscriber);
        sink.keepWaiting();
        var postId = post(message());
        await().atMost(PATIENCE).until(() -> sink.waiting() == 4);

        // Another instance has taken the post over, as after a pause that was longer than the lease.
        var leases = database.getCollection("leases");
        leases.updateOne(
                eq("deliver:" + postId),
                combine(set("owner", "another"), set("until", Instant.now().plusSeconds(600))));
        await().during(QUIET).atMost(PATIENCE).until(() -> sink.taken().isEmpty());
        sink.takeAll();
        await().during(QUIET).atMost(PATIENCE).until(() -> sink.taken().size() == 4);

        leases.deleteOne(eq("deliver:" + postId));
        await().atMost(PATIENCE).until(() -> isDelivered(postId));
        assertThat(sink.recipients()).isEqualTo(everybody);
    }

    private byte[] message() {
        return ("From: Ana <ana@x.example>\r\nSubject: " + listName + "\r\n\r\nText\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private String subscriber(String address) {
        var id = ids.next();
        database.getCollection("subscriptions", Subscription.class)
                .insertOne(new Subscription(id, listId, address, address, Instant.now()));
        return id;
    }

    private String post(byte[] message) {
        return post(ids.next(), message);
    }

    private String post(String id, byte[] message) {
        var now = Instant.now();
        posts.add(
                new Post(
                        id,
                        listId,
                        Post.Stage.ACCEPTED,
                        id + "@x.example",
                        List.of(),
                        List.of(id + "@x.example"),
                        "Ana",
                        "ana@x.example",
                        "Subject",
                        "Text",
                        now,
                        now,
                        null,
                        null),
                Arrays.copyOf(message, message.length));
        workers.wake();
        return id;
    }

    private List<String> states(String postId) {
        return database
                .getCollection("deliveries")
                .find(eq("postId", postId))
                .map(entry -> entry.getString("state"))
                .into(new java.util.ArrayList<>())
                .stream()
                .sorted()
                .toList();
    }

    private boolean isDelivered(String postId) {
        return posts.find(postId).orElseThrow().stage() == Post.Stage.DELIVERED;
    }
}
