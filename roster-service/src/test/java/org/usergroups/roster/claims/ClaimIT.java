package org.usergroups.roster.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.usergroups.platform.testing.Backends;
import org.usergroups.platform.testing.MovableClock;
import org.usergroups.platform.testing.TestMailbox;
import org.usergroups.roster.Calls;
import org.usergroups.roster.MailRound;
import org.usergroups.roster.Schedule;
import org.usergroups.roster.groups.Groups;
import org.usergroups.roster.members.Accounts;
import org.usergroups.roster.members.Rights;

/** Asking for a group: proofs on a website, in a DNS and by a mail that are all real, and clocks that run twice at the same moment. */
@Backends
@Import({Calls.class, MailRound.class, Schedule.class})
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "usergroups.portal-client-secret=portal",
            "usergroups.operator-client-secret=operator",
            "usergroups.first-coordinator=cora@claims.example",
            "usergroups.outgoing.allow-loopback=true",
            "usergroups.mail.pause=1h"
        })
class ClaimIT {

    private static final Pattern LINK = Pattern.compile("/sites/mail/(\\S+)");
    private static final OwnSite SITE = started(OwnSite::new);
    private static final NameServer NAMES = started(NameServer::new);

    @Autowired
    private Calls api;

    @Autowired
    private MovableClock clock;

    @Autowired
    private TestMailbox mailbox;

    @Autowired
    private Groups groups;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Claiming claiming;

    @Autowired
    private Claims claims;

    @Autowired
    private Verification verification;

    @Autowired
    private MailRound round;

    private static int people;

    @DynamicPropertySource
    static void names(DynamicPropertyRegistry registry) {
        registry.add("usergroups.claims.resolvers", NAMES::address);
    }

    @AfterAll
    static void close() {
        SITE.close();
        NAMES.close();
    }

    @Test
    void unownedGroupIsProvenByAFileOfItsWebsite() {
        var id = unowned("File", SITE.url("/"));
        var ana = person();
        var claim = opened(id, ana);
        var token = claim.text("site.token");
        assertThat(claim.text("kind")).isEqualTo("unowned");
        assertThat(prove(claim, ana, "website").problem()).contains(token, "/.well-known/usergroups.txt");
        SITE.put("/.well-known/usergroups.txt", "text/plain", "other\n" + token + "x\nx" + token + "\n");
        assertThat(prove(claim, ana, "website").status()).as("a longer word").isEqualTo(409);
        SITE.put("/.well-known/usergroups.txt", "text/html; charset=utf-8", token);
        assertThat(prove(claim, ana, "website").status())
                .as("a page that anybody may have written")
                .isEqualTo(409);
        SITE.put("/.well-known/usergroups.txt", "text/plain", "other\n  " + token + "\n");
        var other = person();
        assertThat(prove(opened(id, other), other, "website").status())
                .as("the other's token")
                .isEqualTo(409);
        var granted = prove(claim, ana, "website");
        assertThat(granted.text("state")).as(granted.problem()).isEqualTo("granted");
        SITE.remove("/.well-known/usergroups.txt");
        var group = groups.get(id).state();
        assertThat(group.ownerId()).isEqualTo(api.idOf(ana));
        assertThat(accounts.isOrganizer(api.idOf(ana), id)).isTrue();
        assertThat(api.get("/api/roster/groups/" + id).text("verifiedHost")).isEqualTo("127.0.0.1");
        var others = api.get("/api/roster/me/claims", api.member(other)).body().at("/items/0");
        assertThat(others.path("state").asString()).isEqualTo("refused");
        assertThat(others.path("reason").asString()).contains("Ask them for an invitation");
    }

