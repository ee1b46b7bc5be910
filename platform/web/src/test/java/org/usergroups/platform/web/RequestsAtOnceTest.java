package org.usergroups.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

class RequestsAtOnceTest {

    private static final int PLACES = 3;
    private static final int CROWD = 40;
    private static final Duration LONG = Duration.ofSeconds(30);

    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch open = new CountDownLatch(1);
    private final AtomicInteger inside = new AtomicInteger();
    private final FilterChain slow = (request, response) -> {
        inside.incrementAndGet();
        waitUntilOpen();
    };

    @AfterEach
    void everybodyGoes() {
        open.countDown();
        people.close();
    }

    @Test
    void aCrowdIsServedAFewAtOnceSomeWaitAndTheRestIsToldToComeAgain() {
        var filter = filter(LONG);
        var answers = crowd(filter);
        await().until(() -> answers.stream().filter(CompletableFuture::isDone).count() == CROWD - PLACES - 4 * PLACES);
        assertThat(inside).hasValue(PLACES);
        assertThat(answers.stream().filter(CompletableFuture::isDone).map(CompletableFuture::join))
                .allSatisfy(RequestsAtOnceTest::isRefused);

        open.countDown();
        assertThat(answers.stream().map(CompletableFuture::join).filter(answer -> answer.getStatus() == 200))
                .hasSize(PLACES + 4 * PLACES);
    }

    @Test
    void whoWaitsTooLongIsToldSo() throws Exception {
        var filter = filter(Duration.ofMillis(50));
        var first = IntStream.range(0, PLACES)
                .mapToObj(place -> CompletableFuture.supplyAsync(() -> answer(filter, "/api/search", slow), people))
                .toList();
        await().untilAtomic(inside, org.hamcrest.Matchers.is(PLACES));

        isRefused(answer(filter, "/api/search", (request, response) -> {}));
        assertThat(answer(filter, "/actuator/health", (request, response) -> {}).getStatus())
                .isEqualTo(200);

        open.countDown();
        assertThat(first).allSatisfy(one -> assertThat(one.get().getStatus()).isEqualTo(200));
        assertThat(answer(filter, "/api/search", (request, response) -> {}).getStatus())
                .isEqualTo(200);
    }

    @Test
    void placeIsFreeAgainAfterAFailure() {
        var filter = filter(Duration.ofMillis(50));
        FilterChain broken = (request, response) -> {
            throw new ServletException("broken");
        };
        for (var time = 0; time <= PLACES; time++) {
            assertThatExceptionOfType(ServletException.class)
                    .isThrownBy(() -> filter.doFilter(
                            new MockHttpServletRequest("GET", "/api/search"), new MockHttpServletResponse(), broken))
                    .withMessage("broken");
        }
    }

    private List<CompletableFuture<MockHttpServletResponse>> crowd(RequestsAtOnce filter) {
        return IntStream.range(0, CROWD)
                .mapToObj(person -> CompletableFuture.supplyAsync(() -> answer(filter, "/api/search", slow), people))
                .toList();
    }

    private static void isRefused(MockHttpServletResponse answer) {
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("2");
        assertThat(answer.getContentType()).isEqualTo("application/problem+json");
    }

    private static MockHttpServletResponse answer(RequestsAtOnce filter, String path, FilterChain chain) {
        var response = new MockHttpServletResponse();
        try {
            filter.doFilter(new MockHttpServletRequest("GET", path), response, chain);
        } catch (ServletException | IOException broken) {
            throw new AssertionError(broken);
        }
        return response;
    }

    private static RequestsAtOnce filter(Duration patience) {
        var size = DataSize.ofKilobytes(1);
        return new RequestsAtOnce(
                new WebProperties(size, size, PLACES, patience, List.of(), List.of(), List.of(), List.of()),
                JsonMapper.shared());
    }

    private void waitUntilOpen() {
        try {
            open.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
