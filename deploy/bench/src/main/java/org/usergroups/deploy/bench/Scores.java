package org.usergroups.deploy.bench;

import java.util.Collection;
import java.util.function.ToDoubleFunction;

/** The means over queries; NaN where no query counts for a measure. */
record Scores(int queries, double successAtOne, double successAtFive, double reciprocalRank, double recallAtTen) {

    static Scores of(Collection<Judgement> judgements) {
        return new Scores(
                judgements.size(),
                mean(judgements, Judgement::successAtOne),
                mean(judgements, Judgement::successAtFive),
                mean(judgements, Judgement::reciprocalRank),
                mean(judgements, Judgement::recallAtTen));
    }

    private static double mean(Collection<Judgement> judgements, ToDoubleFunction<Judgement> measure) {
        return judgements.stream()
                .mapToDouble(measure)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }
}
