package org.usergroups.roster.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.usergroups.platform.testing.MovableClock;
import org.usergroups.platform.testing.TestMailbox;
import org.usergroups.platform.testing.TestTokens;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.Calls;
import org.usergroups.roster.RunningRoster;
import org.usergroups.roster.groups.Groups;
import org.usergroups.roster.members.Accounts;
import tools.jackson.databind.JsonNode;

/** Reports from the first word to the appeal. */
@RunningRoster
@Import(RunningRoster.MovableTime.class)
class ReportsIT {

    private static int networks;

    @Autowired
    private Calls calls;

    @Autowired
    private TestTokens tokens;

    @Autowired
    private MovableClock clock;

    @Autowired
    private TestMailbox mailbox;

    @Autowired
    private Reporting reporting;

    @Autowired
    private Reports reports;

    @Autowired
    private Groups groups;

    @Autowired
    private Accounts accounts;

    @Autowired
    private MongoDatabase database;

    private String ana = "";
    private String slug = "";
    private String network = "";

    @BeforeEach
    void register() {
        ana = calls.member("ana@reports.example");
        slug = calls.group(ana, Map.of("name", "Reported"));
        network = "198.51.%d.7".formatted(++networks);
    }

    @Test
    void visitorsReportGoesToTheOrganizersFirstAndIsAnsweredByMailWithoutAnybodySeeingTheAddress() throws Exception {
        assertThat(report(null, "wrong", "visitor@reports.example")).isEqualTo(202);
        var listed = calls.get(path(""), ana, Map.of());
        assertThat(listed.text()).doesNotContain("visitor@").contains("It moved.");
        assertThat(only(listed.body()).path("mayDecide").asBoolean()).isTrue();
        assertThat(queued()).as("it is the organizers' turn").isEmpty();
        assertThat(told("opened")).isEqualTo(1);
        var answered = calls.post(
                path("/" + id() + "/decision"), ana, Map.of("outcome", "corrected", "reason", "We have moved it."));
        assertThat(answered.status()).isEqualTo(200);
        var mail = mailbox.await("visitor@reports.example", 1).getFirst();
        assertThat(mail.text()).contains("the entry was corrected", "/groups/" + slug);
        assertThat(mail.subject() + mail.text())
                .as("the address may be a stranger's, and the organizer's words anything")
                .doesNotContain("We have moved it.", "Reported");
        assertThat(database.getCollection("reports")
                        .find(Filters.eq("_id", answered.body().path("id").asString()))
                        .first())
                .doesNotContainKey("email")
                .containsEntry("state", "decided");
        assertThat(calls.get(path(""), calls.member("other@reports.example"), Map.of())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void linkInAMailIsAsciiAlsoWhereTheSlugIsOfAnotherScript() {
        slug = calls.post("/api/roster/groups", ana, Map.of("name", "東京ユーザー会")).id();
        report(null, "wrong", "tokyo@reports.example");
        calls.post(path("/" + id() + "/decision"), ana, Map.of("outcome", "corrected", "reason", "We have moved it."));
        assertThat(mailbox.await("tokyo@reports.example", 1).getFirst().text())
                .contains("/groups/%E6%9D%B1%E4%BA%AC")
                .doesNotContain("/groups/東京");
    }

    @Test
    void sameReporterReportsTheSameOnceAndANetworkNotTooOften() {
        assertThat(report(null, "closed", null)).isEqualTo(202);
        assertThat(report(null, "closed", null)).isEqualTo(409);
        assertThat(report(null, "wrong", null)).isEqualTo(202);
        for (var i = 0; i < 7; i++) {
            assertThat(report(null, "closed", null)).isEqualTo(409);
        }
        assertThat(report(null, "spam", null)).isEqualTo(429);
        network = "198.51.250.1";
        assertThat(report(null, "spam", null)).isEqualTo(202);
    }

    @Test
    void whoRepeatsAReportDoesNotUseUpWhatOthersMaySay() {
        var member = calls.member("repeats@reports.example");
        for (var time = 0; time < 25; time++) {
            network = "198.51.%d.7".formatted(++networks);
            report(member, "closed", null);
        }
        network = "198.51.%d.7".formatted(++networks);
        assertThat(report(null, "closed", null)).isEqualTo(202);
    }

    @Test
    void whatIsWrongWithAReportIsSaidForAllFields() {
        var refused = calls.post(path(""), null, Map.of("reason", "boring", "email", "none"), from());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("reason", "text", "email");
        var duplicate =
                calls.post(path(""), null, Map.of("reason", "duplicate", "text", "Same", "other", slug), from());
        assertThat(duplicate.body().path("errors").findValuesAsString("field")).containsExactly("other");
    }

    @Test
    void afterTwoWeeksCoordinatorsDecideAndAreToldOnceADay() {
        var coordinator = coordinatorAccount("eva@reports.example");
        report(null, "closed", null);
        clock.advance(Duration.ofDays(13));
        reporting.look();
        assertThat(queued()).isEmpty();
        clock.advance(Duration.ofDays(1).plusSeconds(1));
        reporting.look();
        reporting.look();
        assertThat(queued()).containsExactly("closed");
        var mails = database.getCollection("notices")
                .countDocuments(
                        Filters.and(Filters.eq("memberId", coordinator), Filters.regex("_id", "^reports " + today())));
        assertThat(mails).isEqualTo(1);
    }

    @Test
    void spamAndWhatNobodyLooksAfterIsForCoordinatorsAtOnce() {
        report(null, "spam", null);
        assertThat(queued()).containsExactly("spam");
        assertThat(calls.get(path(""), ana, Map.of()).body().path("items"))
                .as("until it is decided")
                .isEmpty();
        assertThat(calls.post(
                                path("/" + report().id() + "/decision"),
                                ana,
                                Map.of("outcome", "nothing", "reason", "No."))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void ofTwoCoordinatorsWhoDecideAtTheSameMomentOneWinsAndTheOtherSeesIt() throws Exception {
        report(null, "spam", null);
        var report = report();
        var group = groups.get(slug);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = threads.invokeAll(List.<Callable<String>>of(
                    () -> outcome(() -> reporting.decide(group, report, Report.Outcome.dormant, "One", caller("one"))),
                    () -> outcome(
                            () -> reporting.decide(group, report, Report.Outcome.archived, "Two", caller("two")))));
            assertThat(List.of(done.get(0).get(), done.get(1).get()))
                    .containsExactlyInAnyOrder("won", "This is decided");
        }
        var decisions = reports.find(group.id(), report.id()).orElseThrow().decisions();
        assertThat(decisions).hasSize(1);
        assertThat(groups.get(slug).state().status().name())
                .isEqualTo(decisions.getFirst().outcome().name());
        assertThat(audited(group.id())).isEqualTo(1);
    }

    @Test
    void organizersAppealOnceAndAnotherCoordinatorTakesTheDecisionBack() {
        var eva = coordinatorAccount("eva@reports.example");
        var rui = coordinatorAccount("rui@reports.example");
        report(null, "closed", null);
        var byEva = new Caller(eva, "Eva", true);
        reporting.decide(groups.get(slug), report(), Report.Outcome.archived, "Their site says so.", byEva);
        assertThat(groups.get(slug).state().status().name()).isEqualTo("archived");
        assertThat(told("decided 1")).isEqualTo(1);
        var appealed = calls.post(path("/" + id() + "/appeal"), ana, Map.of("text", "We met yesterday."));
        assertThat(appealed.status()).isEqualTo(200);
        assertThat(queued()).containsExactly("closed");
        assertThat(calls.post(path("/" + id() + "/appeal"), ana, Map.of("text", "Again."))
                        .status())
                .isEqualTo(409);
        assertThatThrownBy(() -> reporting.decide(groups.get(slug), report(), Report.Outcome.undone, "Fine.", byEva))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("another coordinator");
        reporting.decide(groups.get(slug), report(), Report.Outcome.undone, "Sorry.", new Caller(rui, "Rui", true));
        assertThat(groups.get(slug).state().status().name()).isEqualTo("active");
        assertThat(report().canBeAppealed()).isFalse();
    }

    @Test
    void whatACrashLeavesUndoneIsCarriedOutByTheClockOnce() throws Exception {
        report(null, "spam", "crash@reports.example");
        var report = report();
        reports.decide(
                report.id(),
                new Report.Decision(Report.Outcome.dormant, null, true, "Crashed.", clock.instant(), "active"));
        assertThat(groups.get(slug).state().status().name()).isEqualTo("active");
        reporting.look();
        assertThat(groups.get(slug).state().status().name())
                .as("whoever decided may still be at it")
                .isEqualTo("active");
        clock.advance(Duration.ofMinutes(3));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(List.<Callable<Object>>of(
                    Executors.callable(reporting::look), Executors.callable(reporting::look)))) {
                done.get();
            }
        }
        assertThat(groups.get(slug).state().status().name()).isEqualTo("dormant");
        assertThat(mailbox.await("crash@reports.example", 1)).hasSize(1);
    }

    @Test
    void deletionDecidesWhatIsOpenAndTheReporterIsTold() throws Exception {
        report(null, "wrong", "gone@reports.example");
        var id = groups.get(slug).id();
        var version = groups.get(slug).version();
        assertThat(calls.delete("/api/roster/groups/" + slug, ana, version).status())
                .isEqualTo(204);
        assertThat(mailbox.await("gone@reports.example", 1).getFirst().text()).contains("the entry was deleted");
        assertThat(reports.of(id, 10))
                .singleElement()
                .satisfies(report -> assertThat(report.isOpen()).isFalse());
    }

    @Test
    void whatAMemberHasReportedIsInTheirExportAndGoesWithThem() {
        var rosa = accounts.ofAddress("rosa@reports.example").id();
        report(calls.member("rosa@reports.example"), "wrong", null);
        assertThat(reports.export(rosa)).hasSize(1);
        reports.erase(rosa);
        assertThat(reports.export(rosa)).isEmpty();
    }

    private int report(@Nullable String token, String reason, @Nullable String email) {
        return calls.post(
                        path(""),
                        token,
                        email == null
                                ? Map.of("reason", reason, "text", "It moved.")
                                : Map.of("reason", reason, "text", "It moved.", "email", email),
                        from())
                .status();
    }

    private Map<String, String> from() {
        return Map.of("X-Forwarded-For", network);
    }

    private String path(String rest) {
        return "/api/roster/groups/" + slug + "/reports" + rest;
    }

    private Report report() {
        return reports.of(groups.get(slug).id(), 1).getFirst();
    }

    private String id() {
        return report().id();
    }

    private List<String> queued() {
        return reporting.forCoordinators(100).stream()
                .filter(report -> report.slug().equals(slug))
                .map(report -> report.reason().name())
                .toList();
    }

    private long told(String what) {
        return database.getCollection("notices").countDocuments(Filters.regex("_id", "^report " + id() + " " + what));
    }

    private long audited(String groupId) {
        return database.getCollection("audit").countDocuments(Filters.eq("subject", groupId));
    }

    private String today() {
        return clock.instant().toString().substring(0, 10);
    }

    /** Nothing in the service makes a second coordinator. */
    private String coordinatorAccount(String email) {
        var id = accounts.ofAddress(email).id();
        database.getCollection("accounts").updateOne(new Document("_id", id), Updates.set("coordinator", true));
        return id;
    }

    private static JsonNode only(JsonNode page) {
        assertThat(page.path("items")).hasSize(1);
        return page.path("items").get(0);
    }

    private static Caller caller(String name) {
        return new Caller(name, name, true);
    }

    private static String outcome(Runnable deciding) {
        try {
            deciding.run();
            return "won";
        } catch (Problem refused) {
            return String.valueOf(refused.getBody().getTitle());
        }
    }
}
