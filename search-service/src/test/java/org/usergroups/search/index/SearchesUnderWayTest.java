package org.usergroups.search.index;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SearchesUnderWayTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final SearchesUnderWay searches = new SearchesUnderWay();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch answered = new CountDownLatch(1);

    @AfterEach
    void end() {
        answered.countDown();
        threads.close();
    }

    @Test
    @Timeout(20)
    void whoGivesWayGoesOnWhenTheLastSearchIsAnswered() throws Exception {
        searches.giveWay(LONG);
        var begun = new CountDownLatch(2);
        var first = search(begun);
        var second = search(begun);
        begun.await();
        var waiting = new CompletableFuture<Void>();
        var thread = Thread.ofVirtual().start(() -> {
            giveWay(LONG);
            waiting.complete(null);
        });
        await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        answered.countDown();
        waiting.get(10, SECONDS);
        assertThat(first.get()).isEqualTo("found");
        assertThat(second.get()).isEqualTo("found");
    }

    @Test
    @Timeout(20)
    void nobodyGivesWayForEver() throws Exception {
        var begun = new CountDownLatch(1);
        search(begun);
        begun.await();
        searches.giveWay(Duration.ofMillis(20));
        assertThat(answered.getCount()).as("the search is still under way").isOne();
    }

    @Test
    @Timeout(20)
    void aSearchThatFailsIsOver() throws Exception {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> searches.during(() -> {
                    throw new IllegalStateException("refused");
                }));
        searches.giveWay(LONG);
    }

    private CompletableFuture<String> search(CountDownLatch begun) {
        return CompletableFuture.supplyAsync(
                () -> searches.during(() -> {
                    begun.countDown();
                    try {
                        answered.await();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                    return "found";
                }),
                threads);
    }

    private void giveWay(Duration atMost) {
        try {
            searches.giveWay(atMost);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
