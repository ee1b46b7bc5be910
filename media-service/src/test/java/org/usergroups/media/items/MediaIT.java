package org.usergroups.media.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;
import org.usergroups.media.albums.Albums;
import org.usergroups.media.pictures.SamplePictures;
import org.usergroups.platform.testing.Backends;
import org.usergroups.platform.testing.ContractFiles;
import org.usergroups.platform.testing.OpenApi;
import org.usergroups.platform.testing.RunningBackends;
import org.usergroups.platform.testing.TestEvents;
import org.usergroups.platform.testing.TestTokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Backends
class MediaIT {

    private static final String GROUPS = "roster.groups.v1";
    private static final String MEMBERS = "roster.members.v1";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    static Path folder;

    @DynamicPropertySource
    static void ownFolderAndBroker(DynamicPropertyRegistry properties) {
        // The Kafka binder prefers the property, which has a default, to the connection that a test gives.
        properties.add(
                "spring.kafka.bootstrap-servers", () -> RunningBackends.shared().kafka());
        properties.add("usergroups.media.folder", folder::toString);
        properties.add("usergroups.media.keep-removed", () -> "3s");
    }

    @LocalServerPort
    private int port;

    @Autowired
    private TestTokens tokens;

    @Autowired
    private TestEvents events;

    @Autowired
    private MongoDatabase database;

    @Autowired
    private Albums albums;

    @Autowired
    private Items items;

    @Autowired
    private Tidying tidying;

    private final String group = UUID.randomUUID().toString();
    private final String organizer = UUID.randomUUID().toString();
    private final String stranger = UUID.randomUUID().toString();
    private String token = "";

    @SuppressWarnings("ArrayRecordComponent")
    private record Answer(HttpStatusCode status, org.springframework.http.HttpHeaders headers, byte[] body) {

        String text() {
            return new String(body, java.nio.charset.StandardCharsets.UTF_8);
        }

        JsonNode json() {
            return JSON.readTree(body);
        }
    }

    private static String thumbnail(JsonNode variant) {
        return variant.path("url").asString().replaceFirst("[0-9]+\\.jpg$", "thumbnail.jpg");
    }

    @BeforeEach
    void aGroupWithAnOrganizer() {
        token = tokens.member(organizer, "Olu Organizer");
        publishGroup(group, 1);
        publishOrganizer(organizer, group);
        publishOrganizer(stranger, UUID.randomUUID().toString());
        awaitProjected("groups", group);
        awaitProjected("members", organizer);
        awaitProjected("members", stranger);
    }

    private void publishGroup(String id, long sequence) {
        events.publish(
                GROUPS,
                "org.usergroups.roster.group.changed.v1",
                id,
                sequence,
                Map.of(
                        "id",
                        id,
                        "sequence",
                        sequence,
                        "slug",
                        "jug-" + id.substring(0, 8),
                        "name",
                        "JUG Test",
                        "zone",
                        "Africa/Nairobi",
                        "topics",
                        List.of("java")));
    }

    private void publishOrganizer(String member, String ofGroup) {
        events.publish(
                MEMBERS,
                "org.usergroups.roster.member.changed.v1",
                member,
                1,
                Map.of(
                        "id",
                        member,
                        "sequence",
                        1,
                        "displayName",
                        "Somebody",
                        "coordinator",
                        false,
                        "memberships",
                        List.of(Map.of("groupId", ofGroup, "role", "organizer"))));
    }

