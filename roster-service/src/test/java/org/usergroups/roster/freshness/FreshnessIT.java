package org.usergroups.roster.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.usergroups.platform.testing.MovableClock;
import org.usergroups.platform.testing.TestMailbox;
import org.usergroups.roster.Calls;
import org.usergroups.roster.MailRound;
import org.usergroups.roster.RunningRoster;
import org.usergroups.roster.groups.Freshness;
import org.usergroups.roster.groups.FreshnessPolicy;
import org.usergroups.roster.groups.GroupLife;
import org.usergroups.roster.groups.Groups;
import org.usergroups.roster.members.Accounts;
import org.usergroups.roster.members.Rights;
import org.usergroups.roster.notices.NoticePreferences;
import org.usergroups.roster.notices.Notices;

/** The clock of entries, moved by hand, with two instances that take every step at the same moment. Nobody but the test sends mails. */
@RunningRoster
@Import(RunningRoster.MovableTime.class)
@TestPropertySource(properties = "usergroups.mail.pause=1h")
class FreshnessIT {

    private static final Duration DAY = Duration.ofDays(1);

    @Autowired
    private Calls api;

    @Autowired
    private MovableClock clock;

    @Autowired
    private TestMailbox mailbox;

    @Autowired
    private Groups groups;

    @Autowired
    private GroupLife life;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Notices notices;

    @Autowired
    private NoticePreferences preferences;

    @Autowired
    private FreshnessMails mails;

    @Autowired
    private FreshnessPolicy policy;

    @Autowired
    private MailRound round;

    @Test
    void entryThatNobodyConfirmsIsWalkedThroughTwoYearsWithEveryStepOnce() throws Exception {
        var id = registered("ana", "Two years");
        accounts.addMembership(api.idOf("ben@walk.example"), id, Rights.ORGANIZER);
        var story = new ArrayList<String>();
        var people = List.of("ana", "ben");
        var mailed = new int[people.size()];
        var status = "active";
        for (var day = 1; day <= 730; day++) {
            clock.advance(DAY);
            tickTwice();
            clock.advance(Duration.ofSeconds(10));
            sendTwice();
            clock.advance(Duration.ofSeconds(-10));
            for (var at = 0; at < people.size(); at++) {
                var person = people.get(at);
                var mails = mailbox.to(person + "@walk.example");
                for (var count = mailed[at]; count < mails.size(); count++) {
                    story.add("day %d: %s is told “%s”"
                            .formatted(
                                    day,
                                    person,
                                    mails.get(mails.size() - 1 - count).subject()));
                }
                mailed[at] = mails.size();
            }
            var now = groups.get(id).state().status().name();
            if (!now.equals(status)) {
                story.add("day %d: %s".formatted(day, now));
                status = now;
            }
        }
        assertThat(story)
                .containsExactly(
                        "day 182: ana is told “Is the entry of Two years still true?”",
                        "day 196: ana is told “Reminder: is the entry of Two years still true?”",
                        "day 210: ana is told “Reminder: is the entry of Two years still true?”",
                        "day 224: ana is told “Is the entry of Two years still true?”",
                        "day 224: ben is told “Is the entry of Two years still true?”",
                        "day 238: ana is told “Two years is shown as quiet now”",
                        "day 238: ben is told “Two years is shown as quiet now”",
                        "day 238: quiet",
                        "day 364: ana is told “Two years is shown as dormant now”",
                        "day 364: ben is told “Two years is shown as dormant now”",
                        "day 364: dormant",
                        "day 547: ana is told “Two years is archived now”",
                        "day 547: ben is told “Two years is archived now”",
                        "day 547: archived");
        assertThat(api.get("/api/roster/groups/" + id + "/history").body().path("items"))
                .as("what it said at first, and three changes by the clock")
                .hasSize(4);
    }

    @Test
    void linkInTheMailConfirmsAndOpeningItDoesNot() throws Exception {
        var id = registered("cleo", "Confirmed");
        clock.advance(Duration.ofDays(240));
        tickTwice();
        clock.advance(Duration.ofSeconds(10));
        sendTwice();
        var mail = mailbox.await("cleo@walk.example", 1).getFirst();
        var token = mail.text().replaceAll("(?s).*/confirm/(\\S+).*", "$1");
        var before = api.get("/api/roster/groups/" + id);
        assertThat(api.get("/api/roster/confirmations/" + token).text("name")).isEqualTo("Confirmed");
        assertThat(api.get("/api/roster/groups/" + id).etag()).isEqualTo(before.etag());
        assertThat(api.post("/api/roster/confirmations/" + token, null, Map.of())
                        .status())
                .isEqualTo(200);
        var confirmed = api.get("/api/roster/groups/" + id);
        assertThat(confirmed.text("confirmedAt")).isGreaterThan(before.text("confirmedAt"));
        assertThat(confirmed.text("confirmBy")).isGreaterThan(confirmed.text("confirmedAt"));
        assertThat(api.post("/api/roster/confirmations/" + token, null, Map.of())
                        .status())
                .as("the second click")
                .isEqualTo(200);
        accounts.removeMembership(api.idOf("cleo@walk.example"), id);
        assertThat(api.post("/api/roster/confirmations/" + token, null, Map.of())
                        .status())
                .as("somebody who no longer looks after the group")
                .isEqualTo(403);
        assertThat(api.post("/api/roster/confirmations/x" + token, null, Map.of())
                        .status())
                .isEqualTo(410);
    }

    @Test
    void afterALongOutageNobodysWeeksAreCutShort() throws Exception {
        var id = registered("dora", "Outage");
        clock.advance(Duration.ofDays(720));
        for (var round = 0; round < 5; round++) {
            tickTwice();
            clock.advance(Duration.ofSeconds(10));
            sendTwice();
        }
        assertThat(mailbox.to("dora@walk.example")).hasSize(1);
        assertThat(groups.get(id).state().status().name()).isEqualTo("active");
    }

