package org.usergroups.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;
import org.usergroups.list.inbound.SmtpServer;
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.testing.OpenApi;
import org.usergroups.platform.testing.TestEvents;
import org.usergroups.platform.testing.TestMailbox;
import org.usergroups.platform.testing.TestTokens;
import tools.jackson.databind.JsonNode;

@RunningList
class ListIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    SmtpServer smtp;

    @Autowired
    TestMailbox mailbox;

    @Autowired
    TestEvents events;

    @Autowired
    TestTokens tokens;

    @Autowired
    Ids ids;

    @Autowired
    MongoDatabase database;

    private String group = "";
    private String list = "";
    private String organizer = "";

    @BeforeEach
    void aGroupWithAnOrganizerAndAList() {
        var run = Long.toString(System.nanoTime(), 36) + NUMBER.incrementAndGet();
        group = ids.next();
        list = "talk-" + run;
        var memberId = ids.next();
        organizer = tokens.member(memberId, "Olga");
        events.publish(
                "roster.groups.v1",
                "org.usergroups.roster.group.changed.v1",
                group,
                1,
                Map.of("id", group, "sequence", 1, "slug", "group-" + run, "name", "Group " + run));
        events.publish(
                "roster.members.v1",
                "org.usergroups.roster.member.changed.v1",
                memberId,
                1,
                Map.of(
                        "id",
                        memberId,
                        "sequence",
                        1,
                        "displayName",
                        "Olga",
                        "coordinator",
                        false,
                        "memberships",
                        List.of(Map.of("groupId", group, "role", "organizer"))));
        await().atMost(PATIENCE)
                .until(
                        () -> call(
                                        HttpMethod.POST,
                                        "/api/list/lists",
                                        organizer,
                                        Map.of("groupId", group, "name", list, "title", "Talk & more"))
                                .getStatusCode()
                                .value(),
                        status -> status == 201);
    }

    @Test
    void postOfASubscriberIsArchivedAndGoesToEverySubscriberWithTheHeadersOfAList() throws IOException {
        var ana = subscriber("ana");
        var ben = subscriber("ben");

        var reply = SmtpDialogue.send(smtp.port(), ana, address(), """
                From: Ana Sousa <%s>
                To: %s
                Subject: =?UTF-8?Q?Ol=C3=A1?=
                Message-ID: <first-%s@mail.example>
                Date: Mon, 23 Nov 2026 19:00:00 +0000
                Disposition-Notification-To: %s

                Where do we meet? Write to %s.
                .dot at the start
                """.formatted(ana, address(), list, ana, ana));

        assertThat(reply).startsWith("250 2.0.0 Ok");
        for (var subscriber : List.of(ana, ben)) {
            var mail = newest(subscriber);
            assertThat(header(mail, "From")).isEqualTo("Ana Sousa <" + ana + ">");
            assertThat(header(mail, "Message-ID")).isEqualTo("<first-" + list + "@mail.example>");
            assertThat(header(mail, "List-Id")).isEqualTo("\"Talk & more\" <" + list + ".lists.localhost>");
            assertThat(header(mail, "List-Post")).isEqualTo("<mailto:" + address() + ">");
            assertThat(header(mail, "List-Unsubscribe")).contains("/lists/leave/");
            assertThat(header(mail, "List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
            assertThat(header(mail, "Archived-At")).contains("/threads/");
            assertThat(header(mail, "Precedence")).isEqualTo("list");
            assertThat(header(mail, "Return-Path")).contains(list + "-bounces@lists.localhost");
            assertThat(mail.headers().has("Disposition-Notification-To")).isFalse();
            assertThat(mail.text()).contains(".dot at the start");
        }
        assertThat(SmtpDialogue.send(smtp.port(), ben, address(), """
                From: %s
                Subject: Re: Hello
                Message-ID: <second-%s@mail.example>
                In-Reply-To: <first-%s@mail.example>

                > Where do we meet?
                At the library.
                """.formatted(ben, list, list)))
                .startsWith("250");

        mailbox.await(ana, 3);
        var threads = get("/api/list/lists/" + list + "/threads", null);
        assertThat(threads.path("items")).hasSize(1);
        var thread = get("/api/list/threads/" + threads.at("/items/0/id").asString(), null);
        assertThat(thread.path("subject").asString()).isEqualTo("Olá");
        assertThat(thread.path("posts")).hasSize(2);
        assertThat(thread.at("/posts/0/author").asString()).isEqualTo("Ana Sousa");
        assertThat(thread.at("/posts/1/parentId")).isEqualTo(thread.at("/posts/0/id"));
        assertThat(thread.at("/posts/1/depth").asInt()).isEqualTo(1);
        assertThat(thread.toString()).doesNotContain(ana).doesNotContain(ben);
        assertThat(mailbox.to(ana)).hasSize(3);
        assertThat(mailbox.to(ben)).hasSize(3);

        await().atMost(PATIENCE).untilAsserted(() -> {
            var published = events.of("list.threads.v1", thread.path("id").asString());
            assertThat(published).hasSizeGreaterThanOrEqualTo(2);
            var data = Objects.requireNonNull(published.getLast().data());
            assertThat(data.path("posts").asInt()).isEqualTo(2);
            assertThat(data.path("participants").asInt()).isEqualTo(2);
            assertThat(data.toString()).doesNotContain(ana).doesNotContain(ben);
        });
    }

    @Test
    void postOfSomebodyElseIsHeldUntilAnOrganizerApprovesIt() throws IOException {
        var ana = subscriber("ana");
        var message = """
                From: Eve <eve@elsewhere.example>
                Subject: May I speak?
                Message-ID: <eve-%s@elsewhere.example>

                I have a talk about <script>alert(1)</script> streams.
                """.formatted(list);

        assertThat(SmtpDialogue.send(smtp.port(), "eve@elsewhere.example", address(), message))
                .startsWith("250");

        var held = get("/api/list/lists/" + list + "/held", organizer);
        assertThat(held.path("items")).hasSize(1);
        assertThat(held.at("/items/0/author").asString()).isEqualTo("Eve");
        assertThat(held.toString()).doesNotContain("eve@elsewhere.example");
        var id = held.at("/items/0/id").asString();
        assertThat(status(HttpMethod.GET, "/api/list/lists/" + list + "/held", null))
                .isEqualTo(401);
        var stranger = tokens.member(ids.next(), "Stranger");
        assertThat(status(HttpMethod.GET, "/api/list/lists/" + list + "/held", stranger))
                .isEqualTo(403);
        assertThat(status(HttpMethod.POST, "/api/list/held/" + id + "/approval", stranger))
                .isEqualTo(403);
        assertThat(get("/api/list/lists/" + list + "/threads", null).path("items"))
                .isEmpty();

        assertThat(status(HttpMethod.POST, "/api/list/held/" + id + "/approval", organizer))
                .isEqualTo(204);

        assertThat(newest(ana).subject()).isEqualTo("May I speak?");
        assertThat(get("/api/list/lists/" + list + "/threads", null).path("items"))
                .hasSize(1);
        assertThat(mailbox.to("eve@elsewhere.example")).isEmpty();
        assertThat(status(HttpMethod.POST, "/api/list/held/" + id + "/approval", organizer))
                .isEqualTo(204);
        assertThat(status(HttpMethod.DELETE, "/api/list/held/" + id, organizer)).isEqualTo(409);
    }

    @Test
    void heldPostThatIsDeletedDoesNotComeBack() throws IOException {
        var message = "From: eve@elsewhere.example\nSubject: Buy\n\nBuy from " + list + "\n";
        SmtpDialogue.send(smtp.port(), "eve@elsewhere.example", address(), message);
        var id = get("/api/list/lists/" + list + "/held", organizer)
                .at("/items/0/id")
                .asString();

        assertThat(status(HttpMethod.DELETE, "/api/list/held/" + id, organizer)).isEqualTo(204);

        assertThat(SmtpDialogue.send(smtp.port(), "eve@elsewhere.example", address(), message))
                .startsWith("250");
        assertThat(get("/api/list/lists/" + list + "/held", organizer).path("items"))
                .isEmpty();
        assertThat(status(HttpMethod.POST, "/api/list/held/" + id + "/approval", organizer))
                .isEqualTo(404);
    }

    @Test
    void heldPostsAreShownInTheOrderInWhichTheyCame() throws IOException {
        var subjects = IntStream.range(0, 7).mapToObj("Number %d"::formatted).toList();
        for (var subject : subjects) {
            SmtpDialogue.send(
                    smtp.port(),
                    "eve@elsewhere.example",
                    address(),
                    "From: eve@elsewhere.example\nSubject: " + subject + "\n\nFor " + list + "\n");
        }

        var path = "/api/list/lists/" + list + "/held?size=3";
        var shown = new ArrayList<String>();
        var page = get(path, organizer);
        page.path("items").forEach(post -> shown.add(post.path("subject").asString()));
        while (!page.path("next").isNull()) {
            page = get(path + "&cursor=" + page.path("next").asString(), organizer);
            page.path("items").forEach(post -> shown.add(post.path("subject").asString()));
        }

        assertThat(shown).isEqualTo(subjects);
        assertThat(status(HttpMethod.GET, path + "&cursor=bm9uc2Vuc2U", organizer))
                .isEqualTo(400);
    }

    @Test
    void postWithoutMessageIdOrDateGetsBothAndARetryIsTheSamePost() throws IOException {
        var ana = subscriber("ana");
        var message = "From: " + ana + "\nSubject: Bare\n\nNothing else in " + list + "\n";

        assertThat(SmtpDialogue.send(smtp.port(), ana, address(), message)).startsWith("250 2.0.0 Ok: post");
        assertThat(SmtpDialogue.send(smtp.port(), ana, address(), message)).contains("here already");

        var mail = newest(ana);
        assertThat(header(mail, "Message-ID")).endsWith("@" + list + ".lists.localhost>");
        assertThat(header(mail, "Date")).isNotBlank();
        assertThat(get("/api/list/lists/" + list + "/threads", null)
                        .at("/items/0/posts")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void whatIsNoPostIsRefusedWithAReason() throws IOException {
        var ana = subscriber("ana");
        var post = "From: %s\nSubject: Loop\n%s\n\nText\n";
        var port = smtp.port();

        assertThat(SmtpDialogue.send(port, ana, address(), post.formatted(ana, "X-BeenThere: " + address())))
                .startsWith("554 5.4.6 Mail loop");
        assertThat(SmtpDialogue.send(
                        port, ana, address(), post.formatted(ana, "List-Id: <" + list + ".lists.localhost>")))
                .startsWith("554 5.4.6 Mail loop");
        assertThat(SmtpDialogue.send(port, ana, address(), post.formatted(ana, "Auto-Submitted: auto-replied")))
                .startsWith("550 5.7.1");
        assertThat(SmtpDialogue.send(port, "", address(), post.formatted(ana, "X-A: b")))
                .startsWith("550 5.7.1");
        assertThat(SmtpDialogue.send(port, ana, "nobody@lists.localhost", post.formatted(ana, "X-A: b")))
                .startsWith("550 5.1.1");
        assertThat(SmtpDialogue.send(port, ana, "somebody@elsewhere.example", post.formatted(ana, "X-A: b")))
                .startsWith("550 5.7.1");
        assertThat(SmtpDialogue.send(port, ana, address(), "Subject: no author\n\nText\n"))
                .startsWith("550 5.6.0");
        assertThat(SmtpDialogue.send(port, "", list + "-bounces@lists.localhost", "Subject: failed\n\nText\n"))
                .startsWith("250");
        assertThat(get("/api/list/lists/" + list + "/threads", null).path("items"))
                .isEmpty();
        assertThat(get("/api/list/lists/" + list + "/held", organizer).path("items"))
                .isEmpty();
    }

    @Test
    void capitalsAndChunksAreUnderstood() throws IOException {
        var ana = subscriber("ana");
        var message = "From: " + ana.toUpperCase(Locale.ROOT) + "\r\nSubject: Chunk\r\n\r\nFor " + list + "\r\n";
        try (var dialogue = new SmtpDialogue(smtp.port())) {
            dialogue.say("EHLO test.example");
            dialogue.say("MAIL FROM:<" + ana + "> BODY=8BITMIME");
            assertThat(dialogue.say("RCPT TO:<" + address().toUpperCase(Locale.ROOT) + ">"))
                    .startsWith("250");
            assertThat(dialogue.chunk(message)).startsWith("250 2.0.0 Ok: post");
            assertThat(dialogue.say("QUIT")).startsWith("221");
        }
        assertThat(newest(ana).subject()).isEqualTo("Chunk");
    }

    @Test
    void messageOfMoreThanTenMegabytesIsRefusedAndTheConnectionGoesOn() throws IOException {
        var ana = subscriber("ana");
        var line = "x".repeat(76) + "\n";
        var large = "From: " + ana + "\nSubject: Large\n\n" + line.repeat(11 * 1024 * 1024 / line.length());
        try (var dialogue = new SmtpDialogue(smtp.port())) {
            assertThat(dialogue.say("EHLO test.example")).contains("SIZE 10485760");
            assertThat(dialogue.say("MAIL FROM:<" + ana + "> SIZE=11000000")).startsWith("552");
            assertThat(dialogue.say("MAIL FROM:<" + ana + ">")).startsWith("250");
            assertThat(dialogue.say("RCPT TO:<" + address() + ">")).startsWith("250");
            assertThat(dialogue.data(large)).startsWith("552 5.3.4");
            assertThat(dialogue.say("NOOP")).startsWith("250");
        }
        assertThat(get("/api/list/lists/" + list + "/threads", null).path("items"))
                .isEmpty();
    }

    @Test
    void joiningTakesALinkFromAMailAndTheAnswerTellsNothing() {
        var ana = "ana@" + list + ".example";
        var path = "/api/list/lists/" + list + "/subscriptions";
        var first = call(HttpMethod.POST, path, null, Map.of("email", ana));
        var second = call(HttpMethod.POST, path, null, Map.of("email", ana.toUpperCase(Locale.ROOT)));
        assertThat(first.getStatusCode().value()).isEqualTo(202);

        var mail = mailbox.await(ana, 1).getFirst();
        assertThat(header(mail, "Auto-Submitted")).isEqualTo("auto-generated");
        var token = token(mail.text(), "confirm");
        assertThat(get("/api/list/confirmations/" + token, null)
                        .path("listName")
                        .asString())
                .isEqualTo(list);
        assertThat(subscribers()).isZero();
        for (var times = 0; times < 2; times++) {
            assertThat(status(HttpMethod.POST, "/api/list/confirmations/" + token, null))
                    .isEqualTo(200);
            assertThat(subscribers()).isEqualTo(1);
        }

        var third = call(HttpMethod.POST, path, null, Map.of("email", ana));
        assertThat(List.of(second, third)).allSatisfy(answer -> {
            assertThat(answer.getStatusCode()).isEqualTo(first.getStatusCode());
            assertThat(answer.getBody()).isEqualTo(first.getBody());
        });
        assertThat(mailbox.to(ana)).hasSize(1);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(stored("confirmations"))
                        .doesNotContain(token)
                        .doesNotContain(ana));
        assertThat(status(HttpMethod.POST, path, null, Map.of("email", "no address")))
                .isEqualTo(422);
        assertThat(status(HttpMethod.GET, "/api/list/confirmations/nonsense", null))
                .isEqualTo(410);
    }

    @Test
    void leavingTakesOnePostAndAGetDoesNothing() throws IOException {
        var ana = subscriber("ana");
        var ben = subscriber("ben");
        SmtpDialogue.send(smtp.port(), ana, address(), "From: " + ana + "\nSubject: One\n\nFor " + list + "\n");
        var token = token(header(newest(ben), "List-Unsubscribe"), "leave");

        assertThat(get("/api/list/unsubscriptions/" + token, null)
                        .path("listTitle")
                        .asString())
                .isEqualTo("Talk & more");
        assertThat(subscribers()).isEqualTo(2);
        var oneClick = client().post()
                .uri("/api/list/unsubscriptions/{token}", token)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body("List-Unsubscribe=One-Click")
                .retrieve()
                .toBodilessEntity();
        assertThat(oneClick.getStatusCode().value()).isEqualTo(200);
        assertThat(subscribers()).isEqualTo(1);
        assertThat(status(HttpMethod.POST, "/api/list/unsubscriptions/" + token, null))
                .isEqualTo(200);
        assertThat(status(HttpMethod.POST, "/api/list/unsubscriptions/" + token.substring(1) + "A", null))
                .isEqualTo(404);
        assertThat(stored("subscriptions")).doesNotContain(ben);

        SmtpDialogue.send(smtp.port(), ana, address(), "From: " + ana + "\nSubject: Two\n\nFor " + list + "\n");
        mailbox.await(ana, 3);
        assertThat(mailbox.to(ben)).hasSize(2);
    }

    @Test
    void answerThatComesFirstIsJoinedToItsThreadWhenThatComes() throws IOException {
        var ana = subscriber("ana");
        for (var mail : List.of("c b", "a", "b a")) {
            var names = mail.split(" ");
            var reference = names.length > 1 ? "References: <" + names[1] + "-" + list + "@x.example>\n" : "";
            SmtpDialogue.send(
                    smtp.port(), ana, address(), """
                    From: %s
                    Subject: Late %s
                    Message-ID: <%s-%s@x.example>
                    %s
                    Text %s
                    """.formatted(ana, names[0], names[0], list, reference, names[0]));
        }
        mailbox.await(ana, 4);
        var threads = get("/api/list/lists/" + list + "/threads", null);
        assertThat(threads.path("items")).hasSize(1);
        assertThat(threads.at("/items/0/posts").asInt()).isEqualTo(3);
        assertThat(threads.at("/items/0/subject").asString()).isEqualTo("Late a");
    }

    @Test
    void listIsDescribedAndDeletedByItsOrganizersOnly() {
        var path = "/api/list/lists/" + list;
        assertThat(get(path, null).path("subscribers").isNull()).isTrue();
        assertThat(get(path, organizer).path("subscribers").asInt()).isZero();
        assertThat(status(
                        HttpMethod.POST,
                        "/api/list/lists",
                        organizer,
                        Map.of("groupId", group, "name", "postmaster", "title", "x")))
                .isEqualTo(422);
        assertThat(status(
                        HttpMethod.POST,
                        "/api/list/lists",
                        organizer,
                        Map.of("groupId", group, "name", list, "title", "x")))
                .isEqualTo(409);
        assertThat(status(
                        HttpMethod.POST,
                        "/api/list/lists",
                        tokens.member(ids.next(), "Stranger"),
                        Map.of("groupId", group, "name", list + "x", "title", "x")))
                .isEqualTo(403);
        assertThat(status(HttpMethod.DELETE, path, organizer)).isEqualTo(428);

        events.publish(
                "roster.groups.v1",
                "org.usergroups.roster.group.deleted.v1",
                group,
                2,
                Map.of("id", group, "sequence", 2));

        await().atMost(PATIENCE).until(() -> status(HttpMethod.GET, path, null), status -> status == 404);
    }

    @Test
    void openApiIsWhatTheContractSays() {
        OpenApi.compare("list-service", port, "/api/list/openapi");
    }

    private String address() {
        return list + "@lists.localhost";
    }

    /** Subscribes a new address; its first mail is the one that asked to confirm. */
    private String subscriber(String name) {
        var address = name + "@" + list + ".example";
        call(HttpMethod.POST, "/api/list/lists/" + list + "/subscriptions", null, Map.of("email", address));
        var token = token(mailbox.await(address, 1).getFirst().text(), "confirm");
        assertThat(status(HttpMethod.POST, "/api/list/confirmations/" + token, null))
                .isEqualTo(200);
        return address;
    }

    private TestMailbox.Mail newest(String subscriber) {
        return mailbox.await(subscriber, 2).getFirst();
    }

    private static String token(String text, String page) {
        return text.replaceAll("(?s).*/lists/" + page + "/([A-Za-z0-9_-]+).*", "$1");
    }

    private static String header(TestMailbox.Mail mail, String name) {
        return mail.headers().path(name).asString();
    }

    private int subscribers() {
        return get("/api/list/lists/" + list, organizer).path("subscribers").asInt();
    }

    private String stored(String collection) {
        var all = new StringBuilder();
        database.getCollection(collection).find().forEach(document -> all.append(document.toJson()));
        return all.toString();
    }

    private JsonNode get(String path, @Nullable String token) {
        var answer = call(HttpMethod.GET, path, token);
        assertThat(answer.getStatusCode().value()).as(path).isEqualTo(200);
        return Objects.requireNonNull(answer.getBody());
    }

    private int status(HttpMethod method, String path, @Nullable String token) {
        return call(method, path, token).getStatusCode().value();
    }

    private int status(HttpMethod method, String path, @Nullable String token, Map<String, ?> body) {
        return call(method, path, token, body).getStatusCode().value();
    }

    private ResponseEntity<JsonNode> call(HttpMethod method, String path, @Nullable String token) {
        return client().method(method)
                .uri(path)
                .headers(headers -> {
                    if (token != null) {
                        headers.setBearerAuth(token);
                    }
                })
                .retrieve()
                .toEntity(JsonNode.class);
    }

    private ResponseEntity<JsonNode> call(HttpMethod method, String path, @Nullable String token, Map<String, ?> body) {
        return client().method(method)
                .uri(path)
                .headers(headers -> {
                    if (token != null) {
                        headers.setBearerAuth(token);
                    }
                })
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve()
                .toEntity(JsonNode.class);
    }

    private RestClient client() {
        return RestClient.builder()
                .baseUrl("http://localhost:" + port)
                .defaultStatusHandler(status -> true, (request, response) -> {})
                .build();
    }
}
