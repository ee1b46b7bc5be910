package org.usergroups.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SteadyTest {

    private static final List<Question> QUESTIONS = List.of(new Question("topic", "/api/search?q=go"));

    @Test
    void errorsAndEmptyAnswersAreSeen() throws Exception {
        var enough = new CountDownLatch(30);
        var asked = new AtomicInteger();
        try (var search = new FakeSearch(path -> {
            enough.countDown();
            return switch (asked.getAndIncrement() % 3) {
                case 0 -> new Answer(200, "{\"items\": [{}]}");
                case 1 -> new Answer(200, "{\"items\": []}");
                default -> new Answer(503, "{\"title\": \"Service away\"}");
            };
        })) {
            var steady = Steady.begin(search.port(), QUESTIONS, 200);
            enough.await();
            steady.close();
            assertThat(steady.sent()).isEqualTo(asked.get()).isGreaterThanOrEqualTo(30);
            assertThat(steady.failures().sum()).isBetween(20L, asked.get() * 2L / 3 + 1);
        }
    }

    @Test
    void timeCountsFromWhenASearchWasDue() throws Exception {
        var enough = new CountDownLatch(20);
        try (var search = new FakeSearch(path -> {
            enough.countDown();
            return new Answer(200, "{\"items\": [{}]}");
        })) {
            var steady = Steady.begin(search.port(), QUESTIONS, 500);
            enough.await();
            steady.close();
            assertThat(steady.failures().sum()).isZero();
            assertThat(steady.latencies().count()).isEqualTo((int) steady.sent());
        }
    }
}
