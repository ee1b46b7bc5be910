package org.usergroups.deploy.bench;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import tools.jackson.databind.JsonNode;

/** Looks for words by the search, as everybody does. */
record Finder(Portal portal, Semaphore turns, Latencies latencies, Tally failures) {

    /** @param atOnce how many searches may be under way; more wait, so that a slow search is not buried under questions */
    static Finder of(Portal portal, int atOnce) {
        return new Finder(portal, new Semaphore(atOnce, true), new Latencies(), new Tally());
    }

    /** Whether a word finds its group. A hit on a word that is only alike does not count. */
    boolean finds(BenchGroup group, String word) throws InterruptedException {
        return finds(group, word, word);
    }

    /** Whether a word finds its group, and finds it as it is since its newest edit. */
    boolean finds(BenchGroup group, String word, String newest) throws InterruptedException {
        turns.acquire();
        try {
            var begin = System.nanoTime();
            var answer = portal.get("/api/search?size=5&q=" + word);
            latencies.add(System.nanoTime() - begin);
            if (!answer.isSuccess()) {
                failures.add("search: " + answer.reason());
                return false;
            }
            return isFound(answer.json(), group.slug(), word, newest);
        } catch (IOException away) {
            failures.add("search: " + away.getClass().getSimpleName());
            return false;
        } finally {
            turns.release();
        }
    }

    static boolean isFound(JsonNode answer, String slug, String word, String newest) {
        for (var hit : answer.path("items")) {
            if (hit.path("slug").asString("").equals(slug)) {
                return shows(hit, word) && shows(hit, newest);
            }
        }
        return false;
    }

    private static boolean shows(JsonNode hit, String word) {
        if (hit.path("summary").asString("").contains(word)) {
            return true;
        }
        for (var passage : hit.path("highlights")) {
            if (passage.asString("").contains("<mark>" + word + "</mark>")) {
                return true;
            }
        }
        return false;
    }
}
