package org.usergroups.roster.webhooks;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
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
 * Sends what is queued. Each endpoint, host and group has a few threads at most, and endpoints that have failed last have one each and
 * half of all together, so that slow ones hold up nobody but themselves.
 * Deliveries to one endpoint may overtake each other; the sequence in their data tells which is newer.
 */
@Component
class Sender {

    private static final Logger log = LoggerFactory.getLogger(Sender.class);
    private static final long LOOK_MILLIS = 1_000;
    private static final int AT_ONCE = 100;
    private static final int FAILING_AT_ONCE = AT_ONCE / 2;
    private static final int OF_A_HOST = 4;
    private static final int OF_A_GROUP = 4;
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
    private final Shares shares = new Shares();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

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
        var known = webhooks.withIds(ids).stream().collect(Collectors.toMap(Webhook::id, webhook -> webhook));
        for (var id : ids) {
            var webhook = known.get(id);
            if (webhook == null) {
                deliveries.deleteAllOf(id);
                failing.remove(id);
            } else if (webhook.state() != Webhook.State.active) {
                hold(id);
            } else {
                begin(webhook);
            }
        }
    }

    private void hold(String webhookId) {
        deliveries.hold(webhookId);
        // It may have been switched on in between.
        webhooks.find(webhookId)
                .filter(now -> now.state() == Webhook.State.active)
                .ifPresent(now -> deliveries.restart(webhookId));
    }

    private void begin(Webhook webhook) {
        for (var count = 0; count < properties.atOnce(); count++) {
            var its = sharesOf(webhook);
            if (!shares.take(its)) {
                return;
            }
            threads.execute(() -> work(webhook.id(), its));
        }
    }

    private List<Shares.Share> sharesOf(Webhook webhook) {
        var isFailing = failing.contains(webhook.id());
        var its = new ArrayList<Shares.Share>();
        its.add(new Shares.Share("all", AT_ONCE));
        its.add(new Shares.Share("webhook " + webhook.id(), isFailing ? 1 : properties.atOnce()));
        its.add(new Shares.Share("host " + URI.create(webhook.url()).getAuthority(), OF_A_HOST));
        if (webhook.groupId() != null) {
            its.add(new Shares.Share("group " + webhook.groupId(), OF_A_GROUP));
        }
        if (isFailing) {
            its.add(new Shares.Share("failing", FAILING_AT_ONCE));
        }
        return its;
    }

    private void work(String webhookId, List<Shares.Share> taken) {
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
                if (!send(webhook.get(), delivery.get())) {
                    failing.add(webhookId);
                    return;
                }
                failing.remove(webhookId);
            }
        } catch (RuntimeException away) {
            log.warn("Deliveries of webhook {} wait: {}", webhookId, away.getMessage());
        } finally {
            shares.giveBack(taken);
        }
    }

    /** Whether it arrived. */
    private boolean send(Webhook webhook, Delivery delivery) {
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
                    return true;
                }
                if (status == GONE) {
                    deliveries.failed(delivery, attempt);
                    webhooks.disable(webhook.id(), "The endpoint said that it is gone (410).");
                } else {
                    tryAgain(webhook, delivery, attempt, "It answered %d last.".formatted(status));
                }
            }
            case Fetched.Failure(var _, var sentence) ->
                tryAgain(webhook, delivery, new Delivery.Attempt(now, millis, null, sentence), sentence);
        }
        return false;
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
