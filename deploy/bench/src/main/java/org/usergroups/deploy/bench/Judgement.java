package org.usergroups.deploy.bench;

import java.util.HashSet;
import java.util.List;

/**
 * How well one query was answered. The measures go from 0 to 1; where nothing should be found, they say whether nothing was.
 *
 * @param hits the slugs of the first ten hits
 * @param isAnswered whether there was an answer at all; without one every measure is 0
 * @param successAtOne whether the first hit is one of the query's {@code top}
 * @param successAtFive whether one of the first five is
 * @param reciprocalRank 1 divided by the rank of the first hit that is, 0 if none of the ten is
 * @param recallAtTen how many of the ten that could be relevant are; NaN where none could be
 */
record Judgement(
        Query query,
        List<String> hits,
        boolean isAnswered,
        double successAtOne,
        double successAtFive,
        double reciprocalRank,
        double recallAtTen) {

    private static final int FEW = 5;

    static Judgement of(Query query, List<String> found) {
        var hits = found.stream().limit(Query.HITS).toList();
        if (query.expectsNothing()) {
            var isRight = share(hits.isEmpty());
            return new Judgement(query, hits, true, isRight, isRight, isRight, Double.NaN);
        }
        var rank = rank(query, hits);
        return new Judgement(
                query,
                hits,
                true,
                share(rank == 1),
                share(rank >= 1 && rank <= FEW),
                rank == 0 ? 0 : 1.0 / rank,
                recall(query, hits));
    }

    /** A search that fails is never right, not even where nothing should be found. */
    static Judgement unanswered(Query query) {
        var recall = query.expectsNothing() ? Double.NaN : recall(query, List.of());
        return new Judgement(query, List.of(), false, 0, 0, 0, recall);
    }

    boolean isFirstWrong() {
        return successAtOne == 0;
    }

    private static double share(boolean isRight) {
        return isRight ? 1 : 0;
    }

    /** @return 0 if none of the hits is one of the top */
    private static int rank(Query query, List<String> hits) {
        for (var rank = 1; rank <= hits.size(); rank++) {
            if (query.top().contains(hits.get(rank - 1))) {
                return rank;
            }
        }
        return 0;
    }

    private static double recall(Query query, List<String> hits) {
        if (query.relevant().isEmpty()) {
            return Double.NaN;
        }
        var found = new HashSet<>(hits);
        found.retainAll(query.relevant());
        return (double) found.size() / Math.min(Query.HITS, query.relevant().size());
    }
}
