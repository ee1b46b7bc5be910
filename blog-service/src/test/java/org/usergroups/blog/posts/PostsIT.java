package org.usergroups.blog.posts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.usergroups.blog.BlogClient;
import org.usergroups.blog.BlogClient.Answer;
import org.usergroups.blog.RunningBlog;
import org.usergroups.blog.roster.Groups;
import org.usergroups.blog.roster.Members;
import org.usergroups.blog.roster.RosterWorld;
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.testing.OpenApi;
import org.usergroups.platform.testing.TestEvents;
import org.usergroups.platform.testing.TestEvents.Published;
import org.usergroups.platform.testing.TestTokens;
import tools.jackson.databind.JsonNode;

@RunningBlog
class PostsIT {

    private static final String TOPIC = "blog.posts.v1";
    private static final String SCRIPT = "<script>alert(1)</script>";

    @LocalServerPort
    private int port;

    @Autowired
    private TestTokens tokens;

    @Autowired
    private TestEvents events;

    @Autowired
    private Ids ids;

    @Autowired
    private Groups groups;

    @Autowired
    private Members members;

    private RosterWorld roster;
    private BlogClient visitor;
    private BlogClient organizer;
    private BlogClient stranger;
    private String group;
    private String author;

    @BeforeEach
    void groupWithAnOrganizer() {
        roster = new RosterWorld(events, groups, members);
        group = ids.next();
        author = ids.next();
        var other = ids.next();
        var otherGroup = ids.next();
        roster.group(group, "group-" + group, "Lisbon Python", "PT");
        roster.organizer(author, "Ana Lima", group);
        roster.group(otherGroup, "group-" + otherGroup, "Porto Java", "PT");
        roster.organizer(other, "Rui Costa", otherGroup);
        visitor = BlogClient.visitor(port);
        organizer = visitor.with(tokens.member(author, "Ana Lima"));
        stranger = visitor.with(tokens.member(other, "Rui Costa"));
    }

    @Test
    void postIsDraftedPublishedEditedWithdrawnAndDeleted() {
        var draft = organizer.draft(group, "Our first recap", "A *talk* on https://example.org");
        assertThat(draft.status()).isEqualTo(201);
        var id = draft.text("id");
        assertThat(draft.header("Location")).isEqualTo("/api/blog/posts/" + id);
        assertThat(draft.header("ETag")).isEqualTo("\"1\"");
        assertThat(draft.text("state")).isEqualTo("draft");
        assertThat(draft.text("groupName")).isEqualTo("Lisbon Python");
        assertThat(draft.text("country")).isEqualTo("PT");
        assertThat(draft.text("authorName")).isEqualTo("Ana Lima");
        assertThat(draft.json().path("publishedAt").isNull()).isTrue();
        assertThat(events.of(TOPIC, id)).isEmpty();

        var published = organizer.publish(id);
        assertThat(published.status()).isEqualTo(200);
        assertThat(published.text("state")).isEqualTo("published");
        var event = lastEvent(id, 2);
        assertThat(event.type()).isEqualTo("org.usergroups.blog.post.changed.v1");
        assertThat(data(event).path("text").asString()).isEqualTo("A talk on https://example.org");
        assertThat(data(event).path("publishedAt").asString()).isEqualTo(published.text("publishedAt"));
        assertThat(data(event).path("picture").isNull()).isTrue();

        var slug = published.text("slug");
        var edited = organizer.patch("/api/blog/posts/" + slug, "\"2\"", Map.of("title", "Another title"));
        assertThat(edited.status()).isEqualTo(200);
        assertThat(edited.text("slug"))
                .as("the address of a published post stays")
                .isEqualTo(slug);
        assertThat(data(lastEvent(id, 3)).path("title").asString()).isEqualTo("Another title");

        assertThat(organizer.delete("/api/blog/posts/" + id + "/publication").text("state"))
                .isEqualTo("draft");
        assertThat(lastEvent(id, 4).type()).isEqualTo("org.usergroups.blog.post.deleted.v1");
        assertThat(visitor.get("/api/blog/posts/" + slug).status()).isEqualTo(404);

        var again = organizer.publish(id);
        assertThat(again.text("publishedAt")).isEqualTo(published.text("publishedAt"));
        assertThat(lastEvent(id, 5).type()).isEqualTo("org.usergroups.blog.post.changed.v1");

        assertThat(organizer
                        .delete("/api/blog/posts/" + id, "If-Match", "\"5\"")
                        .status())
                .isEqualTo(204);
        assertThat(lastEvent(id, 6).type()).isEqualTo("org.usergroups.blog.post.deleted.v1");
        assertThat(organizer.get("/api/blog/posts/" + id).status()).isEqualTo(404);
    }

