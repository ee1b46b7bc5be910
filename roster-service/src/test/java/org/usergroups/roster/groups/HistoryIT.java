package org.usergroups.roster.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.usergroups.platform.events.StaleVersion;
import org.usergroups.platform.testing.Backends;
import org.usergroups.platform.testing.MovableClock;
import org.usergroups.platform.testing.TestMailbox;
import org.usergroups.roster.Calls;
import org.usergroups.roster.Schedule;
import org.usergroups.roster.members.Accounts;
import org.usergroups.roster.members.Rights;

/** What an entry said before, who changed it, and going back. */
@Backends
@Import({Calls.class, Schedule.class})
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"usergroups.portal-client-secret=portal", "usergroups.operator-client-secret=operator"})
class HistoryIT {

    @Autowired
    private Schedule schedule;

    @Autowired
    private Calls api;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Groups groups;

    @Autowired
    private GroupLife life;

    @Autowired
    private Environment environment;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private Forms forms;

    @Autowired
    private Revisions revisions;

    @Autowired
    private Accounts accounts;

    @Autowired
    private TestMailbox mailbox;

    @Test
    void everyChangeIsToldWithWhoAndWhyAndCanBeUndone() {
        var ana = api.member("ana@history.example");
        accounts.rename(api.idOf("ana@history.example"), "Ana");
        var path = registered(ana, "Remembered", Map.of("topics", List.of("java")));
        api.patch(path + "?why=We%20moved", ana, "\"1\"", Map.of("city", "Porto", "topics", List.of("java", "kotlin")));
        api.patch(path, ana, "\"2\"", Map.of("story", Map.of("attendance", 30), "slug", "remembered-porto"));

        var history = api.get(path + "/history").body().path("items");
        assertThat(history).hasSize(3);
        assertThat(history.get(0).path("differences").toString())
                .isEqualTo("[{\"field\":\"slug\",\"before\":\"remembered\",\"after\":\"remembered-porto\"},"
                        + "{\"field\":\"story.attendance\",\"before\":null,\"after\":\"30\"}]");
        assertThat(history.get(1).path("why").asString()).isEqualTo("We moved");
        assertThat(history.get(1).path("by").asString()).isEqualTo("Ana");
        assertThat(history.get(1).path("differences").toString())
                .contains("{\"field\":\"city\",\"before\":null,\"after\":\"Porto\"}", "java\\nkotlin");
        assertThat(history.get(2).path("differences")).isEmpty();

        var first = history.get(2).path("id").asString();
        var restore = path + "/history/" + first + "/restoration";
        assertThat(api.post(restore, ana, Map.of()).status())
                .as("without If-Match")
                .isEqualTo(428);
        var restored = api.exchange(org.springframework.http.HttpMethod.POST, restore, ana, "\"3\"", null, null);
        assertThat(restored.status()).isEqualTo(200);
        assertThat(restored.body().path("city").isNull()).isTrue();
        assertThat(restored.text("slug")).as("the address stays").isEqualTo("remembered-porto");
        assertThat(api.get(path + "/history").body().at("/items/0/why").asString())
                .isEqualTo("restored version 1");
    }

    @Test
    void restoringBringsBackTheStatusThatPeopleHadGivenAndTakesAReason() {
        var ana = api.member("status@history.example");
        var path = registered(ana, "Over and back", Map.of());
        api.patch(path, ana, "*", Map.of("status", "archived"));
        var first = api.get(path + "/history").text("items.1.id");
        var restored = restored(path, first, ana, "?why=We%20meet%20again");
        assertThat(restored.text("status")).as(restored.problem()).isEqualTo("active");
        assertThat(api.get(path + "/history").text("items.0.why")).isEqualTo("restored version 1: We meet again");
        assertThat(restored(path, first, ana, "?why=" + "long".repeat(80)).status())
                .isEqualTo(422);
    }

