package org.usergroups.roster.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.usergroups.platform.testing.MovableClock;
import org.usergroups.platform.testing.TestTokens;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.Calls;
import org.usergroups.roster.RunningRoster;
import org.usergroups.roster.groups.Groups;
import org.usergroups.roster.groups.Removal;
import org.usergroups.roster.members.Accounts;

/** Two entries of one group become one. */
@RunningRoster
@Import(RunningRoster.MovableTime.class)
class MergeIT {

    private static int named;

    @Autowired
    private Calls calls;

    @Autowired
    private TestTokens tokens;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Pairs pairs;

    @Autowired
    private Merging merging;

    @Autowired
    private DuplicateSearch search;

    @Autowired
    private Groups groups;

    @Autowired
    private Removal removal;

    @Autowired
    private Accounts accounts;

    @Autowired
    private MongoDatabase database;

    private String ana = "";
    private String ben = "";
    private String keeper = "";
    private String other = "";
    private String keeperId = "";
    private String otherId = "";

    @BeforeEach
    void register() {
        named++;
        ana = calls.member("ana@merge.example");
        ben = calls.member("ben@merge.example");
        keeper = calls.group(ana, Map.of("name", "Merge Circle " + named, "country", "PT", "region", "Faro"));
        other = calls.group(
                ben,
                Map.of(
                        "name",
                        "Merge circle, " + named,
                        "country",
                        "PT",
                        "description",
                        "We meet.",
                        "url",
                        "https://merge.example/" + named,
                        "region",
                        "Braga"));
        keeperId = groups.get(keeper).id();
        otherId = groups.get(other).id();
    }

