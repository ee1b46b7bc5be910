package org.usergroups.deploy.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Threads of the lists: their authors join by confirming a mail, as everybody does, and then write to the list. */
final class Threads {

    private static final Duration MAIL_ARRIVES_WITHIN = Duration.ofSeconds(60);
    private static final Duration ARCHIVED_WITHIN = Duration.ofSeconds(60);
    private static final Pattern CONFIRMATION = Pattern.compile("/lists/confirm/([A-Za-z0-9_-]+)");
    private static final int PAUSE_MILLIS = 150;

    private final Api api;
    private final Mailbox mailbox;
    private final PostOffice postOffice;
    private final Clock clock;

    /** Somebody who has to be on a list before they can write to it. */
    private record Subscriber(String list, String address) {}

    Threads(Api api, Mailbox mailbox, PostOffice postOffice, Clock clock) {
        this.api = api;
        this.mailbox = mailbox;
        this.postOffice = postOffice;
        this.clock = clock;
    }

    String load(Progress progress) throws IOException, InterruptedException {
        var missing = new ArrayList<MailThread>();
        for (var thread : MailThread.all()) {
            if (!isWhole(thread)) {
                missing.add(thread);
            }
        }
        var outside = join(missing);
        var sent = new ArrayList<MailThread>();
        for (var thread : missing) {
            if (progress.part("thread " + thread.name(), () -> send(thread, outside))) {
                sent.add(thread);
            }
        }
        awaitArchive(sent);
        return "%d threads (%d new)".formatted(MailThread.all().size(), sent.size());
    }

    /** Lets authors join their lists; answers those who have not, since no mail came for them. */
    private Set<Subscriber> join(List<MailThread> threads) throws IOException, InterruptedException {
        var waiting = new LinkedHashSet<Subscriber>();
        for (var thread : threads) {
            waiting.addAll(authors(thread));
        }
        for (var subscriber : waiting) {
            api.post(
                    "/api/list/lists/" + subscriber.list() + "/subscriptions",
                    Map.of("email", subscriber.address()),
                    "demo-subscription-" + subscriber.address());
        }
        var limit = System.nanoTime() + MAIL_ARRIVES_WITHIN.toNanos();
        while (!waiting.isEmpty() && System.nanoTime() < limit) {
            for (var subscriber : List.copyOf(waiting)) {
                var token = mailbox.token(subscriber.address(), CONFIRMATION);
                if (token.isPresent()) {
                    api.post("/api/list/confirmations/" + token.get(), "demo-confirmation-" + subscriber.address());
                    waiting.remove(subscriber);
                }
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        return waiting;
    }

    private static Set<Subscriber> authors(MailThread thread) {
        return thread.letters().stream()
                .map(letter -> new Subscriber(thread.list(), letter.address()))
                .collect(Collectors.toSet());
    }

    /**
     * Sends nothing before all authors are on the list, or their mails would be held. What of a thread is there already keeps its
     * times, so that sending it again adds nothing.
     */
    private void send(MailThread thread, Set<Subscriber> outside) throws IOException, InterruptedException {
        if (!Collections.disjoint(authors(thread), outside)) {
            throw new IOException("no mail to confirm with came for one of its authors; load the demo world again");
        }
        var address =
                api.get("/api/list/lists/" + thread.list()).path("address").asText();
        var began = archived(thread)
                .map(head -> Instant.parse(head.path("startedAt").asText()))
                .orElse(thread.began(LocalDate.now(clock)));
        postOffice.send(thread, address, began);
    }

    private void awaitArchive(List<MailThread> threads) throws IOException, InterruptedException {
        var waiting = new ArrayList<>(threads);
        var limit = System.nanoTime() + ARCHIVED_WITHIN.toNanos();
        while (!waiting.isEmpty()) {
            if (isWhole(waiting.getFirst())) {
                waiting.removeFirst();
            } else if (System.nanoTime() > limit) {
                throw new IOException(
                        "mails to " + waiting.getFirst().list() + " were taken, but are not in its archive yet");
            } else {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        }
    }

    private boolean isWhole(MailThread thread) throws IOException, InterruptedException {
        return archived(thread)
                .filter(head -> head.path("posts").asInt() >= thread.letters().size())
                .isPresent();
    }

    private Optional<JsonNode> archived(MailThread thread) throws IOException, InterruptedException {
        var heads = api.get("/api/list/lists/" + thread.list() + "/threads?size=100")
                .path("items");
        return StreamSupport.stream(heads.spliterator(), false)
                .filter(head -> head.path("subject").asText().equals(thread.subject()))
                .findFirst();
    }
}