    @Test
    void restoringWhatAnEntrySaidWhileNobodyAnsweredLeavesItActive() {
        var ana = api.member("silent@history.example");
        var path = registered(ana, "Silent for a while", Map.of());
        life.setStatus(api.get(path).id(), Freshness.Status.quiet, Revision.CLOCK, "nobody confirmed the entry");
        api.patch(path, ana, "*", Map.of("city", "Faro"));
        var silent = api.get(path + "/history").text("items.1.id");
        var restored = restored(path, silent, ana, "");
        assertThat(restored.text("status")).as(restored.problem()).isEqualTo("active");
        assertThat(restored.text("city")).isEmpty();
    }

    private Calls.Answer restored(String path, String revision, String token, String query) {
        return api.exchange(
                org.springframework.http.HttpMethod.POST,
                path + "/history/" + revision + "/restoration" + query,
                token,
                "*",
                null,
                null);
    }

    @Test
    void historyIsReadPageByPage() {
        var ana = api.member("pages@history.example");
        var path = registered(ana, "Pages", Map.of());
        for (var version = 1; version <= 5; version++) {
            api.patch(path, ana, "\"%d\"".formatted(version), Map.of("city", "City " + version));
        }
        var first = api.get(path + "/history?size=4").body();
        var second = api.get(
                        path + "/history?size=4&cursor=" + first.path("next").asString())
                .body();
        assertThat(first.path("items")).hasSize(4);
        assertThat(second.path("items")).hasSize(2);
        assertThat(second.at("/items/0/version").asInt()).isEqualTo(2);
        assertThat(second.at("/items/0/differences/0/after").asString()).isEqualTo("City 1");
    }

