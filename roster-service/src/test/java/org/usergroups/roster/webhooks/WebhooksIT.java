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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;
import org.usergroups.platform.testing.Backends;
import org.usergroups.platform.testing.MovableClock;
import org.usergroups.platform.testing.TestEvents;
import org.usergroups.platform.testing.TestTokens;
import org.usergroups.platform.web.outgoing.OutgoingProperties;
import org.usergroups.roster.RosterProperties;
import org.usergroups.roster.members.Accounts;
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
class WebhooksIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    @LocalServerPort
    private int port;

    @Autowired
    private TestTokens tokens;

    @Autowired
    private TestEvents events;

    @Autowired
    private Accounts accounts;

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
        assertThat(body(get("/api/roster/webhooks/" + id(webhook)))
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
        var meeting = post(
                "/api/roster/groups/" + id(group) + "/meetings",
                Map.of("title", "Evening", "startsAtLocal", "2027-03-02T19:00", "zone", "Europe/Lisbon"));
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(endpoint.messages("meeting.changed")).hasSize(1));
        assertThat(call(HttpMethod.DELETE, "/api/roster/groups/" + id(group), "\"1\"", null)
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(endpoint.messages("group.deleted")).hasSize(1);
            assertThat(endpoint.messages("meeting.deleted"))
                    .singleElement()
                    .satisfies(message -> assertThat(message.body()).contains(id(body(meeting))));
        });
        assertThat(get("/api/roster/webhooks/" + id(webhook)).getStatusCode().value())
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
        var on = call(
                HttpMethod.PATCH,
                "/api/roster/webhooks/" + id(webhook),
                "\"" + before.path("version").asLong() + "\"",
                Map.of("state", "active"));
        assertThat(body(on).path("reason").isNull()).isTrue();
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
        var paused = call(HttpMethod.PATCH, "/api/roster/webhooks/" + id(webhook), "\"1\"", Map.of("state", "paused"));
        assertThat(paused.getStatusCode().value()).isEqualTo(200);
        change(group, "Evora");
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(newest(webhook).path("event").asString()).isEqualTo("group.changed"));
        clock.advance(Duration.ofDays(4));
        assertThat(endpoint.messages()).isEmpty();
        call(HttpMethod.PATCH, "/api/roster/webhooks/" + id(webhook), "\"2\"", Map.of("state", "active"));
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
        var replayed = post("/api/roster/webhooks/" + id(webhook) + "/replays", Map.of("since", since.toString()));
        assertThat(replayed.getStatusCode().value()).isEqualTo(202);
        assertThat(body(replayed).path("count").asLong()).isEqualTo(2);
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
        var paused = webhooks.save(
                webhooks.get(id(webhook)),
                webhooks.get(id(webhook)).changed(endpoint.url(), Webhook.EVENTS, Webhook.State.paused));
        ping(webhook);
        assertThat(deliveries.claim(id(webhook))).isPresent();
        assertThat(deliveries.claim(id(webhook))).as("taken already").isEmpty();
        webhooks.save(paused, paused.changed(endpoint.url(), Webhook.EVENTS, Webhook.State.active));
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
    void innerAddressIsNotCalled() {
        for (var address : List.of("https://10.1.2.3/", "https://169.254.169.254/latest", "https://[fd00::1]/")) {
            var webhook = body(post("/api/roster/groups/" + id(group()) + "/webhooks", Map.of("url", address)));
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
        var rotated = call(HttpMethod.POST, "/api/roster/webhooks/" + id(webhook) + "/secrets", "\"1\"", null);
        var current = body(rotated).path("secret").asString();
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
        var stranger = member("stranger-" + UUID.randomUUID() + "@mail.example");
        for (var hidden : List.of(path, path + "/deliveries")) {
            assertThat(exchange(HttpMethod.GET, hidden, stranger, null, null)
                            .getStatusCode()
                            .value())
                    .isEqualTo(403);
            assertThat(exchange(HttpMethod.GET, hidden, null, null, null)
                            .getStatusCode()
                            .value())
                    .isEqualTo(401);
        }
        for (var act : List.of("/secrets", "/pings", "/replays")) {
            assertThat(exchange(
                                    HttpMethod.POST,
                                    path + act,
                                    stranger,
                                    "\"1\"",
                                    Map.of("since", Instant.EPOCH.toString()))
                            .getStatusCode()
                            .value())
                    .isEqualTo(403);
        }
        assertThat(exchange(HttpMethod.DELETE, path, stranger, "\"1\"", null)
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(get("/api/roster/webhooks").getStatusCode().value()).isEqualTo(403);
    }

    @Test
    void coordinatorsAreToldOfEverything() {
        var endpoint = endpoint();
        var made = exchange(
                HttpMethod.POST,
                "/api/roster/webhooks",
                tokens.coordinator(),
                null,
                Map.of("url", endpoint.url(), "events", List.of("group.changed")));
        assertThat(made.getStatusCode().value()).isEqualTo(201);
        var group = group();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(endpoint.messages())
                        .anySatisfy(message -> assertThat(message.body()).contains(id(group))));
        webhooks.delete(webhooks.get(id(body(made))));
    }

    @Test
    void endpointIsTriedSixtyTimesAnHourAtMost() {
        var webhook = webhook(group(), endpoint());
        for (var count = 0; count < 60; count++) {
            ping(webhook);
        }
        var path = "/api/roster/webhooks/" + id(webhook) + "/pings";
        assertThat(post(path, Map.of()).getStatusCode().value()).isEqualTo(429);
        clock.advance(Duration.ofHours(1).plusSeconds(1));
        assertThat(post(path, Map.of()).getStatusCode().value()).isEqualTo(202);
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
            var page = body(get("/api/roster/webhooks/" + id(webhook) + "/deliveries?size=2"
                    + (cursor.isEmpty() ? "" : "&cursor=" + cursor)));
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
            assertThat(post(path, Map.of("url", url)).getStatusCode().value())
                    .as(url)
                    .isEqualTo(422);
        }
        assertThat(post(path, Map.of("url", "https://example.org/", "events", List.of("weather.changed")))
                        .getStatusCode()
                        .value())
                .isEqualTo(422);
    }

    @Test
    void sameRequestTwiceMakesOneWebhookAndShowsItsSecretAgain() {
        var group = group();
        var key = UUID.randomUUID().toString();
        var form = Map.of("url", "https://example.org/");
        var path = "/api/roster/groups/" + id(group) + "/webhooks";
        var first = keyed(path, key, form);
        var second = keyed(path, key, form);
        assertThat(second.path("id")).isEqualTo(first.path("id"));
        assertThat(second.path("secret")).isEqualTo(first.path("secret"));
        assertThat(body(get(path)).path("items")).hasSize(1);
    }

    private Endpoint endpoint() {
        var endpoint = new Endpoint();
        opened.add(endpoint);
        return endpoint;
    }

    /** A group whose registration has been heard of, so that a webhook made now is not told of it. */
    private JsonNode group() {
        var group = body(post("/api/roster/groups", Map.of("name", "Group " + UUID.randomUUID())));
        await().atMost(SOON)
                .until(() -> !events.of("roster.groups.v1", id(group)).isEmpty());
        events.awaitConsumed("roster.groups.v1", "roster-webhooks-alone");
        return group;
    }

    private JsonNode webhook(JsonNode group, Endpoint endpoint) {
        var made = post("/api/roster/groups/" + id(group) + "/webhooks", Map.of("url", endpoint.url()));
        assertThat(made.getStatusCode().value()).isEqualTo(201);
        return body(made);
    }

    private void change(JsonNode group, String city) {
        var version =
                body(get("/api/roster/groups/" + id(group))).path("version").asLong();
        var changed =
                call(HttpMethod.PATCH, "/api/roster/groups/" + id(group), "\"" + version + "\"", Map.of("city", city));
        assertThat(changed.getStatusCode().value()).isEqualTo(200);
    }

    private void ping(JsonNode webhook) {
        assertThat(post("/api/roster/webhooks/" + id(webhook) + "/pings", Map.of())
                        .getStatusCode()
                        .value())
                .isEqualTo(202);
    }

    private void replay(JsonNode webhook, JsonNode delivery) {
        assertThat(post("/api/roster/webhooks/" + id(webhook) + "/deliveries/" + id(delivery) + "/replays", Map.of())
                        .getStatusCode()
                        .value())
                .isEqualTo(202);
    }

    private JsonNode read(JsonNode webhook) {
        return body(get("/api/roster/webhooks/" + id(webhook)));
    }

    private JsonNode newest(JsonNode webhook) {
        return body(get("/api/roster/webhooks/" + id(webhook) + "/deliveries?size=1"))
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

    private String member(String email) {
        var account = accounts.ofAddress(email);
        return tokens.member(account.id(), account.state().displayName());
    }

    private ResponseEntity<byte[]> get(String path) {
        return call(HttpMethod.GET, path, null, null);
    }

    private ResponseEntity<byte[]> post(String path, Object body) {
        return call(HttpMethod.POST, path, null, body);
    }

    private ResponseEntity<byte[]> call(
            HttpMethod method, String path, @Nullable String ifMatch, @Nullable Object body) {
        return exchange(method, path, member(ana), ifMatch, body);
    }

    private JsonNode keyed(String path, String key, Object body) {
        return body(RestClient.create()
                .post()
                .uri(java.net.URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + member(ana))
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.writeValueAsBytes(body))
                .retrieve()
                .toEntity(byte[].class));
    }

    private ResponseEntity<byte[]> exchange(
            HttpMethod method, String path, @Nullable String token, @Nullable String ifMatch, @Nullable Object body) {
        var request = RestClient.create().method(method).uri(java.net.URI.create("http://127.0.0.1:" + port + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        if (body != null) {
            request.contentType(
                            method == HttpMethod.PATCH
                                    ? MediaType.parseMediaType("application/merge-patch+json")
                                    : MediaType.APPLICATION_JSON)
                    .body(json.writeValueAsBytes(body));
        }
        return request.retrieve()
                .onStatus(HttpStatusCode::isError, (sent, answer) -> {})
                .toEntity(byte[].class);
    }

    private JsonNode body(ResponseEntity<byte[]> answer) {
        return json.readTree(answer.getBody() == null ? new byte[0] : answer.getBody());
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Time {
        @Bean
        MovableClock clock() {
            return new MovableClock();
        }
    }
}