    @Test
    void pageProvesByItsHeadAndNotByWhatVisitorsWroteOnIt() {
        var id = unowned("Head", SITE.url("/jug/"));
        var ana = person();
        var claim = opened(id, ana);
        var key = claim.text("site.token").replace("usergroups-site=", "");
        var meta = "<meta name=\"usergroups-site\" content=\"%s\">".formatted(key);
        SITE.put("/.well-known/usergroups.txt", "text/plain", claim.text("site.token"));
        assertThat(prove(claim, ana, "website").status())
                .as("the root of the host")
                .isEqualTo(409);
        SITE.remove("/.well-known/usergroups.txt");
        SITE.put("/jug/", "text/html", "<title>JUG</title><p>A comment: usergroups-site=" + key + meta);
        assertThat(prove(claim, ana, "website").status())
                .as("the text of the page")
                .isEqualTo(409);
        SITE.put("/elsewhere", "text/html", meta + "<title>Somebody else</title>");
        SITE.redirect("/jug/", SITE.url("/elsewhere"));
        assertThat(prove(claim, ana, "website").status())
                .as("another page of the host")
                .isEqualTo(409);
        SITE.put("/jug/2026", "text/html", meta + "<title>JUG</title>");
        SITE.redirect("/jug/", SITE.urlOfOtherHost("/jug/2026"));
        assertThat(prove(claim, ana, "website").problem()).as("another host").contains("may be somebody else's");
        SITE.redirect("/jug/", "/jug/2026");
        assertThat(prove(claim, ana, "website").text("state")).isEqualTo("granted");
    }

    @Test
    void linkToTheClaimantsPageProvesUnlessItIsAVisitors() {
        var id = unowned("Me", SITE.url("/me"));
        var ana = person();
        var claim = opened(id, ana);
        var link = "<p>Hello <a href=\"%s\" rel=\"%s\">us</a>";
        var page = claim.text("site.page");
        for (var rel : List.of("", "nofollow", "me-too", "me ugc")) {
            SITE.put("/me", "text/html", link.formatted(page, rel));
            assertThat(prove(claim, ana, "relMe").status()).as(rel).isEqualTo(409);
        }
        SITE.put("/me", "text/html", link.formatted(page + "0", "me"));
        assertThat(prove(claim, ana, "relMe").status()).as("another page").isEqualTo(409);
        SITE.put("/me", "text/html", link.formatted(page, "nofollow ME"));
        assertThat(prove(claim, ana, "relMe").text("state")).isEqualTo("granted");
    }

    @Test
    void textRecordOfTheDomainProves() {
        var id = unowned("Names", "https://www.names.example/");
        var ana = person();
        var claim = opened(id, ana);
        NAMES.put("names.example", "v=spf1 -all", claim.text("site.token") + "0");
        assertThat(prove(claim, ana, "dns").problem()).contains("names.example");
        NAMES.put("names.example", "v=spf1 -all", claim.text("site.token"));
        assertThat(prove(claim, ana, "dns").text("state")).isEqualTo("granted");
    }

    @Test
    void mailToTheOwnDomainProvesWhenItsLinkIsUsedAndNotWhenItIsOpened() {
        var id = unowned("Mailed", "https://www.xn--mller-kva.example/");
        var ana = person();
        var claim = opened(id, ana);
        assertThat(mail(claim, ana, "someone@example.com").text("errors.0.message"))
                .contains("own domain");
        assertThat(mail(claim, ana, "board@müller.example").status()).isEqualTo(200);
        var link = LINK.matcher(
                mailbox.await("board@xn--mller-kva.example", 1).getFirst().text());
        assertThat(link.find()).isTrue();
        var path = "/api/roster/site-mails/" + link.group(1);
        assertThat(api.get(path).text("groupName")).isEqualTo("Mailed");
        assertThat(claims.get(claim.text("id")).state()).isEqualTo(Claim.State.open);
        assertThat(api.post(path, null, Map.of()).status()).isEqualTo(200);
        assertThat(claims.get(claim.text("id")).state()).isEqualTo(Claim.State.granted);
        assertThat(api.post(path, null, Map.of()).status()).isEqualTo(410);
    }

    @Test
    void onlySoManyMailsGoToADomain() {
        var id = unowned("Flood", "https://flood.example/");
        var ana = person();
        var claim = opened(id, ana);
        for (var count = 0; count < 3; count++) {
            assertThat(mail(claim, ana, "a%d@flood.example".formatted(count)).status())
                    .isEqualTo(200);
        }
        assertThat(mail(claim, ana, "b@flood.example").status()).isEqualTo(429);
    }

    @Test
    void sharedHostIsNotProvenByItsDnsOrAMailbox() {
        var id = unowned("Shared", "https://www.meetup.com/some-jug/");
        var ana = person();
        var claim = opened(id, ana);
        assertThat(claim.body().at("/site/methods").toString()).isEqualTo("[\"website\",\"relMe\"]");
        assertThat(claim.text("site.file")).isEqualTo("https://www.meetup.com/some-jug/usergroups.txt");
        assertThat(prove(claim, ana, "dns").status()).isEqualTo(422);
        assertThat(mail(claim, ana, "ana@meetup.com").status()).isEqualTo(422);
    }

