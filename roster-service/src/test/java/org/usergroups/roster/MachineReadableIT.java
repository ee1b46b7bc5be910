package org.usergroups.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.usergroups.platform.testing.Backends;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What machines read of a group: linked data, and an actor of the fediverse. */
@Backends
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"usergroups.portal-client-secret=portal", "usergroups.operator-client-secret=operator"})
@Import(Calls.class)
class MachineReadableIT {

    private static final String PORTAL = "http://localhost:8080";

    @Autowired
    private Calls calls;

    @Autowired
    private JsonMapper json;

    @Test
    void groupIsAnOrganizationWithPlaceAndComingMeetings() {
        var slug = "jug-" + UUID.randomUUID();
        var group = register(Map.of(
                "name",
                "Lisbon JUG",
                "slug",
                slug,
                "country",
                "PT",
                "city",
                "Lisbon",
                "location",
                Map.of("type", "Point", "coordinates", List.of(-9.1333, 38.7167)),
                "url",
                "https://jug.example/",
                "channels",
                List.of(Map.of("type", "chat", "url", "https://chat.example/jug"))));
        var begins = LocalDateTime.now(ZoneId.of("Europe/Lisbon")).plusDays(9).truncatedTo(ChronoUnit.MINUTES);
        meeting(group, "Records", begins, "Library", null);
        meeting(group, "Streams", begins.plusDays(1), null, "https://meet.example/jug");

        var planned =
                calls.get("/api/roster/groups/" + slug + "/meetings").body().path("items");
        var one = calls.get(
                "/api/roster/meetings/" + planned.path(0).path("id").asString(),
                null,
                Map.of("Accept", "application/ld+json"));
        assertThat(one.headers().getFirst("Content-Type")).startsWith("application/ld+json");
        assertThat(one.body().path("@context").asString()).isEqualTo("https://schema.org");
        assertThat(one.body().path("@type").asString()).isEqualTo("Event");
        assertThat(one.body().path("name").asString())
                .isEqualTo(planned.path(0).path("title").asString());
        assertThat(one.body().path("organizer").path("url").asString()).isEqualTo(PORTAL + "/groups/" + slug);
        assertThat(calls.get("/api/roster/meetings/"
                                + planned.path(0).path("id").asString())
                        .body()
                        .has("startsAt"))
                .isTrue();

        var answer = calls.get("/api/roster/groups/" + slug, null, Map.of("Accept", "application/ld+json"));
        assertThat(answer.headers().getFirst("Content-Type")).startsWith("application/ld+json");
        var document = answer.body();
        assertThat(document.path("@context").asString()).isEqualTo("https://schema.org");
        assertThat(document.path("@type").asString()).isEqualTo("Organization");
        assertThat(document.path("url").asString()).isEqualTo(PORTAL + "/groups/" + slug);
        assertThat(document.path("sameAs").toString())
                .isEqualTo("[\"https://jug.example/\",\"https://chat.example/jug\"]");
        var place = document.path("location");
        assertThat(place.path("@type").asString()).isEqualTo("Place");
        assertThat(place.path("address").path("@type").asString()).isEqualTo("PostalAddress");
        assertThat(place.path("address").path("addressCountry").asString()).isEqualTo("PT");
        assertThat(place.path("geo").path("@type").asString()).isEqualTo("GeoCoordinates");
        assertThat(place.path("geo").path("latitude").asDouble()).isEqualTo(38.7167);

        var first = document.path("event").path(0);
        assertThat(first.path("@type").asString()).isEqualTo("Event");
        assertThat(first.path("name").asString()).isEqualTo("Records");
        assertThat(java.time.OffsetDateTime.parse(first.path("startDate").asString())
                        .toLocalDateTime())
                .as("told in the zone of the place")
                .isEqualTo(begins);
        assertThat(first.path("location").path(0).path("name").asString()).isEqualTo("Library");
        assertThat(first.path("eventAttendanceMode").asString()).endsWith("OfflineEventAttendanceMode");
        var second = document.path("event").path(1);
        assertThat(second.path("location").path(0).path("@type").asString()).isEqualTo("VirtualLocation");
        assertThat(second.path("eventAttendanceMode").asString()).endsWith("OnlineEventAttendanceMode");
        assertThat(calls.get(path(second, "url").replaceFirst("/groups/[^/]+/", "/api/roster/"))
                        .text("title"))
                .as("an event leads to its own page")
                .isEqualTo("Streams");
        assertThat(second.path("organizer").path("@id").asString())
                .isEqualTo(document.path("@id").asString());
    }