    private void awaitProjected(String collection, String id) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> database.getCollection(collection)
                                .countDocuments(com.mongodb.client.model.Filters.eq("_id", id))
                        > 0);
    }

    private Answer call(
            HttpMethod method,
            String path,
            @Nullable String bearer,
            Map<String, String> headers,
            @Nullable Object body) {
        var request =
                RestClient.create("http://localhost:" + port).method(method).uri(path);
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        headers.forEach(request::header);
        if (body instanceof LinkedMultiValueMap<?, ?>) {
            request.contentType(MediaType.MULTIPART_FORM_DATA);
        } else if (HttpMethod.PATCH.equals(method)) {
            request.contentType(MediaType.valueOf("application/merge-patch+json"));
        } else if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON);
        }
        if (body instanceof Map && !(body instanceof LinkedMultiValueMap<?, ?>)) {
            request.body(JSON.writeValueAsString(body));
        } else if (body != null) {
            request.body(body);
        }
        return request.exchange((sent, response) -> new Answer(
                response.getStatusCode(),
                response.getHeaders(),
                response.getBody().readAllBytes()));
    }

    private Answer get(String path) {
        return call(HttpMethod.GET, path, null, Map.of(), null);
    }

    private Answer upload(
            String album, byte[] bytes, String name, @Nullable String bearer, Map<String, String> fields) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("file", new ByteArrayResource(bytes) {
            @Override
            public String getFilename() {
                return name;
            }
        });
        fields.forEach(parts::add);
        return call(HttpMethod.POST, "/api/media/albums/" + album + "/items", bearer, Map.of(), parts);
    }

    private String openAlbum() {
        var answer = call(
                HttpMethod.POST,
                "/api/media/albums",
                token,
                Map.of(),
                Map.of("groupId", group, "title", "November meeting", "takenOn", "2025-11-20"));
        assertThat(answer.status().value()).as("%s", answer).isEqualTo(201);
        return answer.json().path("id").asString();
    }

    private static byte[] photo(long seed) {
        return SamplePictures.with(SamplePictures.jpeg(SamplePictures.noise(1400, 1050, seed)), SamplePictures.exif(1));
    }

    private static void assertProblem(Answer answer, int status, String inDetail) {
        assertThat(answer.status().value()).as("%s", answer.text()).isEqualTo(status);
        assertThat(answer.headers().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer.json().path("detail").asString()).contains(inDetail);
    }

    @Test
    void anUploadIsServedInThreeSizesAndPublished() {
        var album = openAlbum();
        var answer = upload(
                album,
                photo(1),
                "../../etc/passwd",
                token,
                Map.of("alt", "Forty people", "caption", "<script>alert(1)</script>", "licence", "CC-BY-4.0"));
        assertThat(answer.status().value()).as("%s", answer.text()).isEqualTo(201);
        var item = answer.json();
        assertThat(answer.headers().getLocation())
                .hasPath("/api/media/items/" + item.path("id").asString());
        assertThat(answer.headers().getETag()).isEqualTo("\"1\"");
        assertThat(item.path("takenAt").asString()).isEqualTo("2024-05-06T16:30:00Z");
        assertThat(item.path("width").asInt()).isEqualTo(1400);
        assertThat(item.path("credit").asString()).isEmpty();

        var widths = item.path("variants")
                .valueStream()
                .map(variant -> variant.path("width").asInt())
                .toList();
        assertThat(widths).containsExactly(1280, 640, 320);
        var smallest = get(item.at("/variants/2/url").asString()).body();
        for (var variant : item.path("variants")) {
            assertThat(get(thumbnail(variant)).body()).isEqualTo(smallest);
            var file = get(variant.path("url").asString());
            assertThat(file.status().value()).isEqualTo(200);
            assertThat(file.headers().getContentType()).isEqualTo(MediaType.IMAGE_JPEG);
            assertThat(file.headers().getFirst("Cache-Control")).contains("immutable", "max-age=31536000", "public");
            assertThat(file.headers().getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(file.headers().getFirst("Content-Security-Policy")).contains("sandbox");
            assertThat(new String(file.body(), java.nio.charset.StandardCharsets.ISO_8859_1))
                    .doesNotContain(SamplePictures.SERIAL)
                    .doesNotContain("Exif");
            var again = call(
                    HttpMethod.GET,
                    variant.path("url").asString(),
                    null,
                    Map.of("If-None-Match", String.valueOf(file.headers().getETag())),
                    null);
            assertThat(again.status().value()).isEqualTo(304);
        }

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            var published = events.of("media.items.v1", item.path("id").asString());
            assertThat(published).hasSize(1);
            assertThat(published.getFirst().type()).isEqualTo("org.usergroups.media.item.changed.v1");
            var data = Objects.requireNonNull(published.getFirst().data());
            assertThat(data.path("alt").asString()).isEqualTo("Forty people");
            assertThat(data.path("variants").size()).isEqualTo(3);
            var albums = events.of("media.albums.v1", album);
            var newest = Objects.requireNonNull(albums.getLast().data());
            assertThat(newest.path("items").asInt()).isEqualTo(1);
            assertThat(newest.path("cover").asString())
                    .isEqualTo(item.at("/variants/1/url").asString());
        });

        var page = get("/api/media/albums/" + album).json();
        assertThat(page.path("groupName").asString()).isEqualTo("JUG Test");
        assertThat(page.path("items").asInt()).isEqualTo(1);
        assertThat(page.path("itemList").get(0).path("caption").asString()).isEqualTo("<script>alert(1)</script>");
        var list = get("/api/media/albums?group=" + group).json();
        assertThat(list.path("items").get(0).path("id").asString()).isEqualTo(album);
        assertThat(list.path("next").isNull()).isTrue();
    }

    @Test
    void theOriginalIsNotServed() throws IOException, java.security.NoSuchAlgorithmException {
        var album = openAlbum();
        var bytes = photo(2);
        upload(album, bytes, "a.jpg", token, Map.of("alt", "Something"));
        var hash = java.util.HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(bytes));
        assertThat(folder.resolve("sha256/" + hash.substring(0, 2) + "/" + hash.substring(2, 4) + "/" + hash))
                .hasBinaryContent(bytes);
        for (var width : List.of("1400", "1280", "320")) {
            assertThat(get("/api/media/files/" + hash + "/" + width + ".jpg")
                            .status()
                            .value())
                    .isEqualTo(404);
        }
        assertThat(folder.resolve("incoming")).isEmptyDirectory();
    }

    @Test
    void theSameBytesAreOnePictureOfAnAlbum() {
        var album = openAlbum();
        var first =
                upload(album, photo(3), "a.jpg", token, Map.of("alt", "One")).json();
        var second = upload(album, photo(3), "b.jpg", token, Map.of("alt", "Two"));
        assertThat(second.status().value()).isEqualTo(200);
        assertThat(second.json().path("id")).isEqualTo(first.path("id"));
        assertThat(second.json().path("alt").asString()).isEqualTo("One");
        var elsewhere = upload(openAlbum(), photo(3), "a.jpg", token, Map.of("alt", "Elsewhere"));
        assertThat(elsewhere.status().value()).isEqualTo(201);
        assertThat(elsewhere.json().at("/variants/0/url")).isEqualTo(first.at("/variants/0/url"));
    }

    @Test
    void manyAtTheSameTimeAreAllCounted() throws Exception {
        var album = openAlbum();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var uploads = executor.invokeAll(IntStream.range(0, 12)
                    .<Callable<Integer>>mapToObj(i -> () -> upload(
                                    album,
                                    SamplePictures.jpeg(SamplePictures.noise(300, 200, 100 + i / 2)),
                                    i + ".jpg",
                                    token,
                                    Map.of("alt", "Number " + i))
                            .status()
                            .value())
                    .toList());
            assertThat(uploads).extracting(Future::get).containsOnly(200, 201);
        }
        assertThat(get("/api/media/albums/" + album).json().path("items").asInt())
                .isEqualTo(6);
    }

    @Test
    void whatIsNoPictureIsRefused() {
        var album = openAlbum();
        var text = "This is a text, whatever its name says.".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertProblem(upload(album, text, "photo.jpg", token, Map.of("alt", "A text")), 415, "a text");
        var cut = java.util.Arrays.copyOf(photo(4), 40_000);
        var refused = upload(album, cut, "photo.jpg", token, Map.of("alt", "Half of it"));
        assertProblem(refused, 422, "damaged");
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("file");
        var bomb = SamplePictures.pngOfClaimedSize(30_000, 30_000);
        assertProblem(upload(album, bomb, "photo.png", token, Map.of("alt", "A bomb")), 413, "50 million");
        assertProblem(upload(album, new byte[0], "photo.png", token, Map.of("alt", "Nothing")), 422, "file");
        assertThat(get("/api/media/albums/" + album).json().path("items").asInt())
                .isZero();
    }

    @Test
    void whatIsTooLargeIsRefused() {
        var album = openAlbum();
        assertProblem(
                upload(album, new byte[(25 << 20) + 1], "photo.jpg", token, Map.of("alt", "Large")), 413, "25 MB");
        assertProblem(upload(album, new byte[60 << 20], "photo.jpg", token, Map.of("alt", "Larger")), 413, "25 MB");
    }

    @Test
    void onlyTheGroupsOrganizersWrite() {
        var album = openAlbum();
        assertProblem(upload(album, photo(5), "a.jpg", null, Map.of("alt", "Mine")), 401, "signed in");
        var other = tokens.member(stranger, "Sam Stranger");
        assertProblem(upload(album, photo(5), "a.jpg", other, Map.of("alt", "Mine")), 403, "organizers");
        var body = Map.of("groupId", group, "title", "Mine now");
        assertProblem(call(HttpMethod.POST, "/api/media/albums", other, Map.of(), body), 403, "organizers");
        assertProblem(call(HttpMethod.POST, "/api/media/albums", null, Map.of(), body), 401, "signed in");
        var patch = Map.of("title", "Mine now");
        assertProblem(
                call(HttpMethod.PATCH, "/api/media/albums/" + album, other, Map.of("If-Match", "*"), patch),
                403,
                "organizers");
        assertProblem(
                call(HttpMethod.DELETE, "/api/media/albums/" + album, other, Map.of("If-Match", "*"), null),
                403,
                "organizers");
        assertThat(upload(album, photo(5), "a.jpg", tokens.coordinator(), Map.of("alt", "Coordinated"))
                        .status()
                        .value())
                .isEqualTo(201);
    }

    @Test
    void formsAreCheckedBeforeAnythingIsStored() {
        var album = openAlbum();
        var noAlt = upload(album, photo(6), "a.jpg", token, Map.of("licence", "GPL", "caption", "c".repeat(1001)));
        assertThat(noAlt.status().value()).isEqualTo(422);
        assertThat(noAlt.json()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString()))
                .containsExactly("alt", "caption", "licence");
        var unknownGroup = Map.of("groupId", UUID.randomUUID().toString(), "title", "");
        var refused = call(HttpMethod.POST, "/api/media/albums", token, Map.of(), unknownGroup);
        assertThat(refused.json()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString()))
                .containsExactly("title", "groupId");
        assertProblem(upload("nowhere", photo(6), "a.jpg", token, Map.of("alt", "x")), 404, "nowhere");
    }

    @Test
    void editsNeedTheNewestVersion() {
        var album = openAlbum();
        var item = upload(album, photo(7), "a.jpg", token, Map.of("alt", "Old")).json();
        var path = "/api/media/items/" + item.path("id").asString();
        var patch = Map.of("alt", "New", "credit", "Ada");
        assertProblem(call(HttpMethod.PATCH, path, token, Map.of(), patch), 428, "If-Match");
        var edited = call(HttpMethod.PATCH, path, token, Map.of("If-Match", "\"1\""), patch);
        assertThat(edited.status().value()).isEqualTo(200);
        assertThat(edited.headers().getETag()).isEqualTo("\"2\"");
        assertThat(edited.json().path("credit").asString()).isEqualTo("Ada");
        assertProblem(call(HttpMethod.PATCH, path, token, Map.of("If-Match", "\"1\""), patch), 412, "newest");
        var noAlt = java.util.Collections.<String, String>singletonMap("alt", null);
        assertProblem(call(HttpMethod.PATCH, path, token, Map.of("If-Match", "\"2\""), noAlt), 422, "alt");

        var albumPath = "/api/media/albums/" + album;
        var etag = String.valueOf(get(albumPath).headers().getETag());
        var renamed = call(HttpMethod.PATCH, albumPath, token, Map.of("If-Match", etag), Map.of("title", "Renamed"));
        assertThat(renamed.json().path("title").asString()).isEqualTo("Renamed");
        assertThat(renamed.json().path("items").asInt()).isEqualTo(1);
        assertThat(call(HttpMethod.GET, albumPath, null, Map.of("If-None-Match", "*"), null)
                        .status()
                        .value())
                .isEqualTo(200);
    }

    @Test
    void aRepeatedRequestCreatesNothingTwice() {
        var body = Map.of("groupId", group, "title", "Once");
        var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        var first = call(HttpMethod.POST, "/api/media/albums", token, key, body);
        var second = call(HttpMethod.POST, "/api/media/albums", token, key, body);
        assertThat(first.status().value()).isEqualTo(201);
        assertThat(second.status().value()).isEqualTo(200);
        assertThat(second.json()).isEqualTo(first.json());
    }

    @Test
    void whatIsRemovedIsNoLongerServed() {
        var album = openAlbum();
        var item = upload(album, photo(8), "a.jpg", token, Map.of("alt", "Gone soon"))
                .json();
        var url = item.at("/variants/0/url").asString();
        assertThat(get(url).status().value()).isEqualTo(200);
        var path = "/api/media/items/" + item.path("id").asString();
        assertProblem(call(HttpMethod.DELETE, path, token, Map.of(), null), 428, "If-Match");
        assertThat(call(HttpMethod.DELETE, path, token, Map.of("If-Match", "\"1\""), null)
                        .status()
                        .value())
                .isEqualTo(204);
        assertProblem(get(url), 404, "no picture file");
        assertThat(get("/api/media/albums/" + album).json().path("items").asInt())
                .isZero();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> events.of("media.items.v1", item.path("id").asString()).stream()
                        .anyMatch(event -> event.type().endsWith(".deleted.v1")));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> upload(album, photo(8), "a.jpg", token, Map.of("alt", "Back"))
                        .status()
                        .is2xxSuccessful());
        assertThat(get(url).status().value()).isEqualTo(200);
    }

    @Test
    void anAlbumTakesItsPicturesWithIt() {
        var album = openAlbum();
        var item = upload(album, photo(9), "a.jpg", token, Map.of("alt", "One")).json();
        var etag = String.valueOf(get("/api/media/albums/" + album).headers().getETag());
        assertThat(call(HttpMethod.DELETE, "/api/media/albums/" + album, token, Map.of("If-Match", etag), null)
                        .status()
                        .value())
                .isEqualTo(204);
        assertProblem(get("/api/media/albums/" + album), 404, album);
        assertProblem(get("/api/media/items/" + item.path("id").asString()), 404, "picture");
        assertThat(get(item.at("/variants/0/url").asString()).status().value()).isEqualTo(404);
        assertThat(get(thumbnail(item.at("/variants/0"))).status().value()).isEqualTo(404);
        assertDeleted("media.albums.v1", album);
        assertDeleted("media.items.v1", item.path("id").asString());
    }

    @Test
    void aGroupTakesItsAlbumsWithIt() {
        var album = openAlbum();
        var item =
                upload(album, photo(10), "a.jpg", token, Map.of("alt", "One")).json();
        events.publish(GROUPS, "org.usergroups.roster.group.deleted.v1", group, 2, Map.of("id", group, "sequence", 2));
        assertDeleted("media.albums.v1", album);
        assertDeleted("media.items.v1", item.path("id").asString());
        assertThat(get("/api/media/albums/" + album).status().value()).isEqualTo(404);
    }

    private void assertDeleted(String topic, String id) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            var published = events.of(topic, id);
            assertThat(published).extracting(TestEvents.Published::type).anyMatch(type -> type.endsWith(".deleted.v1"));
            assertThat(published.getLast().data()).isNull();
        });
    }

    @Test
    void listsGoOnWhereTheyEnded() {
        var albums = IntStream.range(0, 5).mapToObj(i -> openAlbum()).toList();
        var first = get("/api/media/albums?size=3&group=" + group).json();
        var second = get("/api/media/albums?size=3&group=" + group + "&cursor="
                        + first.path("next").asString())
                .json();
        var seen = java.util.stream.Stream.concat(
                        first.path("items").valueStream(), second.path("items").valueStream())
                .map(album -> album.path("id").asString())
                .toList();
        assertThat(seen).containsExactlyElementsOf(albums.reversed());
        assertThat(second.path("next").isNull()).isTrue();
        assertProblem(get("/api/media/albums?cursor=nonsense"), 400, "cursor");
    }

    @Test
    void bytesAreDeletedWhenNoPictureNeedsThemAnyMore() {
        var one = upload(openAlbum(), photo(11), "a.jpg", token, Map.of("alt", "One"))
                .json();
        var other = upload(openAlbum(), photo(11), "a.jpg", token, Map.of("alt", "Other"))
                .json();
        var url = one.at("/variants/0/url").asString();
        var file = folder.resolve(new org.usergroups.media.blobs.ContentHash(
                        url.substring("/api/media/files/".length(), url.lastIndexOf('/')))
                .key());
        remove(one);
        await().pollDelay(Duration.ofSeconds(4)).until(() -> {
            tidying.clearFiles();
            return true;
        });
        assertThat(get(url).status().value()).isEqualTo(200);
        remove(other);
        assertThat(file).exists();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            tidying.clearFiles();
            assertThat(file).doesNotExist();
        });
    }

    private void remove(JsonNode item) {
        var path = "/api/media/items/" + item.path("id").asString();
        assertThat(call(HttpMethod.DELETE, path, token, Map.of("If-Match", "*"), null)
                        .status()
                        .value())
                .isEqualTo(204);
    }

    @Test
    void whatACrashBetweenTwoWritesLeavesIsMadeGood() {
        var album = openAlbum();
        var kept =
                upload(album, photo(12), "a.jpg", token, Map.of("alt", "One")).json();
        var lost =
                upload(album, photo(13), "b.jpg", token, Map.of("alt", "Two")).json();
        items.delete(items.get(lost.path("id").asString()));
        assertThat(albums.get(album).state().items()).isEqualTo(2);
        tidying.matchAlbumsAndItems();
        assertThat(albums.get(album).state().items()).isEqualTo(1);

        albums.delete(albums.get(album));
        assertThat(items.find(kept.path("id").asString())).isPresent();
        tidying.matchAlbumsAndItems();
        assertThat(items.find(kept.path("id").asString())).isEmpty();
    }

    @Test
    void everythingThatTheRosterPublishesIsTaken() {
        var contracts = ContractFiles.of("roster-service");
        var sequence = 100L;
        for (var name : List.of("group-changed", "group-deleted", "member-changed", "member-deleted")) {
            var contract = contracts.event(name);
            var topic = name.startsWith("group") ? GROUPS : MEMBERS;
            var type = "org.usergroups.roster." + name.replace('-', '.') + ".v1";
            for (var example : contract.examples()) {
                for (var variant : example.variants(topic, type, contract)) {
                    var data =
                            new String(Objects.requireNonNull(variant.data()), java.nio.charset.StandardCharsets.UTF_8);
                    events.publish(topic, type, variant.subject(), sequence++, data);
                }
            }
        }
        // What is read after them, in every partition, has come past them.
        for (var i = 0; i < 20; i++) {
            var marker = UUID.randomUUID().toString();
            publishGroup(marker, 1);
            publishOrganizer(marker, marker);
            awaitProjected("groups", marker);
            awaitProjected("members", marker);
        }
        assertThat(events.all(GROUPS + ".media-service.dlq")).isEmpty();
        assertThat(events.all(MEMBERS + ".media-service.dlq")).isEmpty();
    }

    @Test
    void openApiIsWhatTheServiceSays() {
        OpenApi.compare("media-service", port, "/api/media/openapi");
    }
}