    @Test
    void privateAddressIsNotAsked() {
        var id = unowned("Private", "http://10.0.0.1/");
        var ana = person();
        assertThat(prove(opened(id, ana), ana, "website").problem()).contains("no public web address");
    }

    @Test
    void twoWhoProveAtTheSameMomentAreNotBothGivenTheGroup() throws Exception {
        for (var time = 0; time < 5; time++) {
            var id = unowned("Race %d".formatted(time), "https://race%d.example/".formatted(time));
            var one = person();
            var other = person();
            var first = claims.get(opened(id, one).text("id"));
            var second = claims.get(opened(id, other).text("id"));
            var url = String.valueOf(groups.get(id).state().entry().url());
            twice(() -> provenOrDecided(first, url), () -> provenOrDecided(second, url));
            claiming.lookAtDue(1_000);
            var states = List.of(
                    claims.get(first.id()).state(), claims.get(second.id()).state());
            assertThat(states).containsExactlyInAnyOrder(Claim.State.granted, Claim.State.refused);
            var winner = states.getFirst() == Claim.State.granted ? one : other;
            assertThat(groups.get(id).state().ownerId()).isEqualTo(api.idOf(winner));
            assertThat(accounts.organizersOf(id)).containsExactly(api.idOf(winner));
        }
    }

    private void provenOrDecided(Claim claim, String url) {
        try {
            claiming.proven(claim, new Claim.Proof(Claim.Method.dns, url, clock.instant()));
        } catch (org.usergroups.platform.web.Problem decided) {
            assertThat(decided.getStatusCode().value()).isEqualTo(409);
        }
    }

    @Test
    void coordinatorDecidesAboutAnUnownedGroupAndARefusalNeedsAReason() throws Exception {
        api.idOf("cora@claims.example");
        var id = unowned("Coordinated", null);
        var ana = person();
        var claim = opened(id, ana);
        assertThat(claim.body().path("site").isNull()).isTrue();
        var path = "/api/roster/claims/" + claim.text("id");
        tickTwice();
        sendTwice();
        assertThat(mailbox.to("cora@claims.example").stream()
                        .filter(mail -> mail.text().contains(claim.text("id"))))
                .hasSize(1);
        assertThat(api.get("/api/roster/claims", api.coordinator()).body().toString())
                .contains(claim.text("id"));
        assertThat(api.post(path + "/decision", api.coordinator(), Map.of("grant", false))
                        .status())
                .isEqualTo(422);
        assertThat(api.get(path, api.member(person())).status()).isEqualTo(403);
        assertThat(api.get(path, api.coordinator()).body().path("mayDecide").asBoolean())
                .isTrue();
        var refused = api.post(path + "/decision", api.coordinator(), Map.of("grant", false, "reason", "Who are you?"));
        assertThat(refused.text("state")).isEqualTo("refused");
        assertThat(api.get(path, api.member(ana)).text("reason")).isEqualTo("Who are you?");
        var again = "/api/roster/groups/" + id + "/claims";
        assertThat(api.post(again, api.member(ana), Map.of("why", "Please")).text("type"))
                .endsWith("refused");
        var ben = person();
        var granted = api.post(
                "/api/roster/claims/" + opened(id, ben).text("id") + "/decision",
                api.coordinator(),
                Map.of("grant", true));
        assertThat(granted.text("state")).isEqualTo("granted");
        assertThat(groups.get(id).state().ownerId()).isEqualTo(api.idOf(ben));
        assertThat(api.post(again, api.member(person()), Map.of("why", "Me too"))
                        .text("type"))
                .endsWith("looked-after");
    }

