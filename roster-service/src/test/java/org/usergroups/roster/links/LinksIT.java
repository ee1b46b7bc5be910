package org.usergroups.roster.links;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.usergroups.platform.testing.MovableClock;
import org.usergroups.platform.web.outgoing.OutgoingFetch;
import org.usergroups.roster.Calls;
import org.usergroups.roster.RunningRoster;
import org.usergroups.roster.Turns;
import org.usergroups.roster.groups.Groups;
import tools.jackson.databind.JsonNode;

/** The link checker against a server of our own, with two instances at work. */
@RunningRoster
@Import(RunningRoster.MovableTime.class)
class LinksIT {

    private static final Duration TURN = Duration.ofSeconds(10);

    private record Asked(String method, String path, String agent, Instant at) {}

    @Autowired
    private Calls calls;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Links links;

    @Autowired
    private DeadLinks deadLinks;

    @Autowired
    private Groups groups;

    @Autowired
    private OutgoingFetch fetch;

    @Autowired
    private Turns turns;

    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
    private final Map<String, String> locations = new ConcurrentHashMap<>();
    private final Map<String, String> pauses = new ConcurrentHashMap<>();
    private HttpServer server;
    private String base = "";

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                var path = exchange.getRequestURI().getPath();
                var method = exchange.getRequestMethod();
                asked.add(
                        new Asked(method, path, exchange.getRequestHeaders().getFirst("User-Agent"), clock.instant()));
                if (locations.containsKey(path)) {
                    exchange.getResponseHeaders().add("Location", locations.get(path));
                }
                if (pauses.containsKey(path)) {
                    exchange.getResponseHeaders().add("Retry-After", pauses.get(path));
                }
                exchange.sendResponseHeaders(
                        statuses.getOrDefault(method + " " + path, statuses.getOrDefault(path, 200)), -1);
            }
        });
        server.start();
        base = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        groups.list(null, null, 100).stream()
                .filter(group -> LinkChecker.urls(group).anyMatch(url -> url.startsWith(base)))
                .forEach(group -> calls.delete(
                        "/api/roster/groups/" + group.id(), calls.member("links@mail.example"), group.version()));
        clock.advance(Duration.ofDays(3));
        links.forgetUnseen(clock.instant().minus(Duration.ofDays(2)));
    }

    @Test
    void linkThatAnswersIsAskedForItsHeadOnceAMonthAndToldWhoAsks() throws Exception {
        var slug = group("/well");
        work(3);
        assertThat(asked).singleElement().satisfies(one -> {
            assertThat(one.method()).isEqualTo("HEAD");
            assertThat(one.agent()).startsWith("Usergroups/1.0 (+http");
        });
        assertThat(view(slug)).contains("\"result\":\"ok\"", "\"broken\":false");
        clock.advance(Duration.ofDays(29));
        work(2);
        assertThat(asked).hasSize(1);
        clock.advance(Duration.ofDays(1));
        work(2);
        assertThat(asked).hasSize(2);
    }

    @Test
    void hostGetsOneRequestInTenSecondsHoweverManyLinksAndInstancesThereAre() throws Exception {
        statuses.put("/old", 301);
        locations.put("/old", base + "/new");
        statuses.put("HEAD /head", 405);
        group("/one", "/two", "/old", "/head");
        work(10);
        assertThat(asked.stream().map(one -> one.method() + " " + one.path()))
                .containsExactlyInAnyOrder(
                        "HEAD /one", "HEAD /two", "HEAD /old", "HEAD /new", "HEAD /head", "GET /head");
        for (var at = 1; at < asked.size(); at++) {
            assertThat(Duration.between(asked.get(at - 1).at(), asked.get(at).at()))
                    .isGreaterThanOrEqualTo(TURN);
        }
    }

    @Test
    void hostThatSaysWhenToComeAgainGetsNoRequestBeforeForAnyOfItsLinks() throws Exception {
        statuses.put("/busy", 503);
        pauses.put("/busy", "120");
        group("/busy");
        work(1);
        group("/other");
        work(9);
        assertThat(asked.stream().map(Asked::path)).containsExactly("/busy");
        pauses.clear();
        work(6);
        assertThat(asked.stream().map(Asked::path)).contains("/other");
    }

    @Test
    void groupsShareWhatIsKnownOfAnAddress() throws Exception {
        group("/shared");
        group("/shared");
        work(4);
        assertThat(asked).hasSize(1);
    }

    @Test
    void permanentRedirectIsToldWithTheNewAddressAndAnotherIsNot() throws Exception {
        statuses.put("/moved", 308);
        locations.put("/moved", "/there");
        statuses.put("/away", 302);
        locations.put("/away", "/there");
        var slug = group("/moved", "/away");
        work(6);
        assertThat(view(slug)).contains("\"movedTo\":\"" + base + "/there\"").containsOnlyOnce("\"result\":\"moved\"");
    }

    @Test
    void linkIsBrokenWhenThreeChecksOverAWeekHaveFailedAndWellAgainAfterOne() throws Exception {
        statuses.put("/dead", 404);
        var slug = group("/dead");
        work(3);
        assertThat(view(slug)).contains("\"result\":\"gone\"", "\"broken\":false");
        clock.advance(Duration.ofHours(85));
        work(3);
        assertThat(view(slug)).contains("\"broken\":false");
        assertThat(deadLinks.all(100)).noneMatch(dead -> dead.url().startsWith(base));
        clock.advance(Duration.ofHours(85));
        work(3);
        assertThat(view(slug)).contains("\"broken\":true", "no such page (404)");
        assertThat(deadLinks.all(100)).anyMatch(dead -> dead.url().equals(base + "/dead"));
        statuses.put("/dead", 200);
        clock.advance(Duration.ofDays(31));
        work(3);
        assertThat(view(slug)).contains("\"result\":\"ok\"", "\"broken\":false");
    }

    @Test
    void siteThatDoesNotTalkToMachinesIsNeverBroken() throws Exception {
        statuses.put("/closed", 403);
        var slug = group("/closed");
        for (var month = 0; month < 4; month++) {
            work(3);
            clock.advance(Duration.ofDays(31));
        }
        assertThat(view(slug)).contains("\"result\":\"unsure\"", "\"broken\":false");
    }

    @Test
    void everybodyIsToldWhenALinkWasSeenWorkingAndOfAFailureOnlyWhenItHasLasted() throws Exception {
        var slug = group("/well", "/talk");
        assertThat(entry(slug).path("websiteCheck").isNull()).isTrue();
        var looked = clock.instant();
        work(3);
        var website = entry(slug).path("websiteCheck");
        assertThat(website.path("ok").asBoolean()).isTrue();
        assertThat(Instant.parse(website.path("workedAt").asString())).isBetween(looked, clock.instant());
        assertThat(entry(slug).at("/channels/0/ok").asBoolean()).isTrue();

        statuses.put("/talk", 404);
        clock.advance(Duration.ofDays(30));
        work(10);
        var once = entry(slug).path("channels").path(0);
        assertThat(once.path("ok").asBoolean()).isTrue();
        assertThat(Instant.parse(once.path("checkedAt").asString()))
                .isAfter(Instant.parse(once.path("workedAt").asString()));
        assertThat(once.path("unreachableSince").isNull()).isTrue();
        for (var count = 0; count < 3; count++) {
            clock.advance(Duration.ofHours(84));
            work(10);
        }
        var lasting = entry(slug).path("channels").path(0);
        assertThat(lasting.path("ok").asBoolean()).isFalse();
        assertThat(Instant.parse(lasting.path("unreachableSince").asString())).isBefore(clock.instant());
        assertThat(lasting.has("remark")).isFalse();
    }

    @Test
    void privateAddressIsNotAskedAndOnlyOrganizersSeeWhatIsKnown() throws Exception {
        var owner = calls.member("links@mail.example");
        var slug = calls.group(owner, Map.of("name", "Private", "url", "http://10.1.2.3/"));
        work(2);
        assertThat(view(slug)).contains("\"result\":\"unsure\"", "no public web address");
        assertThat(calls.get("/api/roster/groups/" + slug + "/links", calls.member("nosy@mail.example"), Map.of())
                        .status())
                .isEqualTo(403);
    }

    private String group(String... paths) {
        var channels = List.of(paths).stream()
                .skip(1)
                .map(path -> Map.of("type", "chat", "url", base + path))
                .toList();
        return calls.group(
                calls.member("links@mail.example"),
                Map.of("name", "Links", "url", base + paths[0], "channels", channels));
    }

    /** The entry as visitors see it in a list, which is read anew each time. */
    private JsonNode entry(String slug) {
        return calls.get("/api/roster/groups?size=100")
                .body()
                .path("items")
                .valueStream()
                .filter(group -> group.path("slug").asString().equals(slug))
                .findFirst()
                .orElseThrow();
    }

    private String view(String slug) {
        return calls.get("/api/roster/groups/" + slug + "/links", calls.member("links@mail.example"), Map.of())
                .text();
    }

    /** Lets two instances work at the same moment, for so many turns of a host. */
    private void work(int times) throws Exception {
        checker().sweep();
        for (var turn = 0; turn < times; turn++) {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var done : threads.invokeAll(List.<Callable<Object>>of(
                        Executors.callable(checker()::round), Executors.callable(checker()::round)))) {
                    done.get();
                }
            }
            clock.advance(TURN);
        }
    }

    private LinkChecker checker() {
        return new LinkChecker(links, groups, fetch, turns, clock);
    }
}