    @Test
    void draftIsUnknownToEverybodyElse() {
        var draft = organizer.draft(group, "Secret plans", "Text");
        var path = "/api/blog/posts/" + draft.text("slug");
        assertThat(organizer.get(path).status()).isEqualTo(200);
        assertThat(visitor.with(tokens.coordinator()).get(path).status()).isEqualTo(200);
        assertProblem(visitor.get(path), 404, "not-found");
        assertProblem(stranger.get(path), 404, "not-found");
        assertProblem(stranger.patch(path, "\"1\"", Map.of("title", "Mine")), 404, "not-found");
        assertProblem(stranger.delete(path, "If-Match", "\"1\""), 404, "not-found");
        assertProblem(stranger.publish(draft.text("id")), 404, "not-found");

        var drafts = "/api/blog/posts?state=draft&group=" + group;
        assertThat(organizer.get(drafts).json().path("items")).hasSize(1);
        assertThat(organizer.get("/api/blog/posts?state=draft").json().path("items"))
                .hasSize(1);
        assertThat(stranger.get(drafts).json().path("items")).isEmpty();
        assertProblem(visitor.get(drafts), 401, "sign-in-needed");
        assertThat(visitor.get("/api/blog/posts?group=" + group).json().path("items"))
                .isEmpty();
    }

    @Test
    void onlyOrganizersOfTheGroupMayWriteForIt() {
        assertProblem(visitor.draft(group, "Title", "Text"), 401, "sign-in-needed");
        assertProblem(stranger.draft(group, "Title", "Text"), 403, "forbidden");
        var id = organizer.draft(group, "Title", "Text").text("id");
        organizer.publish(id);
        var path = "/api/blog/posts/" + id;
        assertProblem(visitor.patch(path, "\"2\"", Map.of("title", "Mine")), 401, "sign-in-needed");
        assertProblem(stranger.patch(path, "\"2\"", Map.of("title", "Mine")), 403, "forbidden");
        assertProblem(stranger.delete(path, "If-Match", "\"2\""), 403, "forbidden");
        assertProblem(stranger.delete(path + "/publication"), 403, "forbidden");
        assertThat(visitor.get(path).text("title")).isEqualTo("Title");
    }

    @Test
    void staleOrBlindChangeIsRefused() {
        var path = "/api/blog/posts/" + organizer.draft(group, "Title", "Text").text("id");
        assertThat(organizer.patch(path, "\"1\"", Map.of("title", "Second")).header("ETag"))
                .isEqualTo("\"2\"");
        assertProblem(organizer.patch(path, "\"1\"", Map.of("title", "Third")), 412, "stale");
        assertProblem(organizer.delete(path, "If-Match", "\"1\""), 412, "stale");
        assertProblem(
                organizer.sendJson("PATCH", path, "application/merge-patch+json", Map.of("title", "Third")),
                428,
                "version-needed");
        assertProblem(organizer.delete(path), 428, "version-needed");
        assertThat(organizer.get(path).text("title")).isEqualTo("Second");
        assertThat(organizer.get(path, "If-None-Match", "\"2\"").status()).isEqualTo(304);
    }