    @Test
    void silentOrganizersDecideFirstThenCoordinatorsAndEachIsToldOnce() throws Exception {
        api.idOf("cora@claims.example");
        var owner = person();
        var id = registered(owner, "Succession");
        assertThat(api.post("/api/roster/groups/" + id + "/claims", api.member(person()), Map.of("why", "x"))
                        .text("type"))
                .endsWith("looked-after");
        silence(id);
        var ana = person();
        var claim = opened(id, ana);
        var path = "/api/roster/claims/" + claim.text("id");
        assertThat(claim.text("kind")).isEqualTo("succession");
        var early = api.post(path + "/decision", api.coordinator(), Map.of("grant", true));
        assertThat(early.text("type")).endsWith("not-yet");
        var story = new ArrayList<String>();
        for (var day = 1; day <= 50; day++) {
            clock.advance(Duration.ofDays(1));
            tickTwice();
            clock.advance(Duration.ofSeconds(10));
            sendTwice();
            for (var told : Map.of("owner", owner, "ana", ana, "cora", "cora@claims.example")
                    .entrySet()) {
                var mails = mailbox.to(told.getValue()).stream()
                        .filter(mail -> mail.text().contains(claim.text("id")))
                        .count();
                var line = "%s: %d".formatted(told.getKey(), mails);
                if (mails > 0 && story.stream().noneMatch(known -> known.endsWith(line))) {
                    story.add("day %d, %s".formatted(day, line));
                }
            }
        }
        assertThat(story).containsExactly("day 1, owner: 1", "day 14, cora: 1", "day 44, ana: 1");
        assertThat(claims.get(claim.text("id")).state()).isEqualTo(Claim.State.expired);
    }

    @Test
    void ownerWhoConfirmsEndsTheRequestAndNoGrantOverrulesThem() throws Exception {
        var owner = person();
        var id = registered(owner, "Alive");
        silence(id);
        var ana = person();
        var claim = opened(id, ana);
        clock.advance(Duration.ofDays(15));
        api.post("/api/roster/groups/" + id + "/confirmation", api.member(owner), Map.of());
        var late = api.post(
                "/api/roster/claims/" + claim.text("id") + "/decision", api.coordinator(), Map.of("grant", true));
        assertThat(late.text("state")).isEqualTo("refused");
        assertThat(groups.get(id).state().ownerId()).isEqualTo(api.idOf(owner));
        assertThat(accounts.isOrganizer(api.idOf(ana), id)).isFalse();
    }

