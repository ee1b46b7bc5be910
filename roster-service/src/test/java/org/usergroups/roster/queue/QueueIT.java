package org.usergroups.roster.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.usergroups.platform.testing.MovableClock;
import org.usergroups.platform.testing.TestTokens;
import org.usergroups.roster.Calls;
import org.usergroups.roster.RunningRoster;
import org.usergroups.roster.groups.Groups;
import org.usergroups.roster.members.Accounts;
import org.usergroups.roster.members.Rights;
import tools.jackson.databind.JsonNode;

/** What waits for the coordinators, and what was done about it. */
@RunningRoster
@Import(RunningRoster.MovableTime.class)
class QueueIT {

    @Autowired
    private Calls calls;

    @Autowired
    private TestTokens tokens;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Groups groups;

    @Autowired
    private Accounts accounts;

    @Test
    void claimAndReportAndSuspectedPairWaitInTheirSections() {
        var claimed = calls.post("/api/roster/groups", tokens.coordinator(), Map.of("name", "Queue claimed"))
                .body();
        var claim = calls.post(
                "/api/roster/groups/" + claimed.path("id").asString() + "/claims",
                calls.member("claimant@queue.example"),
                Map.of("why", "I founded it."));
        assertThat(claim.status()).isEqualTo(201);
        var slug = calls.group(calls.member("ana@queue.example"), Map.of("name", "Queue one"));
        var other = calls.group(calls.member("ana@queue.example"), Map.of("name", "Queue other"));
        calls.post(
                "/api/roster/groups/" + slug + "/reports",
                null,
                Map.of(
                        "reason",
                        "duplicate",
                        "text",
                        "The same people.",
                        "other",
                        "https://usergroups.example/groups/" + other),
                Map.of("X-Forwarded-For", "203.0.113.9"));
        assertThat(item("claims", claimed.path("slug").asString()).path("text").asString())
                .isEqualTo("I founded it.");
        assertThat(item("reports", slug).path("what").asString()).isEqualTo("duplicate");
        assertThat(section("duplicates").path("items").valueStream())
                .anyMatch(pair -> List.of(
                                pair.path("groupSlug").asString(),
                                pair.path("otherSlug").asString())
                        .containsAll(List.of(slug, other)));
        assertThat(calls.get("/api/roster/queue", calls.member("ana@queue.example"), Map.of())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void entryThatGoesBackAndForthIsFlaggedUntilSomebodyHasLookedAtIt() {
        var slug = twoOrganizers("Queue disputed", "ben@queue.example");
        rename(slug, "ben@queue.example", "Other region");
        rename(slug, "ana@queue.example", "One region");
        rename(slug, "ben@queue.example", "Other region");
        var flagged = item("changes", slug);
        assertThat(flagged.path("what").asString()).isEqualTo("backAndForth");
        var seen = "/api/roster/queue/flags/" + flagged.path("id").asString() + "/seen";
        assertThat(calls.post(seen, tokens.coordinator(), Map.of("reason", "Talked to both."))
                        .status())
                .isEqualTo(204);
        assertThat(calls.post(seen, tokens.coordinator(), Map.of()).status())
                .as("another one")
                .isEqualTo(409);
        assertThat(item("changes", slug).isMissingNode()).isTrue();
        assertThat(calls.get("/api/roster/audit", tokens.coordinator(), Map.of())
                        .text())
                .contains("LOOKED_AT", "backAndForth: Talked to both.");
        clock.advance(Duration.ofMinutes(1));
        rename(slug, "ana@queue.example", "One region");
        assertThat(item("changes", slug).isMissingNode()).as("it goes on").isFalse();
    }

    @Test
    void onePersonWhoCorrectsThemselvesIsNotFlagged() {
        var slug = calls.group(calls.member("ana@queue.example"), Map.of("name", "Queue careful"));
        for (var region : List.of("One", "Other", "One")) {
            rename(slug, "ana@queue.example", region);
        }
        assertThat(item("changes", slug).isMissingNode()).isTrue();
    }

    @Test
    void changeOfTheWebsiteThatWaitsIsShownAndGoneWhenItIsStopped() {
        var slug = twoOrganizers("Queue waiting", "ben@queue.example");
        var group = groups.get(slug);
        calls.patch(
                "/api/roster/groups/" + slug,
                calls.member("ben@queue.example"),
                group.version(),
                "{\"url\":\"https://other.example/\"}");
        assertThat(item("changes", slug).path("what").asString()).isEqualTo("pendingUrl");
        calls.delete("/api/roster/groups/" + slug + "/pending", tokens.coordinator(), null);
        assertThat(item("changes", slug).isMissingNode()).isTrue();
        assertThat(calls.get("/api/roster/audit", tokens.coordinator(), Map.of())
                        .text())
                .contains("CHANGE_STOPPED");
    }

    @Test
    void newMemberWhoRegistersManyGroupsOfOneHostIsFlaggedAndThreeAreNot() {
        var eager = calls.member("eager@queue.example");
        for (var i = 0; i < 3; i++) {
            calls.group(eager, Map.of("name", "Eager " + i, "url", "https://eager.example/" + i));
        }
        assertThat(item("changes", "eager-0").isMissingNode()).isTrue();
        calls.group(eager, Map.of("name", "Eager 3", "url", "https://www.eager.example/3"));
        assertThat(item("changes", "eager-0").path("what").asString()).isEqualTo("manyOfHost");
    }

    @Test
    void quietGroupThatBecomesDormantSoonIsShown() {
        var slug = calls.group(calls.member("ana@queue.example"), Map.of("name", "Queue silent"));
        calls.patch(
                "/api/roster/groups/" + slug,
                tokens.coordinator(),
                groups.get(slug).version(),
                "{\"status\":\"quiet\"}");
        assertThat(item("stale", slug).isMissingNode()).as("it has half a year").isTrue();
        clock.advance(Duration.ofDays(160));
        assertThat(item("stale", slug).path("what").asString()).isEqualTo("dormantSoon");
    }

    @Test
    void groupThatIsDormantSoonIsLookedAtOnceOrMadeDormantWithAReason() {
        var kept = calls.group(calls.member("ana@queue.example"), Map.of("name", "Queue kept"));
        var over = calls.group(calls.member("ana@queue.example"), Map.of("name", "Queue over"));
        for (var slug : List.of(kept, over)) {
            calls.patch(
                    "/api/roster/groups/" + slug,
                    tokens.coordinator(),
                    groups.get(slug).version(),
                    "{\"status\":\"quiet\"}");
        }
        clock.advance(Duration.ofDays(160));
        var seen = "/api/roster/queue/flags/%s/seen";
        var keptFlag = item("stale", kept).path("id").asString();
        assertThat(calls.post(seen.formatted(keptFlag), tokens.coordinator(), Map.of("reason", "They meet."))
                        .status())
                .isEqualTo(204);
        assertThat(item("stale", kept).isMissingNode())
                .as("nobody needs to look again")
                .isTrue();
        assertThat(calls.get("/api/roster/groups/" + kept).text("status")).isEqualTo("quiet");

        var flag = item("stale", over).path("id").asString();
        assertThat(calls.post(seen.formatted(flag), tokens.coordinator(), Map.of("status", "dormant"))
                        .status())
                .as("without a reason")
                .isEqualTo(422);
        assertThat(calls.post(seen.formatted(flag), tokens.coordinator(), Map.of("status", "active", "reason", "x"))
                        .status())
                .isEqualTo(422);
        assertThat(calls.post(
                                seen.formatted(flag),
                                tokens.coordinator(),
                                Map.of("status", "archived", "reason", "The site is gone."))
                        .status())
                .isEqualTo(204);
        assertThat(calls.get("/api/roster/groups/" + over).text("status")).isEqualTo("archived");
        assertThat(item("stale", over).isMissingNode()).isTrue();
        assertThat(calls.get("/api/roster/audit?size=2", tokens.coordinator(), Map.of())
                        .text())
                .contains("dormantSoon, archived: The site is gone.", "dormantSoon: They meet.");
    }

    @Test
    void auditIsPagedAndSomebodyWhoHasLeftHasNoNameInIt() {
        for (var i = 0; i < 3; i++) {
            var slug = calls.group(calls.member("ana@queue.example"), Map.of("name", "Queue deleted"));
            calls.delete(
                    "/api/roster/groups/" + slug,
                    tokens.coordinator(),
                    groups.get(slug).version());
        }
        var first = calls.get("/api/roster/audit?size=2", tokens.coordinator(), Map.of())
                .body();
        assertThat(first.path("items")).hasSize(2);
        assertThat(first.path("items").get(0).path("deed").asString()).isEqualTo("DELETED");
        assertThat(first.path("items").get(0).path("by").isNull()
                        || first.path("items").get(0).path("by").isMissingNode())
                .as("the test's coordinator has no account")
                .isTrue();
        var second = calls.get(
                        "/api/roster/audit?size=2&cursor=" + first.path("next").asString(),
                        tokens.coordinator(),
                        Map.of())
                .body();
        assertThat(second.path("items").get(0).path("id").asString())
                .isNotEqualTo(first.path("items").get(1).path("id").asString());
        assertThat(calls.get("/api/roster/audit?cursor=nonsense", tokens.coordinator(), Map.of())
                        .status())
                .isEqualTo(400);
    }

    private String twoOrganizers(String name, String second) {
        var slug = calls.group(
                calls.member("ana@queue.example"),
                Map.of("name", name, "region", "One region", "url", "https://one.example/"));
        calls.member(second);
        accounts.addMembership(accounts.ofAddress(second).id(), groups.get(slug).id(), Rights.ORGANIZER);
        return slug;
    }

    private void rename(String slug, String by, String region) {
        var changed = calls.patch(
                "/api/roster/groups/" + slug,
                calls.member(by),
                groups.get(slug).version(),
                "{\"region\":\"" + region + "\"}");
        assertThat(changed.status()).isEqualTo(200);
    }

    private JsonNode section(String kind) {
        return calls.get("/api/roster/queue", tokens.coordinator(), Map.of())
                .body()
                .path("sections")
                .valueStream()
                .filter(section -> section.path("kind").asString().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode item(String kind, String slug) {
        return section(kind)
                .path("items")
                .valueStream()
                .filter(item -> item.path("groupSlug").asString().equals(slug))
                .findFirst()
                .orElse(tools.jackson.databind.node.MissingNode.getInstance());
    }
}
