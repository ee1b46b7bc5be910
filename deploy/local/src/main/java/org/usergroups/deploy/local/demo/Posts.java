package org.usergroups.deploy.local.demo;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/** Posts of the shared blog: written and published by an organizer of the group, or the operator where it has none. */
final class Posts {

    private final Api operator;
    private final Groups groups;
    private final Organizers organizers;
    private final Albums albums;

    Posts(Api operator, Groups groups, Organizers organizers, Albums albums) {
        this.albums = albums;
        this.operator = operator;
        this.groups = groups;
        this.organizers = organizers;
    }

    static List<DemoFiles.Headed> texts() {
        return DemoFiles.headed("posts");
    }

    /** Those that are not on the blog yet. */
    List<DemoFiles.Headed> missing() throws IOException, InterruptedException {
        var titles = operator.get("/api/blog/posts?size=100").path("items").findValuesAsText("title");
        return texts().stream()
                .filter(text -> !titles.contains(text.field("title")))
                .toList();
    }

    String load(List<DemoFiles.Headed> missing) throws IOException, InterruptedException {
        var published = 0;
        for (var text : missing) {
            var api = organizers.of(text.field("group"));
            var post = api.postOfGroup("/api/blog/posts", form(text), "demo-post-" + text.name());
            if (post.path("state").asText().equals("draft")) {
                var id = post.path("id").asText();
                api.post("/api/blog/posts/" + id + "/publication", "demo-publication-" + text.name());
                published++;
            }
        }
        return "%d posts (%d new)".formatted(texts().size(), published);
    }

    private Map<String, Object> form(DemoFiles.Headed text) throws IOException, InterruptedException {
        return Map.of(
                "groupId", groups.id(text.field("group")),
                "title", text.field("title"),
                "language", text.field("language"),
                "topics", List.of(text.field("topics").split(", ")),
                "markdown", withPicture(text));
    }

    /** With the first picture of the group's album, if it has one, after the first paragraph. */
    private String withPicture(DemoFiles.Headed text) throws InterruptedException {
        var picture = albums.firstPicture(text.field("group"));
        return picture.isEmpty()
                ? text.body()
                : text.body().replaceFirst("\n\n", Matcher.quoteReplacement("\n\n" + picture + "\n\n"));
    }
}
