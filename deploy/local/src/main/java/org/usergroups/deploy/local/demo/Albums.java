package org.usergroups.deploy.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.usergroups.deploy.local.demo.drawings.Drawing;
import org.usergroups.deploy.local.demo.drawings.Scene;

/** Albums with drawn pictures. Nobody real is in them, and no camera was needed. */
final class Albums {

    private static final int AT_ONCE = 2;
    private static final Duration LONGEST_UPLOADS = Duration.ofMinutes(2);
    private static final String LICENCE = "CC0-1.0";
    private static final String CREDIT = "Demo world (a drawing)";

    private final Api api;
    private final Groups groups;
    private final LocalDate today;
    private final AtomicInteger uploads = new AtomicInteger();
    private final Map<String, CompletableFuture<String>> firstPictures = albums().stream()
            .collect(Collectors.toMap(Album::group, album -> new CompletableFuture<>(), (one, other) -> one));

    record Album(String group, String title, int daysAgo, List<Picture> pictures) {

        String key() {
            return "demo-album-" + group;
        }
    }

    record Picture(String scene, String caption, String alt) {

        Scene drawn() {
            return Scene.valueOf(scene.toUpperCase(Locale.ROOT));
        }
    }

    Albums(Api api, Groups groups, Clock clock) {
        this.api = api;
        this.groups = groups;
        this.today = LocalDate.now(clock);
    }

    static List<Album> albums() {
        return DemoFiles.jsonLines("albums.jsonl", Album.class);
    }

    String load(Progress progress) {
        var albums = albums();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            albums.forEach(album -> threads.execute(() -> progress.part("album " + album.title(), () -> load(album))));
        }
        var pictures =
                albums.stream().mapToInt(album -> album.pictures().size()).sum();
        return "%d albums with %d pictures (%d new)".formatted(albums.size(), pictures, uploads.get());
    }

    /**
     * The first picture of a group's album, in Markdown, as soon as the album is there.
     *
     * @return nothing for a group that has no album, or whose album could not be loaded
     */
    String firstPicture(String group) throws InterruptedException {
        var picture = firstPictures.get(group);
        try {
            return picture == null ? "" : picture.get(LONGEST_UPLOADS.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException without) {
            return "";
        }
    }

    private void load(Album album) throws IOException, InterruptedException {
        var picture = firstPictures.getOrDefault(album.group(), new CompletableFuture<>());
        try {
            var shown = api.get("/api/media/albums/" + loaded(album));
            picture.complete("![%s](%s)"
                    .formatted(
                            album.pictures().getFirst().alt(),
                            shown.path("cover").asText()));
        } finally {
            // Without an effect once there is one.
            picture.completeExceptionally(new IOException("no album"));
        }
    }

    /** The album's id, with all its pictures there. */
    private String loaded(Album album) throws IOException, InterruptedException {
        var groupId = groups.id(album.group());
        var there = find(groupId, album.title());
        if (there.isPresent()
                && there.get().path("items").asInt() >= album.pictures().size()) {
            return there.get().path("id").asText();
        }
        var opened = there.isPresent() ? there.get() : open(album, groupId);
        for (var number = 0; number < album.pictures().size(); number++) {
            var picture = album.pictures().get(number);
            api.postPicture(
                    "/api/media/albums/" + opened.path("id").asText() + "/items",
                    Map.of("alt", picture.alt(), "caption", picture.caption(), "credit", CREDIT, "licence", LICENCE),
                    new Drawing(picture.drawn(), album.group()).jpeg(),
                    album.key() + "-" + number);
            uploads.incrementAndGet();
        }
        return opened.path("id").asText();
    }

    private JsonNode open(Album album, String groupId) throws IOException, InterruptedException {
        return api.postOfGroup(
                "/api/media/albums",
                Map.of(
                        "groupId",
                        groupId,
                        "title",
                        album.title(),
                        "takenOn",
                        today.minusDays(album.daysAgo()).toString()),
                album.key());
    }

    private Optional<JsonNode> find(String groupId, String title) throws IOException, InterruptedException {
        var albums = api.get("/api/media/albums?size=100&group=" + groupId).path("items");
        return StreamSupport.stream(albums.spliterator(), false)
                .filter(album -> album.path("title").asText().equals(title))
                .findFirst();
    }
}
