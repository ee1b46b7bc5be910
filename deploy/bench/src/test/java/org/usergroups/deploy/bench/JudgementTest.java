package org.usergroups.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JudgementTest {

    private static final List<String> OTHERS =
            IntStream.rangeClosed(1, 20).mapToObj(number -> "other-" + number).toList();

    @Test
    void theFirstHitIsAsGoodAsItGets() {
        assertMeasures(Judgement.of(expecting("a", "b"), List.of("b", "x")), 1, 1, 1);
    }

    @Test
    void aLaterHitCountsByItsRank() {
        assertMeasures(Judgement.of(expecting("a"), List.of("x", "a")), 0, 1, 1.0 / 2);
        assertMeasures(Judgement.of(expecting("a"), at(5)), 0, 1, 1.0 / 5);
        assertMeasures(Judgement.of(expecting("a"), at(6)), 0, 0, 1.0 / 6);
        assertMeasures(Judgement.of(expecting("a"), at(10)), 0, 0, 1.0 / 10);
    }

    @Test
    void whatComesAfterTheTenthIsNotLookedAt() {
        var judgement = Judgement.of(expecting("a"), at(11));
        assertMeasures(judgement, 0, 0, 0);
        assertThat(judgement.hits()).hasSize(10);
        assertThat(judgement.recallAtTen()).isZero();
    }

    @Test
    void theFirstOfSeveralHitsOfTheTopGivesTheRank() {
        assertMeasures(Judgement.of(expecting("a", "b"), List.of("x", "b", "a")), 0, 1, 1.0 / 2);
    }

    @Test
    void recallIsOfTheRelevantOnesThatTenHitsHaveRoomFor() {
        assertThat(Judgement.of(query("text", List.of("a"), Set.of("a", "b", "c")), List.of("a", "x", "c"))
                        .recallAtTen())
                .isEqualTo(2.0 / 3);
        var many = query("text", List.of("other-1"), Set.copyOf(OTHERS));
        assertThat(Judgement.of(many, OTHERS).recallAtTen()).isEqualTo(1);
        assertThat(Judgement.of(many, List.of("other-20", "x")).recallAtTen()).isEqualTo(1.0 / 10);
    }

    @Test
    void whereNothingShouldBeFoundOnlyNothingIsRight() {
        for (var query : List.of(query("none", List.of("a"), Set.of()), query("text", List.of(), Set.of("a")))) {
            assertMeasures(Judgement.of(query, List.of()), 1, 1, 1);
            assertMeasures(Judgement.of(query, List.of("a")), 0, 0, 0);
            assertThat(Judgement.of(query, List.of("a")).recallAtTen()).isNaN();
        }
    }

    @Test
    void anAnswerThatFailedIsNeverRight() {
        var none = Judgement.unanswered(query("none", List.of(), Set.of()));
        assertMeasures(none, 0, 0, 0);
        assertThat(none.recallAtTen()).isNaN();
        assertThat(Judgement.unanswered(expecting("a")).recallAtTen()).isZero();
    }

    @Test
    void scoresAreMeansAndLeaveOutTheRecallThatIsNone() {
        var scores = Scores.of(List.of(
                Judgement.of(expecting("a"), List.of("a")),
                Judgement.of(query("text", List.of("a"), Set.of("a", "b")), List.of("x", "a")),
                Judgement.of(expecting("a"), List.of()),
                Judgement.of(query("none", List.of(), Set.of()), List.of())));
        assertThat(scores).isEqualTo(new Scores(4, 2.0 / 4, 3.0 / 4, 2.5 / 4, 1.5 / 3));
        assertThat(Scores.of(List.of(Judgement.of(query("none", List.of(), Set.of()), List.of())))
                        .recallAtTen())
                .isNaN();
    }

    private static void assertMeasures(Judgement judgement, double atOne, double atFive, double reciprocalRank) {
        assertThat(judgement.successAtOne()).isEqualTo(atOne);
        assertThat(judgement.successAtFive()).isEqualTo(atFive);
        assertThat(judgement.reciprocalRank()).isEqualTo(reciprocalRank, within(1e-12));
        assertThat(judgement.isFirstWrong()).isEqualTo(atOne == 0);
    }

    /** Hits of which the one at this rank is {@code a}. */
    private static List<String> at(int rank) {
        return IntStream.rangeClosed(1, 12)
                .mapToObj(each -> each == rank ? "a" : "other-" + each)
                .toList();
    }

    private static Query expecting(String... top) {
        return query("text", List.of(top), Set.of(top));
    }

    private static Query query(String kind, List<String> top, Set<String> relevant) {
        return new Query("s1", "words", "en", kind, Map.of(), top, relevant);
    }
}