    @Test
    void organizerWhoGrantsMakesAnOrganizerAndTheOwnerCanStillObject() {
        var owner = person();
        var second = person();
        var id = registered(owner, "Granted");
        accounts.addMembership(api.idOf(second), id, Rights.ORGANIZER);
        silence(id);
        var ana = person();
        var path = "/api/roster/claims/" + opened(id, ana).text("id");
        assertThat(api.post(path + "/decision", api.member(ana), Map.of("grant", true))
                        .status())
                .isEqualTo(403);
        assertThat(api.post(path + "/decision", api.member(second), Map.of("grant", true))
                        .text("state"))
                .isEqualTo("granted");
        assertThat(accounts.isOrganizer(api.idOf(ana), id)).isTrue();
        assertThat(groups.get(id).state().ownerId()).isEqualTo(api.idOf(owner));
        assertThat(api.get("/api/roster/groups/" + id).text("pending.0.ownerId"))
                .isEqualTo(api.idOf(ana));
        assertThat(api.post(path + "/decision", api.member(owner), Map.of("grant", true))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void requestIsTakenBackAndNobodyHasTooManyOpen() {
        var ana = person();
        var ids = new ArrayList<String>();
        for (var count = 0; count < 5; count++) {
            ids.add(opened(unowned("Many %d".formatted(count), null), ana).text("id"));
        }
        var another = "/api/roster/groups/" + unowned("Many more", null) + "/claims";
        assertThat(api.post(another, api.member(ana), Map.of("why", "All of them"))
                        .status())
                .isEqualTo(429);
        assertThat(api.delete("/api/roster/claims/" + ids.getFirst(), api.member(person()), null)
                        .status())
                .isEqualTo(403);
        assertThat(api.delete("/api/roster/claims/" + ids.getFirst(), api.member(ana), null)
                        .status())
                .isEqualTo(204);
        assertThat(api.delete("/api/roster/claims/" + ids.getFirst(), api.member(ana), null)
                        .status())
                .isEqualTo(409);
        assertThat(api.post(another, api.member(ana), Map.of("why", "This one")).status())
                .isEqualTo(201);
    }

    @Test
    void claimantWhoIsErasedTakesTheRequestAlong() {
        var ana = person();
        var claim = claims.get(opened(unowned("Erased", null), ana).text("id"));
        claims.erase(api.idOf(ana));
        accounts.erase(api.idOf(ana));
        assertThat(claims.find(claim.id())).isEmpty();
        assertThat(api.post("/api/roster/claims/" + claim.id() + "/decision", api.coordinator(), Map.of("grant", true))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void websiteIsLookedAtAgainAfterHalfAYearAndTheMarkStaysOrGoes() throws Exception {
        var owner = person();
        var id = registered(owner, "Verified");
        api.patch("/api/roster/groups/" + id, api.member(owner), "*", Map.of("url", SITE.url("/verified")));
        var path = "/api/roster/groups/" + id + "/site";
        var token = api.get(path, api.member(owner)).text("token");
        assertThat(api.get(path, api.member(person())).status()).isEqualTo(403);
        SITE.put("/verified/usergroups.txt", "text/plain", token);
        var shown = api.post(path, api.member(owner), Map.of("method", "website"));
        assertThat(shown.text("verifiedUntil")).isNotEmpty();
        api.patch("/api/roster/groups/" + id, api.member(owner), "*", Map.of("url", SITE.url("/somebody")));
        assertThat(api.get("/api/roster/groups/" + id)
                        .body()
                        .path("verifiedHost")
                        .isNull())
                .as("another page of the same host")
                .isTrue();
        api.patch("/api/roster/groups/" + id, api.member(owner), "*", Map.of("url", SITE.url("/verified")));
        clock.advance(Duration.ofDays(183));
        twice(verification::lookAgain, verification::lookAgain);
        assertThat(groups.get(id).state().verified())
                .satisfies(verified ->
                        assertThat(verified.until()).isAfter(clock.instant().plus(Duration.ofDays(180))));
        SITE.remove("/verified/usergroups.txt");
        clock.advance(Duration.ofDays(183));
        for (var day = 0; day < 8; day++) {
            assertThat(groups.get(id).state().verified()).as("day " + day).isNotNull();
            twice(verification::lookAgain, verification::lookAgain);
            clock.advance(Duration.ofHours(25));
        }
        assertThat(groups.get(id).state().verified()).isNull();
        sendTwice();
        assertThat(mailbox.to(owner).stream().filter(mail -> mail.subject().contains("still the website")))
                .hasSize(1);
    }

    private String person() {
        return "p%d@claims.example".formatted(++people);
    }

    private String unowned(String name, @org.jspecify.annotations.Nullable String url) {
        var form = new java.util.HashMap<String, Object>(Map.of("name", name));
        form.put("url", url);
        return api.post("/api/roster/groups", api.coordinator(), form).text("id");
    }

    private String registered(String person, String name) {
        return api.post("/api/roster/groups", api.member(person), Map.of("name", name))
                .text("id");
    }

    private void silence(String groupId) {
        api.patch("/api/roster/groups/" + groupId, api.coordinator(), "*", Map.of("status", "dormant"));
    }

    private Calls.Answer opened(String groupId, String person) {
        var opened =
                api.post("/api/roster/groups/" + groupId + "/claims", api.member(person), Map.of("why", "I run it."));
        assertThat(opened.status()).as(opened.problem()).isEqualTo(201);
        return opened;
    }

    private Calls.Answer prove(Calls.Answer claim, String person, String method) {
        return api.post(
                "/api/roster/claims/" + claim.text("id") + "/proof", api.member(person), Map.of("method", method));
    }

    private Calls.Answer mail(Calls.Answer claim, String person, String email) {
        return api.post(
                "/api/roster/claims/" + claim.text("id") + "/proof",
                api.member(person),
                Map.of("method", "mail", "email", email));
    }

    private void tickTwice() throws Exception {
        twice(new ClaimClock(claiming, verification)::tick, new ClaimClock(claiming, verification)::tick);
    }

    private void sendTwice() throws Exception {
        clock.advance(Duration.ofSeconds(10));
        twice(round::send, round::send);
        round.awaitSent();
    }

    private static void twice(Runnable one, Runnable other) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done :
                    threads.invokeAll(List.<Callable<Object>>of(Executors.callable(one), Executors.callable(other)))) {
                done.get();
            }
        }
    }

    private static <T> T started(Callable<T> server) {
        try {
            return server.call();
        } catch (IOException noPort) {
            throw new java.io.UncheckedIOException(noPort);
        } catch (Exception unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Time {
        @Bean
        MovableClock clock() {
            return new MovableClock();
        }
    }
}
