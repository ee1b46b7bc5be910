package org.usergroups.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Any search as a file. */
class ExportsIT extends IndexCase {

    @Test
    void searchIsTakenAwayAsAFile() {
        inCity("a-" + word, "=Formula, \"" + word + "\"", "Augsburg", "DE", 48.371, 10.898, List.of("python"));
        group("東京-" + word, 1, "東京 " + word, "JP", List.of());
        of(
                "a-" + word,
                "roster.meetings.v1",
                "org.usergroups.roster.meeting.changed.v1",
                Map.of(
                        "title",
                        "Evening; " + word,
                        "startsAt",
                        "2099-05-01T18:00:00Z",
                        "durationMinutes",
                        90,
                        "venue",
                        "Old library",
                        "status",
                        "planned"));
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 3);
        var csv = text("/export.csv?type=group&q=" + word).split("\r\n");
        assertThat(csv).hasSize(3);
        assertThat(csv[0]).startsWith("type,id,name,");
        assertThat(text("/export.csv?country=DE&q=" + word)).contains("\"'=Formula, \"\"" + word + "\"\"\"");
        var features = tree("/export.geojson?type=group&country=DE&q=" + word).path("features");
        assertThat(features.get(0).path("geometry").path("coordinates").get(0).asDouble())
                .isEqualTo(10.898);
        assertThat(features.get(0).path("properties").path("url").asString())
                .isEqualTo("http://localhost:8080/groups/a-" + word);
        assertThat(text("/export.opml?country=JP&q=" + word))
                .contains("htmlUrl=\"http://localhost:8080/groups/" + URLEncoder.encode("東京", StandardCharsets.UTF_8));
        assertThat(text("/export.ics?q=" + word))
                .startsWith("BEGIN:VCALENDAR\r\n")
                .contains("DTSTART:20990501T180000Z\r\nDTEND:20990501T193000Z\r\nSUMMARY:Evening\\; " + word + "\r\n")
                .contains("LOCATION:Old library\\, Augsburg\r\n")
                .endsWith("END:VCALENDAR\r\n");
        var answer = call("/export.csv?q=" + word);
        assertThat(answer.getHeaders().getFirst("Content-Disposition")).contains("usergroups.csv");
        assertThat(call("/export.csv?type=nothing").getStatusCode().value()).isEqualTo(422);
    }

    @Test
    void fileHasWhatThePageHas() {
        inCity("a-" + word, "Circle " + word, "Augsburg", "DE", 48.371, 10.898, List.of("python"));
        of(
                "a-" + word,
                "blog.posts.v1",
                "org.usergroups.blog.post.changed.v1",
                Map.of("slug", "p-" + word, "title", "Recap " + word, "publishedAt", "2026-05-01T18:00:00Z"));
        awaitAnswer("q=" + word, answer -> answer.path("total").asInt() == 2);

        assertThat(tree("/export.json?q=" + word)
                        .valueStream()
                        .map(thing -> thing.path("type").asString()))
                .containsExactlyInAnyOrder("group", "post");
        var posts = tree("/export.json?type=post&q=" + word);
        assertThat(posts).hasSize(1);
        assertThat(posts.get(0).path("group").asString()).isEqualTo("Circle " + word);
        assertThat(posts.get(0).path("at").asString()).isEqualTo("2026-05-01T18:00:00Z");
        assertThat(text("/export.opml?type=post&q=" + word))
                .as("feeds are those of groups")
                .contains("feed.atom?group=a-" + word);
    }
}
