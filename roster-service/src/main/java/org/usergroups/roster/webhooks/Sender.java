package org.usergroups.roster.webhooks;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usergroups.platform.web.outgoing.Fetched;
import org.usergroups.platform.web.outgoing.OutgoingFetch;
import org.usergroups.platform.web.outgoing.OutgoingProperties;
import org.usergroups.platform.web.outgoing.OutgoingRequest;
import org.usergroups.roster.RosterProperties;

/**
 * Sends what is queued. Each endpoint has a few threads of its own at most, so that a slow one holds up nobody but itself.
 * Deliveries to one endpoint may overtake each other; the sequence in their data tells which is newer.
 */
@Component
class Sender {

    private static final Logger log = LoggerFactory.getLogger(Sender.class);
    private static final long LOOK_MILLIS = 1_000;
    private static final int AT_ONCE = 100;
    private static final int IN_A_ROW = 20;
    private static final int GONE = 410;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final SecretSeal seal;
    private final InstantSource clock;
    private final WebhookProperties properties;
    private final OutgoingFetch outgoing;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore all = new Semaphore(AT_ONCE);
    private final Map<String, Integer> workers = new ConcurrentHashMap<>();

    Sender(
            Webhooks webhooks,
            Deliveries deliveries,
            SecretSeal seal,
            InstantSource clock,
            WebhookProperties properties,
            OutgoingProperties outgoing,
            RosterProperties roster) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.seal = seal;
        this.clock = clock;
        this.properties = properties;
        this.outgoing = new OutgoingFetch(outgoing.within(properties.timeout()), roster.publicUrl());
    }

    /** Begins to send what is due; answers at once. */
    @Scheduled(fixedDelay = LOOK_MILLIS)
    void look() {
        var ids = new ArrayList<>(deliveries.webhooksWithWork());
        Collections.shuffle(ids);
        for (var id : ids) {
            while (isFree(id)) {
                if (!all.tryAcquire()) {
                    return;
                }
                workers.merge(id, 1, Integer::sum);
                threads.execute(() -> work(id));
            }
        }
    }

    private boolean isFree(String webhookId) {
        return workers.getOrDefault(webhookId, 0) < properties.atOnce();
    }

    private void work(String webhookId) {
        try {
            for (var count = 0; count < IN_A_ROW; count++) {
                var webhook = webhooks.find(webhookId);
                if (webhook.isEmpty() || webhook.get().state() != Webhook.State.active) {
                    return;
                }
                var delivery = deliveries.claim(webhookId);
                if (delivery.isEmpty()) {
                    return;
                }
                send(webhook.get(), delivery.get());
            }
        } catch (RuntimeException away) {
            log.warn("Deliveries of webhook {} wait: {}", webhookId, away.getMessage());
        } finally {
            workers.computeIfPresent(webhookId, (id, count) -> count == 1 ? null : count - 1);
            all.release();
        }
    }

    private void send(Webhook webhook, Delivery delivery) {
        var now = clock.instant();
        var secrets = webhook.secrets().stream()
                .filter(secret -> secret.isValid(now))
                .map(secret -> seal.open(secret.sealed(), webhook.id()))
                .toList();
        var headers = Signatures.headers(delivery.id(), now, delivery.body(), secrets);
        var began = System.nanoTime();
        var outcome = outgoing.fetch(
                OutgoingRequest.post(URI.create(webhook.url()), delivery.body()).with(headers));
        var millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
        switch (outcome) {
            case Fetched.Answer answer -> {
                var status = answer.status();
                var attempt = new Delivery.Attempt(now, millis, status, null);
                if (status >= 200 && status < 300) {
                    deliveries.delivered(delivery, attempt);
                } else if (status == GONE) {
                    deliveries.failed(delivery, attempt);
                    webhooks.disable(webhook.id(), "The endpoint said that it is gone (410).");
                } else {
                    tryAgain(webhook, delivery, attempt, "It answered %d last.".formatted(status));
                }
            }
            case Fetched.Failure(var _, var sentence) ->
                tryAgain(webhook, delivery, new Delivery.Attempt(now, millis, null, sentence), sentence);
        }
    }

    private void tryAgain(Webhook webhook, Delivery delivery, Delivery.Attempt attempt, @Nullable String reason) {
        var dueAt = clock.instant().plus(pause(delivery.attempts()));
        if (dueAt.isBefore(delivery.queuedAt().plus(properties.giveUpAfter()))) {
            deliveries.again(delivery, attempt, dueAt);
        } else {
            deliveries.failed(delivery, attempt);
            webhooks.disable(
                    webhook.id(),
                    "A delivery did not arrive in %d days. %s"
                            .formatted(properties.giveUpAfter().toDays(), reason));
            log.info("Webhook {} was switched off after {} tries", webhook.id(), delivery.attempts());
        }
    }

    /** Three times as long after each try, give or take a fifth, so that many do not come back at once. */
    static Duration pause(int attempts) {
        var pause = FIRST_PAUSE.toMillis() * Math.pow(3, Math.min(attempts, 20) - 1.0);
        var spread = ThreadLocalRandom.current().nextDouble(0.8, 1.2);
        return Duration.ofMillis((long) (Math.min(pause, LONGEST_PAUSE.toMillis()) * spread));
    }

    @PreDestroy
    void close() throws IOException {
        threads.shutdownNow();
        outgoing.close();
    }
}
