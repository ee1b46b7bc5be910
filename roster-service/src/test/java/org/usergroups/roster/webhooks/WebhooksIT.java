package org.usergroups.roster.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.usergroups.platform.testing.Backends;
import org.usergroups.platform.testing.MovableClock;
import org.usergroups.platform.testing.TestEvents;
import org.usergroups.platform.web.outgoing.OutgoingProperties;
import org.usergroups.roster.Calls;
import org.usergroups.roster.RosterProperties;
import org.usergroups.roster.groups.PartOfGroup;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Backends
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "usergroups.portal-client-secret=portal",
            "usergroups.operator-client-secret=operator",
            "usergroups.outgoing.allow-loopback=true",
            "usergroups.webhooks.timeout=3s",
            "spring.cloud.stream.bindings.webhooksTold-in-0.group=roster-webhooks-alone"
        })
@Import(Calls.class)
class WebhooksIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Autowired
    private TestEvents events;

    @Autowired
    private Calls calls;

    @Autowired
    private JsonMapper json;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Webhooks webhooks;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private SecretSeal seal;

    @Autowired
    private WebhookProperties properties;

    @Autowired
    private OutgoingProperties outgoing;

    @Autowired
    private RosterProperties roster;

    @Autowired
    private List<PartOfGroup> parts;

    private final String ana = "ana-" + UUID.randomUUID() + "@mail.example";
    private final List<AutoCloseable> opened = new ArrayList<>();

    /** The time too goes back: a broker takes no event of more than an hour ahead. */
    @AfterEach
    void close() throws Exception {
        clock.advance(Duration.between(clock.instant(), Instant.now()));
        for (var one : opened) {
            one.close();
        }
    }

    @Test
    void whatHappensInAGroupIsSentAndSignedAsStandardWebhooksSays() throws Exception {
        var endpoint = endpoint();
        var group = group();
        var webhook = webhook(group, endpoint);
        var secret = webhook.path("secret").asString();
        assertThat(secret).startsWith("whsec_");
        assertThat(calls.get("/api/roster/webhooks/" + id(webhook), calls.member(ana))
                        .body()
                        .path("secret")
                        .isNull())
                .as("shown once")
                .isTrue();

        change(group, "Porto");
        await().atMost(SOON).untilAsserted(() -> assertThat(endpoint.messages()).hasSize(1));
        var message = endpoint.messages().getFirst();
        var content = json.readTree(message.body());
        assertThat(content.path("type").asString()).isEqualTo("group.changed");
        assertThat(content.path("data").path("city").asString()).isEqualTo("Porto");
        assertThat(message.signature()).isEqualTo("v1," + signature(secret, message));
    }

    @Test
    void deletionsAreToldTooAndThenTheWebhookIsGone() {
        var endpoint = endpoint();
        var group = group();
        var webhook = webhook(group, endpoint);
        var meeting = calls.post(
                "/api/roster/groups/" + id(group) + "/meetings",
                calls.member(ana),
                Map.of("title", "Evening", "startsAtLocal", "2027-03-02T19:00", "zone", "Europe/Lisbon"));
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(endpoint.messages("meeting.changed")).hasSize(1));
        assertThat(calls.delete("/api/roster/groups/" + id(group), calls.member(ana), 1)
                        .status())
                .isEqualTo(204);
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(endpoint.messages("group.deleted")).hasSize(1);
            assertThat(endpoint.messages("meeting.deleted"))
                    .singleElement()
                    .satisfies(message -> assertThat(message.body()).contains(id(meeting.body())));
        });
        assertThat(calls.get("/api/roster/webhooks/" + id(webhook), calls.member(ana))
                        .status())
                .isEqualTo(404);
        clock.advance(Duration.ofDays(3).plusMinutes(1));
        webhooks.forgetEnded();
        assertThat(webhooks.find(id(webhook))).isEmpty();
        assertThat(deliveries.of(id(webhook), null, null, 10)).isEmpty();
    }

    @Test
    void eventThatArrivesTwiceIsSentOnce() {
        var endpoint = endpoint();
        var group = group();
        webhook(group, endpoint);
        change(group, "Braga");
        await().atMost(SOON).untilAsserted(() -> assertThat(endpoint.messages()).hasSize(1));
        var first = events.of("roster.groups.v1", id(group)).getLast();
        events.publish("roster.groups.v1", first.type(), id(group), first.sequence(), first.content());
        change(group, "Faro");
        await().atMost(SOON).untilAsserted(() -> assertThat(endpoint.messages()).hasSize(2));
        assertThat(endpoint.messages().getLast().body()).contains("Faro");
    }

    @Test
    void refusedDeliveryIsTriedAgainUnderTheSameId() {
        var endpoint = endpoint().answering(500);
        var group = group();
        var webhook = webhook(group, endpoint);
        ping(webhook);
        awaitAttempts(webhook, 1);
        endpoint.answering(200);
        clock.advance(Duration.ofSeconds(13));
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(newest(webhook).path("state").asString()).isEqualTo("delivered"));
        assertThat(endpoint.messages()).hasSize(2);
        assertThat(endpoint.messages())
                .extracting(Endpoint.Message::id)
                .containsOnly(newest(webhook).path("id").asString());
        assertThat(newest(webhook).path("attempts").get(0).path("status").asInt())
                .isEqualTo(500);
        assertThat(newest(webhook).path("attempts").get(1).path("status").asInt())
                .isEqualTo(200);
    }

    @Test
    void endpointThatIsGoneIsSwitchedOff() {
        var endpoint = endpoint().answering(410);
        var webhook = webhook(group(), endpoint);
        ping(webhook);
        awaitState(webhook, "disabled");
        assertThat(read(webhook).path("reason").asString()).contains("410");
        assertThat(newest(webhook).path("state").asString()).isEqualTo("failed");
        assertThat(endpoint.messages()).hasSize(1);
    }

    @Test
    void endpointThatFailsForThreeDaysIsSwitchedOffAndItsOwnerSeesWhy() {
        var endpoint = endpoint().answering(503);
        var webhook = webhook(group(), endpoint);
        ping(webhook);
        awaitAttempts(webhook, 1);
        clock.advance(Duration.ofDays(3));
        awaitState(webhook, "disabled");
        assertThat(read(webhook).path("reason").asString())
                .isEqualTo("A delivery did not arrive in 3 days. It answered 503 last.");

        endpoint.answering(200);
        var before = read(webhook);
        var on = calls.patch(
                "/api/roster/webhooks/" + id(webhook),
                calls.member(ana),
                "\"" + before.path("version").asLong() + "\"",
                Map.of("state", "active"));
        assertThat(on.body().path("reason").isNull()).isTrue();
        replay(webhook, newest(webhook));
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(newest(webhook).path("state").asString()).isEqualTo("delivered"));
    }

    @Test
    void whatHappensDuringAPauseIsSentAfterIt() {
        var endpoint = endpoint();
        var group = group();
        var webhook = webhook(group, endpoint);
        var paused = calls.patch(
                "/api/roster/webhooks/" + id(webhook), calls.member(ana), "\"1\"", Map.of("state", "paused"));
        assertThat(paused.status()).isEqualTo(200);
        change(group, "Evora");
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(newest(webhook).path("event").asString()).isEqualTo("group.changed"));
        clock.advance(Duration.ofDays(4));
        assertThat(endpoint.messages()).isEmpty();
        calls.patch("/api/roster/webhooks/" + id(webhook), calls.member(ana), "\"2\"", Map.of("state", "active"));
        await().atMost(SOON).untilAsserted(() -> assertThat(endpoint.messages()).hasSize(1));
    }

    @Test
    void oneDeliveryOrEverythingSinceATimeIsReplayed() {
        var endpoint = endpoint();
        var webhook = webhook(group(), endpoint);
        ping(webhook);
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(newest(webhook).path("state").asString()).isEqualTo("delivered"));
        clock.advance(Duration.ofHours(1));
        var since = clock.instant();
        ping(webhook);
        ping(webhook);
        await().atMost(SOON).until(() -> endpoint.messages().size() == 3);
        awaitAllDelivered(webhook);

        replay(webhook, newest(webhook));
        await().atMost(SOON).until(() -> endpoint.messages().size() == 4);
        awaitAllDelivered(webhook);
        var replayed = calls.post(
                "/api/roster/webhooks/" + id(webhook) + "/replays",
                calls.member(ana),
                Map.of("since", since.toString()));
        assertThat(replayed.status()).isEqualTo(202);
        assertThat(replayed.body().path("count").asLong()).isEqualTo(2);
        await().atMost(SOON).until(() -> endpoint.messages().size() == 6);
        awaitAllDelivered(webhook);
        assertThat(endpoint.messages().stream().map(Endpoint.Message::id).distinct())
                .as("a replay has the id of the first time")
                .hasSize(3);
    }

    @Test
    void threeSendersSendEachDeliveryOnce() {
        var endpoint = endpoint();
        var webhook = webhook(group(), endpoint);
        var second = new Sender(webhooks, deliveries, seal, clock, properties, outgoing, roster);
        var third = new Sender(webhooks, deliveries, seal, clock, properties, outgoing, roster);
        opened.add(second::close);
        opened.add(third::close);
        for (var count = 0; count < 40; count++) {
            ping(webhook);
        }
        await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> {
            second.look();
            third.look();
            return deliveries.of(id(webhook), null, null, 100).stream()
                    .allMatch(delivery -> delivery.state() == Delivery.State.delivered);
        });
        assertThat(endpoint.messages())
                .extracting(Endpoint.Message::id)
                .hasSize(40)
                .doesNotHaveDuplicates();
    }

    @Test
    void deliveryWhoseSenderDiedIsSentByAnother() {
        var endpoint = endpoint();
        var webhook = webhook(group(), endpoint);
        var now = clock.instant();
        deliveries.queue(new Delivery(
                UUID.randomUUID().toString(),
                id(webhook),
                "ping",
                "{}",
                now,
                Delivery.State.waiting,
                now,
                now.plusSeconds(30),
                1,
                "somebody who died",
                List.of()));
        assertThat(deliveries.claim(id(webhook))).as("taken already").isEmpty();
        clock.advance(Duration.ofMinutes(1));
        await().atMost(SOON).untilAsserted(() -> assertThat(endpoint.messages()).hasSize(1));
    }

    @Test
    void slowEndpointHoldsUpNobodyElse() {
        var slow = endpoint().slow();
        var slowOne = webhook(group(), slow);
        for (var count = 0; count < 10; count++) {
            ping(slowOne);
        }
        await().atMost(SOON).until(() -> slow.messages().size() == properties.atOnce());
        var quick = endpoint();
        ping(webhook(group(), quick));
        await().atMost(Duration.ofSeconds(2)).until(() -> quick.messages().size() == 1);
        assertThat(slow.messages()).hasSize(properties.atOnce());
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(deliveries.of(id(slowOne), null, null, 100))
                        .anySatisfy(delivery -> assertThat(delivery.log())
                                .anySatisfy(attempt -> assertThat(attempt.failure())
                                        .isEqualTo("The server did not answer within 3 seconds."))));
    }

    @Test
    void endpointsOfOneHostAndOneGroupShareAFewRequests() {
        var slow = endpoint().slow();
        var group = group();
        for (var count = 0; count < 4; count++) {
            var webhook = webhook(group, slow);
            ping(webhook);
            ping(webhook);
        }
        await().atMost(SOON).until(() -> slow.messages().size() == 4);
        var quick = endpoint();
        ping(webhook(group(), quick));
        await().atMost(SOON).until(() -> quick.messages().size() == 1);
        assertThat(slow.messages()).hasSize(4);
    }

    @Test
    void endpointThatFailedLastIsTriedByOneAtATime() {
        var bad = endpoint().answering(500);
        var webhook = webhook(group(), bad);
        ping(webhook);
        awaitAttempts(webhook, 1);
        bad.slow();
        ping(webhook);
        ping(webhook);
        await().atMost(SOON).until(() -> bad.messages().size() == 2);
        var quick = endpoint();
        ping(webhook(group(), quick));
        await().atMost(SOON).until(() -> quick.messages().size() == 1);
        assertThat(bad.messages()).hasSize(2);
    }

    @Test
    void whatWaitsForAPausedEndpointIsLookedAtNoMore() {
        var endpoint = endpoint();
        var webhook = webhook(group(), endpoint);
        var path = "/api/roster/webhooks/" + id(webhook);
        calls.patch(path, calls.member(ana), "\"1\"", Map.of("state", "paused"));
        ping(webhook);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(deliveries.webhooksWithWork()).doesNotContain(id(webhook)));
        assertThat(newest(webhook).path("state").asString()).isEqualTo("waiting");
        calls.patch(path, calls.member(ana), "\"2\"", Map.of("state", "active"));
        await().atMost(SOON).until(() -> endpoint.messages().size() == 1);
    }

    @Test
    void endpointAndMeetingsOfAGroupThatBecamePartOfAnotherGoWithIt() {
        var endpoint = endpoint();
        var from = group();
        var to = group();
        var webhook = webhook(from, endpoint);
        var meeting = calls.post(
                        "/api/roster/groups/" + id(from) + "/meetings",
                        calls.member(ana),
                        Map.of("title", "Evening", "startsAtLocal", "2027-03-02T19:00", "zone", "Europe/Lisbon"))
                .id();
        await().atMost(SOON).until(() -> endpoint.messages("meeting.changed").size() == 1);
        webhooks.moveAll(id(from), id(to));
        parts.forEach(part -> part.moveAll(id(from), id(to)));
        await().atMost(SOON).until(() -> endpoint.messages("meeting.changed").size() == 2);
        assertThat(read(webhook).path("groupId").asString()).isEqualTo(id(to));
        assertThat(calls.delete("/api/roster/meetings/" + meeting, calls.member(ana), 2)
                        .status())
                .isEqualTo(204);
        await().atMost(SOON).until(() -> endpoint.messages("meeting.deleted").size() == 1);
    }

    @Test
    void replaysHaveAnAllowance() {
        var endpoint = endpoint();
        var webhook = webhook(group(), endpoint);
        ping(webhook);
        awaitAttempts(webhook, 1);
        replay(webhook, newest(webhook));
        var one = "/api/roster/webhooks/" + id(webhook) + "/deliveries/" + id(newest(webhook)) + "/replays";
        assertThat(calls.post(one, calls.member(ana), Map.of()).status()).isEqualTo(429);
        var all = "/api/roster/webhooks/" + id(webhook) + "/replays";
        var since = Map.of("since", Instant.EPOCH.toString());
        assertThat(calls.post(all, calls.member(ana), since).status()).isEqualTo(202);
        assertThat(calls.post(all, calls.member(ana), since).status()).isEqualTo(429);
        clock.advance(Duration.ofMinutes(11));
        assertThat(calls.post(one, calls.member(ana), Map.of()).status()).isEqualTo(202);
        assertThat(calls.post(all, calls.member(ana), since).status()).isEqualTo(202);
    }

    @Test
    void innerAddressIsNotCalled() {
        for (var address : List.of("https://10.1.2.3/", "https://169.254.169.254/latest", "https://[fd00::1]/")) {
            var webhook = calls.post(
                            "/api/roster/groups/" + id(group()) + "/webhooks",
                            calls.member(ana),
                            Map.of("url", address))
                    .body();
            ping(webhook);
            awaitAttempts(webhook, 1);
            assertThat(newest(webhook).path("attempts").get(0).path("failure").asString())
                    .startsWith("This is no public web address.");
        }
    }

    @Test
    void oldSecretSignsTooForADayAfterItWasReplaced() throws Exception {
        var endpoint = endpoint();
        var webhook = webhook(group(), endpoint);
        var old = webhook.path("secret").asString();
        var rotated = calls.post(
                "/api/roster/webhooks/" + id(webhook) + "/secrets", calls.member(ana), "", Map.of("If-Match", "\"1\""));
        var current = rotated.body().path("secret").asString();
        assertThat(current).startsWith("whsec_").isNotEqualTo(old);
        ping(webhook);
        await().atMost(SOON).until(() -> endpoint.messages().size() == 1);
        var both = endpoint.messages().getFirst();
        assertThat(both.signature()).isEqualTo("v1," + signature(current, both) + " v1," + signature(old, both));

        clock.advance(Duration.ofHours(25));
        ping(webhook);
        await().atMost(SOON).until(() -> endpoint.messages().size() == 2);
        var one = endpoint.messages().getLast();
        assertThat(one.signature()).isEqualTo("v1," + signature(current, one));
    }

    @Test
    void deliveriesAreForgottenAfterAMonth() {
        var endpoint = endpoint();
        var webhook = webhook(group(), endpoint);
        ping(webhook);
        await().atMost(SOON).until(() -> endpoint.messages().size() == 1);
        clock.advance(Duration.ofDays(29));
        deliveries.forgetOld();
        assertThat(deliveries.of(id(webhook), null, null, 10)).hasSize(1);
        clock.advance(Duration.ofDays(2));
        deliveries.forgetOld();
        assertThat(deliveries.of(id(webhook), null, null, 10)).isEmpty();
    }

    @Test
    void onlyThoseWhoLookAfterAGroupSeeItsWebhooks() {
        var webhook = webhook(group(), endpoint());
        var path = "/api/roster/webhooks/" + id(webhook);
        var stranger = calls.member("stranger-" + UUID.randomUUID() + "@mail.example");
        for (var hidden : List.of(path, path + "/deliveries")) {
            assertThat(calls.get(hidden, stranger).status()).isEqualTo(403);
            assertThat(calls.get(hidden, null).status()).isEqualTo(401);
        }
        for (var act : List.of("/secrets", "/pings", "/replays")) {
            assertThat(calls.post(
                                    path + act,
                                    stranger,
                                    Map.of("since", Instant.EPOCH.toString()),
                                    Map.of("If-Match", "\"1\""))
                            .status())
                    .isEqualTo(403);
        }
        assertThat(calls.delete(path, stranger, 1).status()).isEqualTo(403);
        assertThat(calls.get("/api/roster/webhooks", calls.member(ana)).status())
                .isEqualTo(403);
    }

    @Test
    void coordinatorsAreToldOfEverything() {
        var endpoint = endpoint();
        var made = calls.post(
                "/api/roster/webhooks",
                calls.coordinator(),
                Map.of("url", endpoint.url(), "events", List.of("group.changed")));
        assertThat(made.status()).isEqualTo(201);
        var group = group();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(endpoint.messages())
                        .anySatisfy(message -> assertThat(message.body()).contains(id(group))));
        webhooks.delete(webhooks.get(id(made.body())));
    }

    @Test
    void endpointIsTriedSixtyTimesAnHourAtMost() {
        var webhook = webhook(group(), endpoint());
        for (var count = 0; count < 60; count++) {
            ping(webhook);
        }
        var path = "/api/roster/webhooks/" + id(webhook) + "/pings";
        assertThat(calls.post(path, calls.member(ana), Map.of()).status()).isEqualTo(429);
        clock.advance(Duration.ofHours(1).plusSeconds(1));
        assertThat(calls.post(path, calls.member(ana), Map.of()).status()).isEqualTo(202);
    }

    @Test
    void logIsPagedFromTheNewest() {
        var webhook = webhook(group(), endpoint());
        for (var count = 0; count < 5; count++) {
            ping(webhook);
        }
        var ids = new ArrayList<String>();
        var cursor = "";
        while (cursor != null) {
            var page = calls.get(
                            "/api/roster/webhooks/" + id(webhook) + "/deliveries?size=2"
                                    + (cursor.isEmpty() ? "" : "&cursor=" + cursor),
                            calls.member(ana))
                    .body();
            page.path("items").forEach(delivery -> ids.add(delivery.path("id").asString()));
            cursor = page.path("next").isNull() ? null : page.path("next").asString();
        }
        assertThat(ids).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void whatIsNoEndpointIsRefused() {
        var path = "/api/roster/groups/" + id(group()) + "/webhooks";
        for (var url : List.of(
                "ftp://example.org/",
                "https://ana@example.org/",
                "https://example.org/#a",
                "https://example.org:22/",
                "nonsense")) {
            assertThat(calls.post(path, calls.member(ana), Map.of("url", url)).status())
                    .as(url)
                    .isEqualTo(422);
        }
        assertThat(calls.post(
                                path,
                                calls.member(ana),
                                Map.of("url", "https://example.org/", "events", List.of("weather.changed")))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void sameRequestTwiceMakesOneWebhookAndShowsItsSecretAgain() {
        var group = group();
        var key = UUID.randomUUID().toString();
        var form = Map.of("url", "https://example.org/");
        var path = "/api/roster/groups/" + id(group) + "/webhooks";
        var first = calls.post(path, calls.member(ana), form, Map.of("Idempotency-Key", key))
                .body();
        var second = calls.post(path, calls.member(ana), form, Map.of("Idempotency-Key", key))
                .body();
        assertThat(second.path("id")).isEqualTo(first.path("id"));
        assertThat(second.path("secret")).isEqualTo(first.path("secret"));
        assertThat(calls.get(path, calls.member(ana)).body().path("items")).hasSize(1);
    }

    private Endpoint endpoint() {
        var endpoint = new Endpoint();
        opened.add(endpoint);
        return endpoint;
    }

    /** A group whose registration has been heard of, so that a webhook made now is not told of it. */
    private JsonNode group() {
        var group = calls.post("/api/roster/groups", calls.member(ana), Map.of("name", "Group " + UUID.randomUUID()))
                .body();
        await().atMost(SOON)
                .until(() -> !events.of("roster.groups.v1", id(group)).isEmpty());
        events.awaitConsumed("roster.groups.v1", "roster-webhooks-alone");
        return group;
    }

    private JsonNode webhook(JsonNode group, Endpoint endpoint) {
        var made = calls.post(
                "/api/roster/groups/" + id(group) + "/webhooks", calls.member(ana), Map.of("url", endpoint.url()));
        assertThat(made.status()).isEqualTo(201);
        return made.body();
    }

    private void change(JsonNode group, String city) {
        var version = calls.get("/api/roster/groups/" + id(group), calls.member(ana))
                .body()
                .path("version")
                .asLong();
        var changed = calls.patch(
                "/api/roster/groups/" + id(group), calls.member(ana), "\"" + version + "\"", Map.of("city", city));
        assertThat(changed.status()).isEqualTo(200);
    }

    private void ping(JsonNode webhook) {
        assertThat(calls.post("/api/roster/webhooks/" + id(webhook) + "/pings", calls.member(ana), Map.of())
                        .status())
                .isEqualTo(202);
    }

    private void replay(JsonNode webhook, JsonNode delivery) {
        assertThat(calls.post(
                                "/api/roster/webhooks/" + id(webhook) + "/deliveries/" + id(delivery) + "/replays",
                                calls.member(ana),
                                Map.of())
                        .status())
                .isEqualTo(202);
    }

    private JsonNode read(JsonNode webhook) {
        return calls.get("/api/roster/webhooks/" + id(webhook), calls.member(ana))
                .body();
    }

    private JsonNode newest(JsonNode webhook) {
        return calls.get("/api/roster/webhooks/" + id(webhook) + "/deliveries?size=1", calls.member(ana))
                .body()
                .path("items")
                .path(0);
    }

    private void awaitAttempts(JsonNode webhook, int count) {
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(newest(webhook).path("attempts")).hasSize(count));
    }

    private void awaitState(JsonNode webhook, String state) {
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(read(webhook).path("state").asString()).isEqualTo(state));
    }

    private void awaitAllDelivered(JsonNode webhook) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(deliveries.of(id(webhook), null, null, 100))
                        .allSatisfy(delivery -> assertThat(delivery.state()).isEqualTo(Delivery.State.delivered)));
    }

    private static String signature(String secret, Endpoint.Message message) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        var signed = message.id() + "." + message.timestamp() + "." + message.body();
        return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    private static String id(JsonNode thing) {
        return thing.path("id").asString();
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Time {
        @Bean
        MovableClock clock() {
            return new MovableClock();
        }
    }
}
