package org.usergroups.list.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.usergroups.list.archive.Threading.Joinable;
import org.usergroups.list.mail.MailContent;
import org.usergroups.list.mail.RawMessage;
import org.usergroups.list.mail.SampleMail;
import org.usergroups.list.mail.TooComplex;

class RealThreadsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T19:00:00Z");

    @Test
    void aMonthOfARealListHasTheThreadsThatOtherProgramsFind() throws Exception {
        var posts = new ArrayList<Joinable>();
        for (var message : SampleMail.mbox("lists/maven-dev-2017-12-mboxvm.mbox")) {
            posts.add(joinable(posts.size() + 1, message));
        }
        var expected = new LinkedHashMap<String, String>();
        Files.readAllLines(SampleMail.file("lists/maven-dev-2017-12-mboxvm.threads.tsv")).stream()
                .skip(1)
                .map(line -> line.split("\t"))
                .forEach(row -> expected.put(row[0], "%s below %s in %s".formatted(row[5], row[2], row[3])));

        assertThat(places(posts)).containsExactlyInAnyOrderEntriesOf(expected);

        Collections.shuffle(posts, new Random(11));
        assertThat(places(posts)).containsExactlyInAnyOrderEntriesOf(expected);
    }

    private static Map<String, String> places(List<Joinable> posts) {
        var ids = new LinkedHashMap<String, String>();
        posts.forEach(post -> ids.put(post.key(), post.messageId()));
        var places = new LinkedHashMap<String, String>();
        for (var tree : Threading.threads(posts)) {
            for (var placed : tree.posts()) {
                places.put(
                        placed.key(),
                        "%d below %s in %s"
                                .formatted(
                                        placed.depth(),
                                        placed.parent().map(ids::get).orElse("-"),
                                        tree.rootId()));
            }
        }
        return places;
    }

    private static Joinable joinable(int number, byte[] bytes) throws TooComplex {
        var content = MailContent.read(RawMessage.of(bytes), bytes, NOW);
        return new Joinable(
                "" + number,
                content.messageId().orElse(number + "@made"),
                content.references(),
                content.sentAt().orElse(NOW));
    }
}