    @Test
    void scriptInEveryFieldComesOutHarmless() {
        var answer = organizer.post(
                "/api/blog/posts",
                Map.of(
                        "groupId", group,
                        "title", SCRIPT,
                        "markdown",
                                SCRIPT + "\n\n<img src=x onerror=alert(1)>\n\n[x](javascript:alert(1)) `" + SCRIPT
                                        + "`"));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.text("html"))
                .doesNotContain("<script", "<img", "javascript:")
                .contains("&lt;script&gt;");
        assertThat(answer.text("slug")).isEqualTo("script-alert-1-script");
        organizer.publish(answer.text("id"));
        var feed = visitor.get("/api/blog/feed.atom?group=group-" + group).body();
        assertThat(feed).doesNotContain("<script").contains("&lt;script&gt;alert(1)&lt;/script&gt;</title>");
        assertProblem(
                organizer.post(
                        "/api/blog/posts",
                        Map.of("groupId", group, "title", "T", "markdown", "", "topics", List.of(SCRIPT))),
                422,
                "invalid");
        assertProblem(
                organizer.post(
                        "/api/blog/posts", Map.of("groupId", group, "title", "T", "markdown", "", "language", SCRIPT)),
                422,
                "invalid");
        assertProblem(organizer.post("/api/blog/posts", Map.of("groupId", SCRIPT, "title", "T")), 422, "invalid");
        assertProblem(visitor.get("/api/blog/posts/%3Cscript%3E"), 404, "not-found");
    }

    @Test
    void whatCannotBeTakenIsRefusedAndNothingIsStored() {
        var path = "/api/blog/posts";
        assertProblem(organizer.post(path, "{\"title\": \"x"), 400, "malformed");
        assertProblem(organizer.post(path, "[]"), 400, "malformed");
        assertProblem(organizer.post(path, ""), 400, "malformed");
        assertProblem(organizer.post(path, Map.of("groupId", group, "title", "T", "html", "x")), 400, "malformed");
        assertProblem(organizer.post(path, Map.of("groupId", group, "title", List.of("T"))), 400, "malformed");
        var missing = organizer.post(path, Map.of("title", "T".repeat(201)));
        assertProblem(missing, 422, "invalid");
        assertThat(missing.json().path("errors"))
                .extracting(error -> error.path("field").asString())
                .contains("title", "groupId");
        assertProblem(
                organizer.post(path, Map.of("groupId", group, "title", "T", "markdown", "x".repeat(2_000_000))),
                413,
                "too-large");
        assertProblem(organizer.get(path + "?size=0"), 422, "invalid");
        assertProblem(organizer.get(path + "?state=secret"), 422, "invalid");
        assertThat(organizer.get(path + "?cursor=abc").status()).isEqualTo(400);
        assertThat(organizer.get(path + "?state=draft").json().path("items")).isEmpty();
    }

    @Test
    void emptyDraftCannotBePublished() {
        var draft = organizer.draft(group, "Only a title so far", " ");
        assertThat(draft.status()).isEqualTo(201);
        assertProblem(organizer.publish(draft.text("id")), 422, "invalid");
        var path = "/api/blog/posts/" + draft.text("id");
        organizer.patch(path, "\"1\"", Map.of("markdown", "Text"));
        organizer.publish(draft.text("id"));
        assertProblem(organizer.patch(path, "\"3\"", Map.of("markdown", "")), 422, "invalid");
    }

    @Test
    void sameKeyGivesTheSamePost() {
        var form = Map.of("groupId", group, "title", "Sent twice", "markdown", "Text");
        var first = organizer.post("/api/blog/posts", form, "Idempotency-Key", "key-1");
        var second = organizer.post("/api/blog/posts", form, "Idempotency-Key", "key-1");
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text("id")).isEqualTo(first.text("id"));
        assertThat(organizer.get("/api/blog/posts?state=draft").json().path("items"))
                .hasSize(1);
    }

    @Test
    void sameTitleGetsAnotherSlug() {
        var title = "Title of " + group;
        var first = organizer.draft(group, title, "Text");
        var second = organizer.draft(group, title, "Text");
        assertThat(second.text("slug")).startsWith(first.text("slug") + "-");
        var renamed = organizer.patch("/api/blog/posts/" + second.text("id"), "\"1\"", Map.of("title", "New " + group));
        assertThat(renamed.text("slug")).startsWith("new-");
    }

    @Test
    void publishedPostsComeNewestFirstPageByPage() {
        var expected = new ArrayList<String>();
        for (var number = 1; number <= 5; number++) {
            var id = organizer
                    .draft(group, "Post %d of %s".formatted(number, group), "Text")
                    .text("id");
            organizer.publish(id);
            expected.addFirst(id);
        }
        var read = new ArrayList<String>();
        var cursor = "";
        do {
            var page = visitor.get(
                    "/api/blog/posts?size=2&group=" + group + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            page.json().path("items").forEach(post -> read.add(post.path("id").asString()));
            cursor = page.json().path("next").isNull() ? "" : page.text("next");
        } while (!cursor.isEmpty());
        assertThat(read).containsExactlyElementsOf(expected);
    }

    @Test
    void postFollowsTheRoster() {
        var id = organizer.draft(group, "Before the change", "Text").text("id");
        organizer.publish(id);
        roster.group(group, "group-" + group, "Lisboa Python", "PT");
        assertThat(visitor.get("/api/blog/posts/" + id).text("groupName")).isEqualTo("Lisboa Python");
        roster.organizer(author, "Ana Maria Lima", group);
        await().untilAsserted(
                        () -> assertThat(visitor.get("/api/blog/posts/" + id).text("authorName"))
                                .isEqualTo("Ana Maria Lima"));
        roster.memberGone(author);
        await().untilAsserted(
                        () -> assertThat(visitor.get("/api/blog/posts/" + id).text("authorName"))
                                .isEqualTo("Former member"));
        roster.groupGone(group);
        await().untilAsserted(() ->
                assertThat(visitor.get("/api/blog/posts/" + id).status()).isEqualTo(404));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> events.of(TOPIC, id).stream()
                        .anyMatch(event -> event.type().contains("deleted")));
    }

    @Test
    void openApiSaysWhatTheCodeDoes() {
        OpenApi.compare("blog-service", port, "/api/blog/openapi");
    }

    private Published lastEvent(String id, long sequence) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> events.of(TOPIC, id).stream()
                                .filter(event -> event.sequence() == sequence && event.data() != null)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static JsonNode data(Published event) {
        return Objects.requireNonNull(event.data(), "data");
    }

    private static void assertProblem(Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text("type")).isEqualTo("https://usergroups.org/problems/" + type);
        assertThat(answer.text("detail")).isNotBlank();
    }
}
