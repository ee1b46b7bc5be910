package org.usergroups.list.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.usergroups.list.archive.Threading.Joinable;

class ThreadingTest {

    private static final Instant START = Instant.parse("2026-11-23T19:00:00Z");

    @Test
    void answersLieBelowWhatTheyAnswer() {
        assertThat(outline(post(1, "a@x"), post(2, "b@x", "a@x"), post(3, "c@x", "a@x", "b@x"), post(4, "d@x", "a@x")))
                .isEqualTo("""
                        a@x
                         b@x
                          c@x
                         d@x
                        """);
    }

    @Test
    void answerThatArrivesBeforeItsParentIsJoinedLater() {
        assertThat(outline(post(2, "b@x", "a@x"))).isEqualTo("b@x\n");
        assertThat(outline(post(2, "b@x", "a@x"), post(1, "a@x"))).isEqualTo("a@x\n b@x\n");
    }

    @Test
    void answersToAMissingPostAreOneThread() {
        var trees = Threading.threads(List.of(post(1, "b@x", "a@x"), post(2, "c@x", "a@x")));
        assertThat(trees).singleElement().satisfies(tree -> {
            assertThat(tree.rootId()).isEqualTo("a@x");
            assertThat(tree.posts())
                    .allMatch(placed -> placed.depth() == 0 && placed.parent().isEmpty());
        });
    }

    @Test
    void missingPostsBetweenTwoAreBridged() {
        var trees = Threading.threads(List.of(post(1, "a@x"), post(2, "d@x", "a@x", "b@x", "c@x")));
        assertThat(trees)
                .singleElement()
                .satisfies(tree -> assertThat(tree.posts().getLast().parent()).hasValue("a@x#1"));
    }

    @Test
    void sameSubjectsAreNotJoined() {
        assertThat(Threading.threads(List.of(post(1, "a@x"), post(2, "b@x")))).hasSize(2);
    }

    @Test
    void circlesOfReferencesLoseNoPost() {
        var posts = List.of(post(1, "a@x", "c@x"), post(2, "b@x", "a@x"), post(3, "c@x", "b@x"));
        var trees = Threading.threads(posts);
        assertThat(trees.stream().flatMap(tree -> tree.posts().stream())).hasSize(3);
    }

    @Test
    void twoPostsWithTheSameIdAreBothThere() {
        var trees = Threading.threads(List.of(post(1, "a@x"), post(2, "b@x", "a@x"), post(3, "b@x", "a@x")));
        assertThat(trees)
                .singleElement()
                .satisfies(tree -> assertThat(tree.posts()).hasSize(3));
    }

    @Test
    void anyOrderGivesTheSameThreads() {
        var random = new Random(7);
        for (var round = 0; round < 50; round++) {
            var posts = new ArrayList<>(conversation(random));
            var expected = Threading.threads(posts);
            for (var shuffle = 0; shuffle < 5; shuffle++) {
                Collections.shuffle(posts, random);
                assertThat(Threading.threads(posts)).isEqualTo(expected);
            }
        }
    }

    @Test
    void threadsOfThousandsDeepAreRead() {
        var posts = IntStream.range(0, 3_000)
                .mapToObj(i -> i == 0 ? post(0, "0@x") : post(i, i + "@x", (i - 1) + "@x"))
                .toList();
        assertThat(Threading.threads(posts).getFirst().posts().getLast().depth())
                .isEqualTo(2_999);
    }

    /** Real-looking and contradictory references: to posts that are here, to ones that are not, in any order, with circles. */
    private static List<Joinable> conversation(Random random) {
        return IntStream.range(0, 40)
                .mapToObj(i -> {
                    var references = random.ints(random.nextInt(4), 0, 50)
                            .distinct()
                            .filter(id -> id != i)
                            .mapToObj(id -> id + "@x")
                            .toArray(String[]::new);
                    return post(random.nextInt(30), i + "@x", references);
                })
                .toList();
    }

    private static String outline(Joinable... posts) {
        return Threading.threads(List.of(posts)).stream()
                .flatMap(tree -> tree.posts().stream())
                .map(placed -> " ".repeat(placed.depth()) + placed.key().replaceAll("#.*", "") + "\n")
                .collect(Collectors.joining());
    }

    private static Joinable post(int minute, String id, String... references) {
        return new Joinable(id + "#" + minute, id, List.of(references), START.plusSeconds(60L * minute));
    }
}