    @Test
    void entryStaysJsonForWhoeverDoesNotAskForLinkedData() {
        var group = register(Map.of("name", "Plain " + UUID.randomUUID()));
        for (var accept : new String[] {"*/*", "application/json", "text/html, */*;q=0.5"}) {
            var answer = calls.get("/api/roster/groups/" + group.path("id").asString(), null, Map.of("Accept", accept));
            assertThat(answer.headers().getFirst("Content-Type"))
                    .as("Accept: " + accept)
                    .startsWith("application/json");
            assertThat(answer.headers().getETag()).isNotNull();
        }
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        var group = register(Map.of("name", "Nowhere " + UUID.randomUUID()));
        var document = calls.get(
                        "/api/roster/groups/" + group.path("id").asString(),
                        null,
                        Map.of("Accept", "application/ld+json"))
                .body();
        assertThat(document.propertyNames())
                .containsExactlyInAnyOrder("@type", "@context", "@id", "identifier", "name", "url");
    }

    @Test
    void groupIsFoundByItsAccountAddressAndReadAsAnActor() {
        var slug = "porto-" + UUID.randomUUID();
        var group = register(Map.of(
                "name", "Porto <script>alert(1)</script>", "slug", slug, "description", "First & last.\n<b>Bold</b>"));
        var id = group.path("id").asString();
        meeting(group, "Evening", LocalDateTime.now(ZoneId.of("Europe/Lisbon")).plusDays(3), "Library", null);

        var found = calls.get(webfinger("acct:" + slug + "@localhost:8080"));
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.headers().getFirst("Content-Type")).startsWith("application/jrd+json");
        assertThat(found.headers().getFirst("Access-Control-Allow-Origin")).isEqualTo("*");
        var descriptor = found.body();
        assertThat(descriptor.path("subject").asString()).isEqualTo("acct:" + slug + "@localhost:8080");
        var self = link(descriptor, "self");
        assertThat(self.path("type").asString()).isEqualTo("application/activity+json");
        assertThat(self.path("href").asString()).isEqualTo(PORTAL + "/api/roster/actors/" + id);
        for (var alias : descriptor.path("aliases")) {
            assertThat(calls.get(webfinger(alias.asString()))
                            .body()
                            .path("subject")
                            .asString())
                    .isEqualTo(descriptor.path("subject").asString());
        }

        for (var accept : List.of(
                "application/activity+json",
                "application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"",
                "application/activity+json, application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\", text/html;q=0.1")) {
            var answer = calls.get("/api/roster/actors/" + id, null, Map.of("Accept", accept));
            assertThat(answer.status()).as(accept).isEqualTo(200);
            assertThat(answer.headers().getFirst("Content-Type")).matches("application/(activity|ld)\\+json.*");
        }
        var actor = calls.get("/api/roster/actors/" + id, null, Map.of("Accept", "application/activity+json"))
                .body();
        assertThat(actor.path("id").asString()).isEqualTo(self.path("href").asString());
        assertThat(actor.path("type").asString()).isEqualTo("Group");
        assertThat(actor.path("preferredUsername").asString()).isEqualTo(slug);
        assertThat(actor.path("summary").asString()).isEqualTo("<p>First &amp; last.<br>&lt;b&gt;Bold&lt;/b&gt;</p>");
        assertThat(actor.path("url").asString()).isEqualTo(PORTAL + "/groups/" + slug);

