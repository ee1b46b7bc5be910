package org.usergroups.portal.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.usergroups.portal.PortalProperties;

class CrowdTest {
    private static final int PLACES = 3;

    private final Crowd crowd = new Crowd(new PortalProperties(
            URI.create("http://localhost:8080"),
            "secret",
            new PortalProperties.Services(
                    URI.create("http://127.0.0.1:1"),
                    URI.create("http://127.0.0.1:2"),
                    URI.create("http://127.0.0.1:3"),
                    URI.create("http://127.0.0.1:4"),
                    URI.create("http://127.0.0.1:5")),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            PLACES,
            PortalProperties.Sessions.MEMORY));

    @Test
    void whoIsOneTooManyIsToldToComeAgainAndTheOthersAreServed() throws Exception {
        var inside = new CountDownLatch(PLACES);
        var open = new CountDownLatch(1);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var served = Stream.generate(() -> CompletableFuture.supplyAsync(
                            () -> answer("/search", (request, response) -> waitFor(inside, open)), people))
                    .limit(PLACES)
                    .toList();
            assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();

            var refused = answer("/search", (request, response) -> {});
            assertThat(refused.getStatus()).isEqualTo(503);
            assertThat(refused.getHeader("Retry-After")).isNotBlank();
            assertThat(answer("/actuator/health", (request, response) -> {}).getStatus())
                    .isEqualTo(200);

            open.countDown();
            for (var one : served) {
                assertThat(one.get().getStatus()).isEqualTo(200);
            }
        }
        assertThat(answer("/search", (request, response) -> {}).getStatus()).isEqualTo(200);
    }

    @Test
    void placeIsFreeAgainAfterAFailure() {
        FilterChain broken = (request, response) -> {
            throw new ServletException("broken page");
        };
        for (var time = 0; time <= PLACES; time++) {
            assertThatExceptionOfType(ServletException.class)
                    .isThrownBy(() -> crowd.doFilter(
                            new MockHttpServletRequest("GET", "/search"), new MockHttpServletResponse(), broken))
                    .withMessage("broken page");
        }
    }

    private MockHttpServletResponse answer(String path, FilterChain page) {
        var response = new MockHttpServletResponse();
        try {
            crowd.doFilter(new MockHttpServletRequest("GET", path), response, page);
        } catch (ServletException | IOException broken) {
            throw new AssertionError(broken);
        }
        return response;
    }

    private static void waitFor(CountDownLatch inside, CountDownLatch open) {
        inside.countDown();
        try {
            open.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
