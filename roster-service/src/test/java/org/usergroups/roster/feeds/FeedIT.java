package org.usergroups.roster.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.usergroups.platform.testing.MovableClock;
import org.usergroups.roster.Calls;
import org.usergroups.roster.RunningRoster;
import tools.jackson.databind.JsonNode;

@RunningRoster
@Import(RunningRoster.MovableTime.class)
class FeedIT {

    @Autowired
    private Calls calls;

    @Autowired
    private MovableClock clock;

    @Autowired
    private FeedFollower follower;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private volatile int status = 200;
    private volatile String calendar = "";
    private String ana = "";
    private String group = "";

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/own.ics", exchange -> {
            try (exchange) {
                var known = exchange.getRequestHeaders().getFirst("If-None-Match");
                asked.add(String.valueOf(known));
                var tag = "\"" + calendar.hashCode() + "\"";
                var answer = status == 200 && tag.equals(known) ? 304 : status;
                var body = calendar.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("ETag", tag);
                exchange.sendResponseHeaders(answer, answer == 200 ? body.length : -1);
                if (answer == 200) {
                    exchange.getResponseBody().write(body);
                }
            }
        });
        server.start();
        ana = calls.member("feeds@mail.example");
        group = calls.group(ana, Map.of("name", "Feeds", "zone", "Europe/Lisbon"));
        calendar = file(event("one", 5, "One"), event("two", 9, "Two"));
    }

    @AfterEach
    void stop() {
        server.stop(0);
        calls.delete(feed(), ana, null);
    }

    @Test
    void eventsOfTheGroupsCalendarBecomeMeetingsThatOnlyTheCalendarChanges() {
        name();
        follower.follow();
        assertThat(titles("planned")).containsExactly("One", "Two");
        var one = meetings().getFirst();
        assertThat(one.path("source").asString()).isEqualTo("feed");
        var refused = calls.patch("/api/roster/meetings/" + one.path("id").asString(), ana, 1, "{\"title\": \"Mine\"}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("detail").asString()).contains("own calendar");

        calendar = file(event("one", 6, "One, moved"));
        later();
        assertThat(titles("planned")).containsExactly("One, moved");
        assertThat(titles("called-off")).containsExactly("Two");
        assertThat(meetings().getFirst().path("id")).isEqualTo(one.path("id"));
        assertThat(state().path("problem").isNull()).isTrue();
        assertThat(state().path("meetings").asInt()).isEqualTo(1);
    }

    @Test
    void calendarThatHasNotChangedIsAskedPolitelyAndConditionally() {
        name();
        follower.follow();
        follower.follow();
        assertThat(asked).containsExactly("null");
        later();
        assertThat(asked).containsExactly("null", "\"" + calendar.hashCode() + "\"");
        assertThat(titles("planned")).containsExactly("One", "Two");
    }

    @Test
    void calendarThatHasNotChangedIsReadWholeOnceADayForTheHalfYearToCome() {
        calendar = file(event("weekly", 2, "Weekly\r\nRRULE:FREQ=WEEKLY"));
        name();
        follower.follow();
        assertThat(titles("planned")).hasSize(12);
        for (var days = 0; days < 15; days++) {
            clock.advance(Duration.ofDays(1));
            follower.follow();
        }
        assertThat(titles("planned")).hasSize(14);
    }

    @Test
    void eventThatBecomesPrivateIsShownNoMore() {
        name();
        follower.follow();
        calendar = file(event("one", 5, "One"), event("two", 9, "Two\r\nCLASS:PRIVATE"));
        later();
        assertThat(meetings()).hasSize(1);
        assertThat(titles("planned")).containsExactly("One");
    }

    @Test
    void whatWasReadLastStaysWhileTheCalendarIsAwayAndTheOrganizerIsToldWhy() {
        name();
        follower.follow();
        status = 500;
        later();
        assertThat(titles("planned")).containsExactly("One", "Two");
        assertThat(state().path("problem").asString()).contains("status 500");
        assertThat(state().path("fetchedAt").isNull()).isFalse();
        clock.advance(Duration.ofMinutes(29));
        follower.follow();
        assertThat(asked).hasSize(2);
        clock.advance(Duration.ofMinutes(2));
        follower.follow();
        assertThat(asked).hasSize(3);
        clock.advance(Duration.ofMinutes(31));
        follower.follow();
        assertThat(asked).as("the second pause is longer").hasSize(3);

        status = 200;
        calendar = "<html>Moved to another house</html>";
        later();
        assertThat(state().path("problem").asString()).contains("no calendar");
        assertThat(titles("planned")).containsExactly("One", "Two");
    }

    @Test
    void evenInstancesThatFollowAtTheSameTimeFetchOnce() {
        name();
        IntStream.range(0, 8).parallel().forEach(instance -> follower.follow());
        assertThat(asked).hasSize(1);
    }

    @Test
    void calendarThatIsTakenAwayTakesItsComingMeetingsAlong() {
        name();
        follower.follow();
        assertThat(calls.delete(feed(), ana, null).status()).isEqualTo(204);
        assertThat(meetings()).isEmpty();
        assertThat(calls.get(feed(), ana, Map.of()).status()).isEqualTo(404);
        clock.advance(Duration.ofMinutes(4));
        name();
        follower.follow();
        assertThat(titles("planned")).containsExactly("One", "Two");
    }

    @Test
    void meetingOfACalendarThatIsNoLongerFollowedIsForPeopleToChange() {
        name();
        follower.follow();
        clock.advance(Duration.ofDays(6));
        var one = "/api/roster/meetings/" + meetings().getFirst().path("id").asString();
        assertThat(calls.patch(one, ana, 1, "{\"title\": \"Mine\"}").status()).isEqualTo(409);
        calls.delete(feed(), ana, null);
        assertThat(calls.patch(one, ana, 1, "{\"title\": \"Mine\"}").status()).isEqualTo(200);
        assertThat(calls.get(one).text("source")).isEqualTo("portal");
        name();
        follower.follow();
        assertThat(calls.delete(one, ana, 2).status()).isEqualTo(204);
        var two = meetings().getFirst();
        assertThat(two.path("title").asString()).isEqualTo("Two");
        assertThat(calls.delete("/api/roster/meetings/" + two.path("id").asString(), ana, null)
                        .status())
                .isEqualTo(409);
    }

    @Test
    void slowHostIsAskedOneAtATimeAndHoldsUpNoOther() throws Exception {
        var released = new CountDownLatch(1);
        var waiting = new AtomicInteger();
        var slow = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            slow.setExecutor(threads);
            slow.createContext("/slow.ics", exchange -> {
                try (exchange) {
                    waiting.incrementAndGet();
                    released.await();
                    exchange.sendResponseHeaders(500, -1);
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            });
            slow.start();
            for (var name : List.of("Slow", "Slow too")) {
                var url = "http://localhost:" + slow.getAddress().getPort() + "/slow.ics";
                calls.put(
                        "/api/roster/groups/" + calls.group(ana, Map.of("name", name)) + "/calendar-feed",
                        ana,
                        Map.of("url", url));
            }
            clock.advance(Duration.ofSeconds(1));
            name();
            threads.execute(follower::follow);
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(titles("planned")).containsExactly("One", "Two"));
            assertThat(waiting).hasValue(1);
            released.countDown();
            await().atMost(Duration.ofSeconds(10)).until(() -> waiting.get() == 2);
        } finally {
            released.countDown();
            slow.stop(0);
        }
    }

    @Test
    void namingTheSameAddressAgainFetchesNotAllTheTime() {
        name();
        follower.follow();
        name();
        follower.follow();
        calls.delete(feed(), ana, null);
        name();
        follower.follow();
        assertThat(asked).hasSize(1);
        clock.advance(Duration.ofMinutes(4));
        follower.follow();
        assertThat(asked).containsExactly("null", "null");
    }

    @Test
    void onlyOrganizersNameAndSeeTheCalendar() {
        name();
        var other = calls.member("no-feeds@mail.example");
        assertThat(calls.put(feed(), other, Map.of("url", "https://a.example/a.ics"))
                        .status())
                .isEqualTo(403);
        assertThat(calls.get(feed(), other, Map.of()).status()).isEqualTo(403);
        assertThat(calls.get(feed()).status()).isEqualTo(401);
        assertThat(calls.put(feed(), ana, Map.of("url", "file:///etc/passwd")).status())
                .isEqualTo(422);
        assertThat(calls.put(feed(), ana, Map.of("url", "http://10.0.0.1/a.ics"))
                        .status())
                .isEqualTo(200);
        follower.follow();
        assertThat(state().path("problem").asString()).contains("no public web address");
    }

    private void name() {
        var url = "http://127.0.0.1:" + server.getAddress().getPort() + "/own.ics";
        assertThat(calls.put(feed(), ana, Map.of("url", url)).status()).isEqualTo(200);
    }

    private void later() {
        clock.advance(Duration.ofHours(7));
        follower.follow();
    }

    private String feed() {
        return "/api/roster/groups/" + group + "/calendar-feed";
    }

    private JsonNode state() {
        return calls.get(feed(), ana, Map.of()).body();
    }

    private List<JsonNode> meetings() {
        return calls.get("/api/roster/groups/" + group + "/meetings")
                .body()
                .path("items")
                .valueStream()
                .sorted(java.util.Comparator.comparing(
                        meeting -> meeting.path("startsAt").asString()))
                .toList();
    }

    private List<String> titles(String status) {
        return meetings().stream()
                .filter(meeting -> meeting.path("status").asString().equals(status))
                .map(meeting -> meeting.path("title").asString())
                .toList();
    }

    private String event(String uid, int daysAhead, String title) {
        var start = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
                .withZone(ZoneOffset.UTC)
                .format(clock.instant().plus(Duration.ofDays(daysAhead)));
        return "BEGIN:VEVENT\r\nUID:%s\r\nDTSTART:%s\r\nSUMMARY:%s\r\nEND:VEVENT\r\n".formatted(uid, start, title);
    }

    private static String file(String... events) {
        return "BEGIN:VCALENDAR\r\n" + String.join("", events) + "END:VCALENDAR\r\n";
    }
}
