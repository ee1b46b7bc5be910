package org.usergroups.deploy.local.demo;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Posts of the shared blog: written, then published. */
final class Posts {

    private final Api api;
    private final Groups groups;

    Posts(Api api, Groups groups) {
        this.api = api;
        this.groups = groups;
    }

    static List<DemoFiles.Headed> texts() {
        return DemoFiles.headed("posts");
    }

    String load() throws IOException, InterruptedException {
        var published = 0;
        for (var text : texts()) {
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
                "markdown", text.body());
    }
}