        var outbox = calls.get(path(actor, "outbox"), null, Map.of("Accept", "application/activity+json"))
                .body();
        assertThat(outbox.path("type").asString()).isEqualTo("OrderedCollection");
        assertThat(outbox.path("totalItems").asInt()).isEqualTo(1);
        var event = outbox.path("orderedItems").path(0).path("object");
        assertThat(event.path("name").asString()).isEqualTo("Evening");
        assertThat(event.path("attributedTo").asString())
                .isEqualTo(actor.path("id").asString());
        assertThat(calls.get(path(event, "id"), null, Map.of("Accept", "application/activity+json"))
                        .body()
                        .path("id")
                        .asString())
                .isEqualTo(event.path("id").asString());
        for (var collection : List.of("inbox", "followers", "following")) {
            var empty = calls.get(path(actor, collection), null, Map.of("Accept", "application/activity+json"))
                    .body();
            assertThat(empty.path("id").asString())
                    .isEqualTo(actor.path(collection).asString());
            assertThat(empty.path("totalItems").asInt()).isZero();
        }
    }

    @Test
    void inboxSaysThatItTakesNothing() {
        var id = register(Map.of("name", "Read-only " + UUID.randomUUID()))
                .path("id")
                .asString();
        var answer = calls.post("/api/roster/actors/" + id + "/inbox", null, "{}");
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.headers().getFirst("Allow")).isEqualTo("GET, HEAD");
    }

    @Test
    void slugOfAnotherScriptHasAHandleThatOtherServersTake() {
        var group = register(Map.of("name", "東京 " + UUID.randomUUID()));
        var id = group.path("id").asString();
        var actor = calls.get("/api/roster/actors/" + id, null, Map.of("Accept", "application/activity+json"))
                .body();
        var handle = actor.path("preferredUsername").asString();
        assertThat(handle).isEqualTo("g-" + id.replace("-", "")).matches("[a-z0-9_]+([.-]+[a-z0-9_]+)*");
        assertThat(actor.path("url").asString()).contains("/groups/%E6%9D%B1%E4%BA%AC");
        var descriptor = calls.get(webfinger("acct:" + handle.toUpperCase(java.util.Locale.ROOT) + "@LOCALHOST:8080"))
                .body();
        assertThat(link(descriptor, "self").path("href").asString())
                .isEqualTo(actor.path("id").asString());
        assertThat(calls.get(webfinger(actor.path("url").asString()))
                        .body()
                        .path("subject")
                        .asString())
                .isEqualTo("acct:" + handle + "@localhost:8080");
    }

    @Test
    void slugThatLooksLikeAnotherGroupsHandleDoesNotTakeItsPlace() {
        var victim =
                register(Map.of("name", "京都 " + UUID.randomUUID())).path("id").asString();
        var handle = "g-" + victim.replace("-", "");
        var attacker =
                register(Map.of("name", "Attacker", "slug", handle)).path("id").asString();
        var descriptor =
                calls.get(webfinger("acct:" + handle + "@localhost:8080")).body();
        assertThat(link(descriptor, "self").path("href").asString()).endsWith(victim);
        assertThat(calls.get("/api/roster/actors/" + attacker)
                        .body()
                        .path("preferredUsername")
                        .asString())
                .isEqualTo("g-" + attacker.replace("-", ""));
    }

    @Test
    void webFingerFiltersByRelationAndKnowsWhatItDoesNotHave() {
        var slug = "filtered-" + UUID.randomUUID();
        register(Map.of("name", "Filtered", "slug", slug));
        var filtered = calls.get(webfinger("acct:" + slug + "@localhost:8080") + "&rel=self")
                .body();
        assertThat(filtered.path("links")).hasSize(1);
        assertThat(calls.get("/.well-known/webfinger").status()).isEqualTo(400);
        assertThat(calls.get(webfinger("acct:nobody-here@localhost:8080")).status())
                .isEqualTo(404);
        assertThat(calls.get(webfinger("acct:" + slug + "@other.example")).status())
                .isEqualTo(404);
        assertThat(calls.get(webfinger("mailto:" + slug)).status()).isEqualTo(404);
        assertThat(calls.get("/api/roster/actors/" + UUID.randomUUID()).status())
                .isEqualTo(404);
    }

    private static String webfinger(String resource) {
        return "/.well-known/webfinger?resource=" + URLEncoder.encode(resource, StandardCharsets.UTF_8);
    }

    private static JsonNode link(JsonNode descriptor, String rel) {
        for (var link : descriptor.path("links")) {
            if (link.path("rel").asString().equals(rel)) {
                return link;
            }
        }
        throw new AssertionError("There is no link " + rel);
    }

    private static String path(JsonNode thing, String property) {
        assertThat(thing.path(property).asString()).startsWith(PORTAL);
        return thing.path(property).asString().substring(PORTAL.length());
    }

    private JsonNode register(Map<String, ?> form) {
        return post("/api/roster/groups", form);
    }

    private void meeting(
            JsonNode group, String title, LocalDateTime at, @Nullable String venue, @Nullable String onlineUrl) {
        var form = new java.util.HashMap<String, Object>(
                Map.of("title", title, "startsAtLocal", at.toString(), "zone", "Europe/Lisbon"));
        form.put("venue", venue);
        form.put("onlineUrl", onlineUrl);
        post("/api/roster/groups/" + group.path("id").asString() + "/meetings", form);
    }

    private JsonNode post(String path, Map<String, ?> form) {
        var answer = calls.post(path, calls.member("ana@mail.example"), form);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body();
    }
}
