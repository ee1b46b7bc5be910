package org.usergroups.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sheds load: so many requests are under way, a few times as many wait a moment for their turn, and what comes beside them gets 503 with
 * {@code Retry-After}. On virtual threads nothing else is a bound, and what a crowd asks for at once would fill the heap.
 *
 * <p>A request is under way until its answer is sent, which for a picture or an export is as long as its reader takes.
 */
final class RequestsAtOnce extends OncePerRequestFilter {

    private static final String RETRY_AFTER_SECONDS = "2";
    private static final int WAITING_FOR_EACH_PLACE = 4;

    private final long patienceMillis;
    private final Semaphore places;
    private final Semaphore waitingPlaces;
    private final JsonMapper json;

    RequestsAtOnce(WebProperties properties, JsonMapper json) {
        this.patienceMillis = properties.patience().toMillis();
        this.places = new Semaphore(properties.requestsAtOnce(), true);
        this.waitingPlaces = new Semaphore(
                (int) Math.min(Integer.MAX_VALUE, (long) WAITING_FOR_EACH_PLACE * properties.requestsAtOnce()));
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!hasTurn()) {
            refuse(response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            places.release();
        }
    }

    /** Whoever looks after the service is never turned away. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/actuator/");
    }

    private boolean hasTurn() {
        try {
            // With a time, even none, nobody goes before those who wait.
            if (places.tryAcquire(0, TimeUnit.MILLISECONDS)) {
                return true;
            }
            if (!waitingPlaces.tryAcquire()) {
                return false;
            }
            try {
                return places.tryAcquire(patienceMillis, TimeUnit.MILLISECONDS);
            } finally {
                waitingPlaces.release();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void refuse(HttpServletResponse response) throws IOException {
        var problem = Problem.unavailable("Too many ask at once. Nothing was done; try again in a few seconds.");
        response.setStatus(problem.getStatusCode().value());
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem.getBody()));
    }
}