    @Test
    void searchFindsThePairWithReasonsAndCoordinatorsSeeIt() {
        search.find();
        var listed = calls.get("/api/roster/duplicates/" + pairId(), tokens.coordinator(), Map.of());
        assertThat(listed.body().path("reasons").get(0).asString())
                .isEqualTo("Both have the same name, in the same country.");
        assertThat(listed.body().path("differing").valueStream().map(one -> one.asString()))
                .contains("name", "place");
        assertThat(calls.get("/api/roster/duplicates/" + pairId(), ana, Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(calls.post("/api/roster/groups/" + keeper + "/duplicates", ana, Map.of())
                        .body()
                        .path("items"))
                .hasSize(1);
    }

    @Test
    void mergeFillsWhatIsEmptyTakesWhatIsChosenAndLeadsTheOldAddressHere() {
        var meeting = calls.post(
                        "/api/roster/groups/" + other + "/meetings",
                        ben,
                        Map.of("title", "Evening", "startsAtLocal", "2031-01-12T19:00", "zone", "Europe/Lisbon"))
                .body()
                .path("id")
                .asString();
        assertThat(calls.post("/api/roster/groups/" + other + "/invitations", ben, Map.of("email", "new@merge.example"))
                        .status())
                .isLessThan(300);
        search.find();
        var merged = calls.post(
                "/api/roster/duplicates/" + pairId() + "/merge",
                tokens.coordinator(),
                Map.of("keeper", keeperId, "fromOther", List.of("place"), "reason", "Ana says so."));
        assertThat(merged.status()).isEqualTo(200);
        assertThat(merged.body().path("state").asString()).isEqualTo("merged");
        var entry = calls.get("/api/roster/groups/" + other).body();
        assertThat(entry.path("id").asString())
                .as("the other's address leads here")
                .isEqualTo(keeperId);
        assertThat(entry.path("name").asString()).isEqualTo("Merge Circle " + named);
        assertThat(entry.path("description").asString()).isEqualTo("We meet.");
        assertThat(entry.path("region").asString()).as("chosen").isEqualTo("Braga");
        assertThat(groups.find(otherId)).isEmpty();
        assertThat(accounts.organizersOf(keeperId)).hasSize(2);
        assertThat(calls.get("/api/roster/meetings/" + meeting)
                        .body()
                        .path("groupId")
                        .asString())
                .isEqualTo(keeperId);
        assertThat(calls.get("/api/roster/groups/" + keeper + "/invitations", ana, Map.of())
                        .body()
                        .path("items"))
                .hasSize(1);
        assertThat(calls.get("/api/roster/groups/" + keeper + "/history").text())
                .contains("Ana says so.");
        assertThat(calls.get("/api/roster/audit", tokens.coordinator(), Map.of())
                        .text())
                .contains("MERGED", "Ana says so.");
    }

    @Test
    void keeperTakesOverWhatTheOtherIsFeaturedFor() {
        feature(other, "Meets in a lighthouse.");
        merge();
        assertThat(calls.get("/api/roster/groups/" + keeper).text("featured.note"))
                .isEqualTo("Meets in a lighthouse.");
    }

    @Test
    void keeperThatIsFeaturedItselfStaysSo() {
        feature(keeper, "Meets on a boat.");
        feature(other, "Meets in a lighthouse.");
        merge();
        assertThat(calls.get("/api/roster/groups/" + keeper).text("featured.note"))
                .isEqualTo("Meets on a boat.");
    }

    @Test
    void keeperWhoseTermIsOverTakesOverWhatTheOtherIsFeaturedFor() {
        feature(keeper, "Meets on a boat.");
        clock.advance(Duration.ofDays(31));
        feature(other, "Meets in a lighthouse.");
        merge();
        assertThat(calls.get("/api/roster/groups/" + keeper).text("featured.note"))
                .isEqualTo("Meets in a lighthouse.");
    }

    @Test
    void archivedKeeperIsNotFeaturedForTheOther() {
        feature(other, "Meets in a lighthouse.");
        calls.patch("/api/roster/groups/" + keeper, ana, "*", Map.of("status", "archived"));
        merge();
        assertThat(calls.get("/api/roster/groups/" + keeper)
                        .body()
                        .path("featured")
                        .isNull())
                .isTrue();
    }

    @Test
    void whoOrganizesBothMayMergeThem() {
        accounts.addMembership(calls.idOf("ana@merge.example"), otherId, "organizer");
        accounts.removeMembership(calls.idOf("ben@merge.example"), otherId);
        search.find();
        var form = Map.of("keeper", otherId, "reason", "Mine, both.");
        assertThat(calls.post("/api/roster/duplicates/" + pairId() + "/merge", ben, form)
                        .status())
                .isEqualTo(403);
        assertThat(calls.post("/api/roster/duplicates/" + pairId() + "/merge", ana, form)
                        .status())
                .isEqualTo(200);
        assertThat(groups.get(keeper).id()).isEqualTo(otherId);
    }

    @Test
    void whoOrganizesBothCannotMergeWhatOthersLookAfterToo() {
        accounts.addMembership(calls.idOf("ana@merge.example"), otherId, "organizer");
        search.find();
        var form = Map.of("keeper", keeperId, "reason", "Mine now.");
        assertThat(calls.post("/api/roster/duplicates/" + pairId() + "/merge", ana, form)
                        .status())
                .isEqualTo(403);
        assertThat(groups.find(otherId)).isPresent();
    }

    @Test
    void ofTwoWhoDecideAtTheSameMomentOneWinsAndTheOtherSeesIt() throws Exception {
        search.find();
        var pair = pairs.get(pairId());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = threads.invokeAll(List.<Callable<String>>of(
                    () -> outcome(() ->
                            merging.merge(pair, new Pair.Merge(keeperId, otherId, List.of()), "One", coordinator())),
                    () -> outcome(() ->
                            merging.merge(pair, new Pair.Merge(otherId, keeperId, List.of()), "Two", coordinator())),
                    () -> outcome(() -> merging.keepApart(pair, "Three", coordinator()))));
            assertThat(List.of(done.get(0).get(), done.get(1).get(), done.get(2).get()))
                    .containsExactlyInAnyOrder("won", "This is decided", "This is decided");
        }
        assertThat(database.getCollection("groupsMerging").countDocuments()).isZero();
    }

    @Test
    void pairThatIsKeptApartIsNeverAskedAgain() {
        search.find();
        assertThat(calls.post(
                                "/api/roster/duplicates/" + pairId() + "/apart",
                                tokens.coordinator(),
                                Map.of("reason", "Two"))
                        .status())
                .isEqualTo(200);
        search.find();
        pairs.suspect(keeperId, otherId);
        assertThat(pairs.get(pairId()).state()).isEqualTo(Pair.State.different);
    }

    @Test
    void pairThatNothingSpeaksForAnyMoreIsForgotten() {
        search.find();
        assertThat(pairs.find(pairId())).isPresent();
        calls.patch("/api/roster/groups/" + other, ben, groups.get(other).version(), "{\"name\":\"Something else\"}");
        search.find();
        assertThat(pairs.find(pairId())).isEmpty();
    }

    @Test
    void mergeThatACrashCutShortIsFinishedByTheClockFromWhereverItStopped() {
        search.find();
        var merge = new Pair.Merge(keeperId, otherId, List.of());
        pairs.beginMerge(pairId(), merge, "somebody", "Crashed.");
        removal.moveParts(otherId, keeperId);
        merging.finish();
        assertThat(groups.find(otherId)).as("whoever began may still be at it").isPresent();
        clock.advance(Duration.ofMinutes(3));
        merging.finish();
        assertThat(groups.find(otherId)).isEmpty();
        assertThat(groups.get(other).id()).isEqualTo(keeperId);
        assertThat(pairs.get(pairId()).state()).isEqualTo(Pair.State.merged);

        database.getCollection("duplicates")
                .updateOne(
                        new Document("_id", pairId()),
                        Updates.combine(
                                Updates.set("state", "merging"),
                                Updates.set("dueAt", clock.instant().minusSeconds(1))));
        merging.finish();
        assertThat(pairs.get(pairId()).state()).as("after the deletion").isEqualTo(Pair.State.merged);
        assertThat(database.getCollection("audit").countDocuments(Filters.eq("subject", keeperId)))
                .isEqualTo(1);
    }

    @Test
    void groupIsMadeOneWithOneOtherAtATime() {
        var third = calls.group(ana, Map.of("name", "Merge Circle " + named, "country", "PT"));
        var thirdId = groups.get(third).id();
        search.find();
        pairs.beginMerge(pairId(), new Pair.Merge(keeperId, otherId, List.of()), "somebody", "On its way.");
        database.getCollection("groupsMerging")
                .insertOne(new Document("_id", keeperId)
                        .append("pairId", pairId())
                        .append("at", java.util.Date.from(clock.instant())));
        var refused = calls.post(
                "/api/roster/duplicates/" + Pairs.id(first(keeperId, thirdId), last(keeperId, thirdId)) + "/merge",
                tokens.coordinator(),
                Map.of("keeper", thirdId, "reason", "At the same time."));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("type").asString()).endsWith("merging");
        database.getCollection("groupsMerging").deleteMany(new Document());
    }

    private void feature(String slug, String note) {
        var until = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(30);
        var featured = calls.put(
                "/api/roster/groups/" + slug + "/featured",
                tokens.coordinator(),
                Map.of("until", until.toString(), "note", note));
        assertThat(featured.status()).as(featured.problem()).isEqualTo(200);
    }

    private void merge() {
        search.find();
        var merged = calls.post(
                "/api/roster/duplicates/" + pairId() + "/merge",
                tokens.coordinator(),
                Map.of("keeper", keeperId, "reason", "One group."));
        assertThat(merged.status()).as(merged.problem()).isEqualTo(200);
    }

    private String pairId() {
        return Pairs.id(first(keeperId, otherId), last(keeperId, otherId));
    }

    private static String first(String one, String other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static String last(String one, String other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private static Caller coordinator() {
        return new Caller("01900000-0000-7000-8000-00000000c00d", "Coordinator", true);
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