    @Test
    void changesThatLoseARaceLeaveNothingInTheHistory() throws Exception {
        var ana = api.member("race@history.example");
        var path = registered(ana, "Race", Map.of());
        var id = api.get(path).text("id");
        var made = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writers = IntStream.range(0, 8)
                    .<Callable<Object>>mapToObj(writer -> () -> {
                        for (var round = 0; round < 10; round++) {
                            var before = groups.get(id);
                            var city = "City %d of %d".formatted(round, writer);
                            try {
                                groups.edit(before, inCity(before.state(), city), "somebody", "", false);
                                made.incrementAndGet();
                            } catch (StaleVersion lost) {
                                Thread.yield();
                            }
                        }
                        return null;
                    })
                    .toList();
            for (var writer : threads.invokeAll(writers)) {
                writer.get();
            }
        }
        var now = groups.get(id);
        var chain = revisions.from(id, now.state().revision(), 1_000);
        assertThat(made.get()).isBetween(10, 80);
        assertThat(chain).hasSize(made.get() + 1);
        assertThat(chain)
                .extracting(Revision::version)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, made.get() + 1)
                        .mapToObj(step -> now.version() + 1 - step)
                        .toList());
        assertThat(chain.getFirst().entry()).isEqualTo(now.state().entry());
    }

    @Test
    void anotherWebsiteWaitsThreeDaysWhereSeveralLookAfterAGroup() {
        var ana = api.member("ana@website.example");
        var path = registered(ana, "Website", Map.of("url", "https://one.example/"));
        var id = api.get(path).text("id");
        accounts.addMembership(api.idOf("ben@website.example"), id, Rights.ORGANIZER);
        var edited = api.patch(path, ana, "*", Map.of("url", "https://two.example/", "city", "Faro"));
        assertThat(edited.text("url")).isEqualTo("https://one.example/");
        assertThat(edited.text("city")).isEqualTo("Faro");
        assertThat(edited.text("pending.0.url")).isEqualTo("https://two.example/");
        clock.advance(Duration.ofSeconds(10));
        assertThat(mailbox.await("ben@website.example", 1).getFirst().text()).contains("https://two.example/");

        assertThat(api.delete(path + "/pending", api.member("else@website.example"), null)
                        .status())
                .isEqualTo(403);
        api.delete(path + "/pending", api.member("ben@website.example"), null);
        assertThat(api.get(path).body().path("pending")).isEmpty();

        api.patch(path, ana, "*", Map.of("url", "https://three.example/"));
        clock.advance(Duration.ofDays(3));
        schedule.run("FreshnessClock.tick");
        assertThat(api.get(path).text("url")).isEqualTo("https://three.example/");
        assertThat(api.get(path).body().path("pending")).isEmpty();
    }

    @Test
    void changeThatWaitsIsNotLostByAnotherOneThatWaits() {
        var ana = api.member("ana@both.example");
        var path = registered(ana, "Both", Map.of("url", "https://one.example/"));
        var id = api.get(path).text("id");
        var ben = api.idOf("ben@both.example");
        accounts.addMembership(ben, id, Rights.ORGANIZER);
        api.patch(path, api.member("ben@both.example"), "*", Map.of("url", "https://two.example/"));
        assertThat(api.put(path + "/owner", api.member("ben@both.example"), Map.of("memberId", ben))
                        .status())
                .isEqualTo(204);
        assertThat(api.get(path).text("pending.0.url")).isEqualTo("https://two.example/");
        assertThat(api.get(path).text("pending.1.ownerId")).isEqualTo(ben);
    }

    @Test
    void changeIsStoppedWithoutTheOtherThatWaits() {
        var path = waiting("one-of-two", "https://two.example/");
        var ben = api.idOf("ben@one-of-two.example");
        api.put(path + "/owner", api.member("ben@one-of-two.example"), Map.of("memberId", ben));
        var website = api.get(path).text("pending.0.id");
        api.delete(path + "/pending?change=" + website, api.member("ana@one-of-two.example"), null);
        assertThat(api.get(path).body().path("pending")).hasSize(1);
        assertThat(api.get(path).text("pending.0.ownerId")).isEqualTo(ben);
    }

    @Test
    void changeOfSomebodyWhoWasPutOutIsNotMadeByAnothersThatWaits() {
        var path = waiting("two-authors", "https://taken.example/");
        var id = api.get(path).text("id");
        var cleo = api.member("cleo@two-authors.example");
        accounts.addMembership(api.idOf("cleo@two-authors.example"), id, Rights.ORGANIZER);
        api.put(path + "/owner", cleo, Map.of("memberId", api.idOf("cleo@two-authors.example")));
        accounts.removeMembership(api.idOf("ben@two-authors.example"), id);
        settleAll(id);
        assertThat(groups.get(id).state().pending()).isEmpty();
        assertThat(groups.get(id).state().entry().url()).isEqualTo("https://one.example/");
        assertThat(groups.get(id).state().ownerId()).isEqualTo(api.idOf("cleo@two-authors.example"));
    }

    @Test
    void groupThatSeveralLookAfterIsDeletedOnlyIfNobodyObjects() {
        var path = waiting("deleted", "https://two.example/");
        var ben = api.member("ben@deleted.example");
        assertThat(api.delete(path, ben, "*").status()).isEqualTo(202);
        assertThat(api.delete(path, ben, "*").status()).isEqualTo(202);
        assertThat(api.get(path).body().path("pending")).hasSize(2);
        assertThat(api.get(path).text("pending.1.kind")).isEqualTo("DELETION");
        clock.advance(Duration.ofSeconds(10));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> mailbox.to("ana@deleted.example").stream()
                        .anyMatch(mail -> mail.text().contains("the entry is deleted")));
        api.delete(path + "/pending", api.member("ana@deleted.example"), null);
        api.delete(path, ben, "*");
        settleAll(api.get(path).text("id"));
        assertThat(api.get(path).status()).isEqualTo(404);
    }

    /** What the clock does when the time of all that waits has come. */
    private void settleAll(String groupId) {
        for (var change : groups.get(groupId).state().pending()) {
            life.settle(groups.get(groupId), change);
        }
    }

    @Test
    void historyTellsWhoAnswersByName() {
        var path = waiting("by-name", "https://two.example/");
        var ben = api.idOf("ben@by-name.example");
        api.put(path + "/owner", api.member("ana@by-name.example"), Map.of("memberId", ben));
        var told = api.get(path + "/history").text("items.0.differences.0.after");
        assertThat(told).isEqualTo(accounts.get(ben).state().displayName());
    }

    @Test
    void websiteThatWaitsGivesWayToOneThatACoordinatorNamesMeanwhile() {
        var path = waiting("meanwhile", "https://two.example/");
        api.patch(path, api.coordinator(), "*", Map.of("url", "https://right.example/"));
        assertThat(api.get(path).body().path("pending")).isEmpty();
        assertThat(api.get(path).text("url")).isEqualTo("https://right.example/");
    }

    @Test
    void changeThatSomebodyAskedForWhoWasPutOutDoesNotTakeEffect() {
        var path = waiting("put-out", "https://taken.example/");
        var before = groups.get(api.get(path).text("id"));
        accounts.removeMembership(api.idOf("ben@put-out.example"), before.id());
        life.settle(before, before.state().pending().getFirst());
        var after = groups.get(before.id());
        assertThat(after.state().pending()).isEmpty();
        assertThat(after.state().entry().url()).isEqualTo("https://one.example/");
    }

    @Test
    void entryIsNotGivenToSomebodyWhoHasLeftWhileItWaited() {
        var path = waiting("left", "https://two.example/");
        var id = api.get(path).text("id");
        var cleo = api.idOf("cleo@left.example");
        accounts.addMembership(cleo, id, Rights.ORGANIZER);
        api.put(path + "/owner", api.member("ben@left.example"), Map.of("memberId", cleo));
        accounts.removeMembership(cleo, id);
        settleAll(id);
        var after = groups.get(id);
        assertThat(after.state().ownerId()).isEqualTo(api.idOf("ana@left.example"));
        assertThat(after.state().entry().url()).isEqualTo("https://two.example/");
    }

    @Test
    void whoIsPutOutAndWhoStaysAreTold() {
        var path = waiting("told", "https://two.example/");
        api.delete(path + "/organizers/" + api.idOf("ben@told.example"), api.member("ana@told.example"), null);
        clock.advance(Duration.ofSeconds(10));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> mailbox.to("ben@told.example").stream()
                        .anyMatch(mail -> mail.subject().contains("no longer looks after")));
    }

    @Test
    void restoringAnOlderWebsiteWaitsLikeNamingAnother() {
        var ana = api.member("ana@older.example");
        var path = registered(ana, "Older", Map.of("url", "https://one.example/"));
        api.patch(path, ana, "*", Map.of("url", "https://two.example/"));
        var id = api.get(path).text("id");
        accounts.addMembership(api.idOf("ben@older.example"), id, Rights.ORGANIZER);
        var first = api.get(path + "/history").body().at("/items/1/id").asString();
        var restored = api.exchange(
                org.springframework.http.HttpMethod.POST,
                path + "/history/" + first + "/restoration",
                api.member("ben@older.example"),
                "*",
                null,
                null);
        assertThat(restored.text("url")).as(restored.problem()).isEqualTo("https://two.example/");
        assertThat(restored.text("pending.0.url")).isEqualTo("https://one.example/");
    }

    /** A group of ana's with another organizer, ben, whose other website waits. */
    private String waiting(String name, String url) {
        var ana = api.member("ana@%s.example".formatted(name));
        var path = registered(ana, name, Map.of("url", "https://one.example/"));
        var ben = "ben@%s.example".formatted(name);
        accounts.addMembership(api.idOf(ben), api.get(path).text("id"), Rights.ORGANIZER);
        api.patch(path, api.member(ben), "*", Map.of("url", url));
        return path;
    }

    @Test
    void websiteOfAGroupWithOneOrganizerChangesAtOnce() {
        var ana = api.member("alone@website.example");
        var path = registered(ana, "Alone", Map.of("url", "https://one.example/"));
        assertThat(api.patch(path, ana, "*", Map.of("url", "https://two.example/"))
                        .text("url"))
                .isEqualTo("https://two.example/");
    }

    @Test
    void websiteThatACoordinatorNamesIsToldToAllOrganizersAtOnceWhateverMailsTheyHaveSwitchedOff() {
        var ana = api.member("ana@corrected.example");
        var ben = api.member("ben@corrected.example");
        var path = registered(ana, "Corrected", Map.of("url", "https://one.example/"));
        assertThat(api.patch("/api/roster/me/notices", ben, null, Map.of("GROUP", false))
                        .status())
                .isEqualTo(200);
        api.patch(path, ana, "*", Map.of("url", "https://mine.example/"));
        accounts.addMembership(api.idOf("ben@corrected.example"), api.get(path).id(), Rights.ORGANIZER);
        api.patch(path, api.coordinator(), "*", Map.of("url", "https://right.example/"));
        assertThat(List.of("ana@corrected.example", "ben@corrected.example"))
                .allSatisfy(organizer -> assertThat(told(organizer))
                        .as("one mail, and none of what the only organizer did")
                        .singleElement()
                        .asString()
                        .contains(
                                "a coordinator of Usergroups",
                                "were https://mine.example/, and are https://right.example/ now",
                                "/groups/corrected/history",
                                "/about"));
    }

    @Test
    void ownerWhoHandsOverTellsAllOrganizersAtOnce() {
        var ana = api.member("ana@handed.example");
        var path = registered(ana, "Handed", Map.of());
        var ben = api.idOf("ben@handed.example");
        accounts.rename(ben, "Ben");
        accounts.addMembership(ben, api.get(path).id(), Rights.ORGANIZER);
        accounts.addMembership(api.idOf("cleo@handed.example"), api.get(path).id(), Rights.ORGANIZER);
        api.put(path + "/owner", ana, Map.of("memberId", ben));
        assertThat(told("cleo@handed.example"))
                .singleElement()
                .asString()
                .contains("one of the organizers of Handed", "Ben answers for it now", "/groups/handed/people");
        assertThat(told("ben@handed.example")).hasSize(1);
    }

    @Test
    void websiteAmongTheChannelsIsToldLikeTheWebsiteAndAChatIsNot() {
        var ana = api.member("ana@channels.example");
        var path = registered(ana, "Channels", Map.of());
        accounts.addMembership(api.idOf("ben@channels.example"), api.get(path).id(), Rights.ORGANIZER);
        var chat = Map.of("type", "chat", "url", "https://chat.example/");
        var second = Map.of("type", "website", "url", "https://second.example/");
        api.patch(path, ana, "*", Map.of("channels", List.of(chat)));
        api.patch(path, ana, "*", Map.of("channels", List.of(chat, second)));
        api.patch(path, ana, "*", Map.of("channels", List.of(second)));
        assertThat(told("ben@channels.example"))
                .singleElement()
                .asString()
                .contains("were none, and are https://second.example/ now");
    }

    /** The mails to an address about changes that are in effect already. */
    private List<String> told(String email) {
        clock.advance(Duration.ofSeconds(10));
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> mailbox.to(email).stream()
                                .filter(mail -> mail.subject().endsWith(": an important change"))
                                .map(TestMailbox.Mail::text)
                                .toList(),
                        mails -> !mails.isEmpty());
    }

    @Test
    void readersSeeEveryChangeAtOnceHoweverManyAsk() throws Exception {
        var ana = api.member("readers@history.example");
        var path = registered(ana, "Readers", Map.of());
        var slug = "/api/roster/groups/" + api.get(path).text("slug");
        var isDone = new java.util.concurrent.atomic.AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var reader = 0; reader < 4; reader++) {
                threads.submit(() -> {
                    while (!isDone.get()) {
                        api.get(slug);
                    }
                });
            }
            try {
                for (var version = 1; version <= 40; version++) {
                    var edited = api.patch(path, ana, "\"%d\"".formatted(version), Map.of("region", "R" + version));
                    assertThat(edited.status()).isEqualTo(200);
                    assertThat(api.get(slug).etag()).isEqualTo(edited.etag());
                }
            } finally {
                isDone.set(true);
            }
        }
        api.delete(path, ana, "*");
        assertThat(api.get(slug).status()).isEqualTo(404);
    }

    @Test
    void entryThatIsReadyIsHandedOutWithItsTagAndOnlyAsJson() throws Exception {
        var ana = api.member("ready@history.example");
        registered(ana, "Ready 日本", Map.of());
        var address = URI.create("http://127.0.0.1:%s/api/roster/groups/ready-%%E6%%97%%A5%%E6%%9C%%AC"
                .formatted(environment.getProperty("local.server.port")));
        var before = meters.counter("usergroups.entries.ready").count();
        try (var client = HttpClient.newHttpClient()) {
            for (var time = 0; time < 2; time++) {
                var read = ask(client, address, "Accept", "application/json");
                assertThat(read.statusCode()).isEqualTo(200);
                assertThat(read.body()).contains("\"name\":\"Ready 日本\"");
                assertThat(read.headers().firstValue("etag")).contains("\"1\"");
                assertThat(read.headers().firstValue("x-content-type-options")).contains("nosniff");
            }
            assertThat(ask(client, address, "If-None-Match", "\"1\"").statusCode())
                    .isEqualTo(304);
            assertThat(meters.counter("usergroups.entries.ready").count()).isGreaterThanOrEqualTo(before + 1);
            assertThat(ask(client, address, "Accept", "application/ld+json").body())
                    .contains("schema.org");
            assertThat(ask(client, address, "Authorization", "Bearer none").statusCode())
                    .isEqualTo(401);
        }
    }

    private static HttpResponse<String> ask(HttpClient client, URI address, String header, String value)
            throws Exception {
        return client.send(
                HttpRequest.newBuilder(address).header(header, value).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void formerSlugsLeadToTheGroupUntilAnotherGroupHasThem() {
        var ana = api.member("slugs@history.example");
        var path = registered(ana, "First name", Map.of());
        api.patch(path, ana, "*", Map.of("slug", "second-name"));
        assertThat(api.get("/api/roster/groups/first-name").text("slug")).isEqualTo("second-name");
        registered(ana, "First name", Map.of());
        assertThat(api.get("/api/roster/groups/first-name").text("slug")).isEqualTo("first-name");
        assertThat(api.patch(path, ana, "*", Map.of("slug", "first-name")).status())
                .isEqualTo(409);
    }

    private String registered(String token, String name, Map<String, ?> more) {
        var form = new java.util.HashMap<String, Object>(more);
        form.put("name", name);
        return "/api/roster/groups/"
                + api.post("/api/roster/groups", token, form).text("id");
    }

    private Said inCity(Group group, String city) {
        var form = GroupForm.of(group);
        var said = forms.read(new GroupForm(
                form.name(),
                form.slug(),
                form.description(),
                form.language(),
                form.translations(),
                form.country(),
                form.subdivision(),
                form.region(),
                city,
                form.geonameId(),
                form.location(),
                form.scope(),
                form.online(),
                form.places(),
                form.zone(),
                form.languages(),
                form.topics(),
                form.url(),
                form.channels(),
                form.foundedOn(),
                form.access(),
                form.story(),
                form.status(),
                form.source(),
                form.licence(),
                form.note()));
        return said.orRefuse();
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Time {
        @Bean
        MovableClock clock() {
            return new MovableClock();
        }
    }
}
