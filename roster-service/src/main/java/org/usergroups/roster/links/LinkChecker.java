package org.usergroups.roster.links;

import jakarta.annotation.PreDestroy;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.outgoing.Fetched;
import org.usergroups.platform.web.outgoing.OutgoingFetch;
import org.usergroups.platform.web.outgoing.OutgoingRequest;
import org.usergroups.roster.Turns;
import org.usergroups.roster.groups.Group;
import org.usergroups.roster.groups.Groups;

/**
 * Looks about once a month whether the links of all entries still lead somewhere. However many instances run, a host gets one request
 * in ten seconds: a check walks, request by request, each when its host's turn has come. A host that says when to come again gets none
 * before.
 */
@Component
class LinkChecker {

    private static final Logger log = LoggerFactory.getLogger(LinkChecker.class);

    private static final Duration OF_A_HOST = Duration.ofSeconds(10);
    private static final Duration SWEEP = Duration.ofHours(6);
    private static final Duration UNSEEN = Duration.ofDays(2);
    private static final long PAUSE_MILLIS = 5_000;
    private static final int AT_ONCE = 50;
    private static final int GROUPS = 100;
    private static final int HOPS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> FOR_GOOD = Set.of(301, 308);
    private static final Set<Integer> BUSY = Set.of(429, 503);
    private static final Set<Integer> NOT_FOR_US = Set.of(401, 403, 405, 406, 429, 451, 999);

    private final Links links;
    private final Groups groups;
    private final OutgoingFetch fetch;
    private final Turns turns;
    private final InstantSource clock;
    private final AtomicBoolean isRunning = new AtomicBoolean();
    private final ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();

    LinkChecker(Links links, Groups groups, OutgoingFetch fetch, Turns turns, InstantSource clock) {
        this.links = links;
        this.groups = groups;
        this.fetch = fetch;
        this.turns = turns;
        this.clock = clock;
    }

    /** Slow hosts must not hold up what else is timed. */
    @Scheduled(initialDelay = 12 * PAUSE_MILLIS, fixedDelay = PAUSE_MILLIS)
    void tick() {
        if (isRunning.compareAndSet(false, true)) {
            thread.execute(() -> {
                try {
                    if (turns.take("links of all groups", SWEEP)) {
                        sweep();
                    }
                    round();
                } catch (RuntimeException failed) {
                    log.warn("The links could not be looked at; they are again later", failed);
                } finally {
                    isRunning.set(false);
                }
            });
        }
    }

    @PreDestroy
    void close() {
        thread.shutdownNow();
    }

    /** Takes note of the links of all groups, and forgets those that none has. */
    void sweep() {
        for (var some = groups.list(null, null, GROUPS);
                !some.isEmpty();
                some = groups.list(null, some.getLast().state().slug(), GROUPS)) {
            links.seen(some.stream().flatMap(LinkChecker::urls).distinct().toList());
        }
        links.forgetUnseen(clock.instant().minus(UNSEEN));
    }

    /** The addresses that an entry names. */
    static Stream<String> urls(Stored<Group> group) {
        return group.state().entry().urls();
    }

    /** Makes the requests that are due and whose hosts' turns have come. */
    void round() {
        var due = new ArrayList<>(links.due(AT_ONCE));
        for (var link : due) {
            // First the link, then its host's turn: who does not get the link must not use the turn up.
            if (links.claim(link)) {
                if (turns.take(turnOf(link), OF_A_HOST)) {
                    links.keep(ask(link));
                } else {
                    links.postpone(link, OF_A_HOST);
                }
            }
        }
    }

    private Link ask(Link link) {
        var walk = link.walk() == null ? new Link.Walk(link.url(), false, true, 0) : link.walk();
        URI address;
        try {
            address = URI.create(walk.at());
        } catch (IllegalArgumentException noAddress) {
            return unsure(link, true, "The address cannot be read.");
        }
        var asked = walk.isGet() ? OutgoingRequest.get(address) : OutgoingRequest.head(address);
        return switch (fetch.once(asked)) {
            case Fetched.Answer answer -> answered(link, walk, address, answer);
            case Fetched.Failure failure -> failed(link, walk, failure);
        };
    }

    private static String turnOf(Link link) {
        return "host " + link.host();
    }

    private Link answered(Link link, Link.Walk walk, URI address, Fetched.Answer answer) {
        var status = answer.status();
        if (BUSY.contains(status)) {
            answer.header("retry-after")
                    .flatMap(said -> RetryAfter.read(said, clock.instant()))
                    .ifPresent(pause -> turns.putOff(turnOf(link), pause));
        }
        if (REDIRECTS.contains(status) && answer.header("location").isPresent()) {
            return follow(link, walk, address, status, answer.header("location").orElse(""));
        }
        if (status >= 200 && status < 300) {
            var isMoved = walk.hops() > 0 && walk.isPermanent() && !walk.at().equals(link.url());
            return end(link, isMoved ? Link.Result.moved : Link.Result.ok, false, null, isMoved ? walk.at() : null);
        }
        if (!walk.isGet() && status != 429) {
            return onTheWay(link, new Link.Walk(walk.at(), true, walk.isPermanent(), walk.hops()));
        }
        if (status == 404 || status == 410) {
            return end(
                    link,
                    Link.Result.gone,
                    true,
                    "The server says that there is no such page (%d).".formatted(status),
                    null);
        }
        return unsure(link, !NOT_FOR_US.contains(status), "The server answered with status %d.".formatted(status));
    }

    private Link follow(Link link, Link.Walk walk, URI address, int status, String location) {
        if (walk.hops() == HOPS) {
            return unsure(link, true, "The address leads on and on: more than %d times.".formatted(HOPS));
        }
        try {
            var next = address.resolve(location).toString();
            return Links.host(next).isEmpty() || next.length() > 2_000
                    ? unsure(link, true, "The address leads to one that is none of the web.")
                    : onTheWay(
                            link,
                            new Link.Walk(
                                    next, false, walk.isPermanent() && FOR_GOOD.contains(status), walk.hops() + 1));
        } catch (IllegalArgumentException noAddress) {
            return unsure(link, true, "The address leads to one that cannot be read.");
        }
    }

    private Link failed(Link link, Link.Walk walk, Fetched.Failure failure) {
        return switch (failure.reason()) {
            case UNKNOWN_HOST -> end(link, Link.Result.gone, true, failure.sentence(), null);
            case TOO_LARGE -> end(link, Link.Result.ok, false, null, null);
            case NOT_ALLOWED -> unsure(link, false, failure.sentence());
            case UNREADABLE ->
                walk.isGet()
                        ? unsure(link, false, failure.sentence())
                        : onTheWay(link, new Link.Walk(walk.at(), true, walk.isPermanent(), walk.hops()));
            case UNREACHABLE, TOO_SLOW, TOO_MANY_REDIRECTS -> unsure(link, true, failure.sentence());
        };
    }

    private Link onTheWay(Link link, Link.Walk next) {
        return link.onTheWay(next, Links.host(next.at()).orElse(link.host()), clock.instant());
    }

    private Link unsure(Link link, boolean isFailure, String remark) {
        return end(link, Link.Result.unsure, isFailure, remark, null);
    }

    private Link end(
            Link link, Link.Result result, boolean isFailure, @Nullable String remark, @Nullable String movedTo) {
        return link.checked(
                result, isFailure, remark, movedTo, Links.host(link.url()).orElse(link.host()), clock.instant());
    }
}