    @Test
    void onlyOrganizerIsAskedAlsoWithTheseMailsSwitchedOffAndIsToldWhy() throws Exception {
        switchOff("hugo");
        registered("hugo", "Only one");
        clock.advance(Duration.ofDays(190));
        tickTwice();
        clock.advance(Duration.ofSeconds(10));
        sendTwice();
        assertThat(mailbox.to("hugo@walk.example")).singleElement().satisfies(mail -> {
            assertThat(mail.text()).contains("/confirm/", "You get this one all the same");
            assertThat(mail.text()).as("no link that would do nothing").doesNotContain("No more mails of this kind");
        });
    }

    @Test
    void whoHasSwitchedTheseMailsOffIsLeftOutWhereOthersAreAskedFromTheFirst() throws Exception {
        switchOff("iris");
        var id = registered("iris", "Two of us");
        accounts.addMembership(api.idOf("jo@walk.example"), id, Rights.ORGANIZER);
        clock.advance(Duration.ofDays(190));
        tickTwice();
        clock.advance(Duration.ofSeconds(10));
        sendTwice();
        assertThat(mailbox.to("jo@walk.example"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.text()).contains("No more mails of this kind"));
        assertThat(mailbox.to("iris@walk.example")).isEmpty();
    }

    private void switchOff(String person) {
        assertThat(api.patch(
                                "/api/roster/me/notices",
                                api.member(person + "@walk.example"),
                                null,
                                Map.of("CONFIRMATION", false))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void confirmationThatComesBetweenTellingAndSteppingTakesTheMailBack() throws Exception {
        var id = registered("emil", "Between");
        clock.advance(Duration.ofDays(190));
        var read = groups.get(id);
        life.confirm(id, api.idOf("emil@walk.example"));
        instance().take(read);
        clock.advance(Duration.ofSeconds(10));
        sendTwice();
        assertThat(mailbox.to("emil@walk.example")).isEmpty();
        assertThat(groups.get(id).state().freshness().steps()).isZero();
    }

    @Test
    void entryWhoseStatusStaysIsNotSaidToBeShownOtherwise() throws Exception {
        var id = registered("gina", "Beginning");
        api.patch("/api/roster/groups/" + id, api.member("gina@walk.example"), "*", Map.of("status", "prospective"));
        for (var step = 0; step < 5; step++) {
            clock.advance(Duration.ofDays(190));
            tickTwice();
        }
        clock.advance(Duration.ofSeconds(10));
        sendTwice();
        assertThat(groups.get(id).state().status()).isEqualTo(Freshness.Status.prospective);
        var mails = mailbox.to("gina@walk.example");
        assertThat(mails).hasSize(5);
        assertThat(mails)
                .allSatisfy(mail -> assertThat(mail.subject() + mail.text()).doesNotContain("shown as quiet"));
        assertThat(mails).anySatisfy(mail -> {
            assertThat(mail.subject()).startsWith("Reminder");
            assertThat(mail.text()).contains("nobody has answered", "shown as dormant from");
        });
    }

    @Test
    void editByItsOwnPeopleConfirmsAndEditByACoordinatorDoesNot() {
        var id = registered("fred", "Edited");
        var path = "/api/roster/groups/" + id;
        var first = api.get(path).text("confirmedAt");
        clock.advance(DAY);
        var byCoordinator = api.patch(path, api.coordinator(), "*", Map.of("region", "Faro"));
        assertThat(byCoordinator.text("confirmedAt")).isEqualTo(first);
        var byFred = api.patch(path, api.member("fred@walk.example"), "*", Map.of("region", "Braga"));
        assertThat(byFred.text("confirmedAt")).isGreaterThan(first);
        var closed = api.patch(path, api.member("fred@walk.example"), "*", Map.of("status", "archived"));
        assertThat(closed.text("status")).isEqualTo("archived");
        assertThat(groups.get(id).state().freshness().nextStepAt()).isNull();
    }

    @Test
    void entryNamesWhoHasConfirmedItUntilTheyLeaveAndSaysWhenOthersMayAskForIt() {
        var id = registered("gina", "Named");
        var path = "/api/roster/groups/" + id;
        var gina = api.idOf("gina@walk.example");
        accounts.rename(gina, "Gina Gil");
        api.post(path + "/confirmation", api.member("gina@walk.example"), Map.of());
        var confirmed = api.get(path);
        assertThat(confirmed.text("confirmedByName")).isEqualTo("Gina Gil");
        assertThat(confirmed.body().path("askable").asBoolean()).isFalse();
        assertThat(api.get("/api/roster/groups?size=100").body().path("items"))
                .anySatisfy(group ->
                        assertThat(group.path("confirmedByName").asString("")).isEqualTo("Gina Gil"));

        clock.advance(Duration.ofDays(175));
        for (var step = 0; step < 4; step++) {
            clock.advance(Duration.ofDays(15));
            instance().tick();
        }
        var silent = api.get(path);
        assertThat(silent.text("status")).isEqualTo("active");
        assertThat(silent.body().path("askable").asBoolean()).isTrue();

        accounts.erase(gina);
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(api.get(path).text("confirmedByName")).isEmpty());
    }

    private String registered(String person, String name) {
        return api.post("/api/roster/groups", api.member(person + "@walk.example"), Map.of("name", name))
                .text("id");
    }

    private FreshnessClock instance() {
        return new FreshnessClock(groups, life, accounts, notices, preferences, mails, policy, clock);
    }

    private void tickTwice() throws Exception {
        twice(instance()::tick, instance()::tick);
    }

    private void sendTwice() throws Exception {
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
}
