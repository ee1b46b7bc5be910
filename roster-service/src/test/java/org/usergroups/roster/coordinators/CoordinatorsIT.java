package org.usergroups.roster.coordinators;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.usergroups.platform.testing.TestMailbox;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.Calls;
import org.usergroups.roster.RunningRoster;
import org.usergroups.roster.members.Accounts;

/** Coordinators appoint and dismiss each other. */
@RunningRoster
class CoordinatorsIT {

    private static final String PATH = "/api/roster/coordinators";

    @Autowired
    private Calls calls;

    @Autowired
    private MongoDatabase database;

    @Autowired
    private TestMailbox mailbox;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Coordinating coordinating;

    @BeforeEach
    void nobodyCoordinates() {
        accounts.coordinators().forEach(memberId -> accounts.setCoordinator(memberId, false));
    }

    @Test
    void coordinatorIsAppointedByTheAddressIsToldAndTheAddressIsShownNowhere() {
        var mia = calls.idOf("mia@coordinators.example");
        var appointed = calls.put(PATH, calls.coordinator(), Map.of("email", " Mia@Coordinators.example"));
        assertThat(appointed.status()).as(appointed.problem()).isEqualTo(200);
        assertThat(appointed.text("memberId")).isEqualTo(mia);
        assertThat(appointed.text()).doesNotContainIgnoringCase("coordinators.example");
        assertThat(calls.get(PATH, calls.coordinator()).text())
                .contains(mia)
                .doesNotContainIgnoringCase("coordinators.example");
        assertThat(accounts.get(mia).state().coordinator()).isTrue();
        assertThat(mailbox.await("mia@coordinators.example", 1).getFirst().text())
                .contains("is a coordinator of the portal now", "/queue");
        assertThat(calls.put(PATH, calls.coordinator(), Map.of("memberId", mia)).status())
                .isEqualTo(200);
        var line = calls.get("/api/roster/audit?size=1", calls.coordinator())
                .body()
                .at("/items/0");
        assertThat(line.path("deed").asString()).isEqualTo("COORDINATOR_APPOINTED");
        assertThat(line.path("memberName").asString())
                .isEqualTo(accounts.get(mia).state().displayName());
        assertThat(line.path("groupId").asString()).isEmpty();
    }

    @Test
    void unknownAddressAndNobodyAtAllAreRefused() {
        assertThat(calls.put(PATH, calls.coordinator(), Map.of("email", "nobody@coordinators.example"))
                        .status())
                .isEqualTo(422);
        assertThat(calls.put(PATH, calls.coordinator(), Map.of()).status()).isEqualTo(422);
        assertThat(calls.put(PATH, calls.coordinator(), Map.of("memberId", "unknown"))
                        .status())
                .isEqualTo(404);
        assertThat(calls.delete(PATH + "/" + calls.idOf("plain@coordinators.example"), calls.coordinator(), null)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void lastCoordinatorStays() {
        var one = appointed("one@coordinators.example");
        var refused = calls.delete(PATH + "/" + one, calls.coordinator(), null);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("last-coordinator");
        var two = appointed("two@coordinators.example");
        assertThat(calls.delete(PATH + "/" + one, calls.coordinator(), null).status())
                .isEqualTo(204);
        assertThat(accounts.coordinators()).containsExactly(two);
        assertThat(mailbox.await("one@coordinators.example", 1).getLast().text())
                .contains("no coordinator of the portal any more");
    }

    @Test
    void twoWhoDismissEachOtherAtTheSameMomentAreNotBothGone() throws Exception {
        for (var round = 0; round < 10; round++) {
            var ids = List.of(appointed("left@coordinators.example"), appointed("right@coordinators.example"));
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                threads.invokeAll(ids.stream()
                        .<Callable<Boolean>>map(id -> () -> {
                            try {
                                coordinating.dismiss(accounts.get(id), new Caller(id, "Somebody", true));
                                return true;
                            } catch (Problem refused) {
                                return false;
                            }
                        })
                        .toList());
            }
            assertThat(accounts.coordinators()).isNotEmpty();
        }
    }

    @Test
    void whoeverWasDismissedCannotUndoItWithATokenThatIsStillOut() {
        var one = appointed("stays@coordinators.example");
        var out = calls.coordinator();
        var two = "01900000-0000-7000-8000-00000000c00d";
        assertThat(calls.get(PATH, out).status()).isEqualTo(200);
        var stored = database.getCollection("accounts");
        stored.insertOne(new Document("_id", two)
                .append("version", 1L)
                .append("email", "goes@coordinators.example")
                .append("displayName", "Goes")
                .append("coordinator", false)
                .append("memberships", List.of())
                .append("createdAt", Date.from(Instant.now())));
        try {
            assertThat(calls.put(PATH, out, Map.of("memberId", two)).status()).isEqualTo(403);
            assertThat(calls.delete(PATH + "/" + one, out, null).status()).isEqualTo(403);
        } finally {
            stored.deleteOne(new Document("_id", two));
        }
    }

    private String appointed(String email) {
        var id = calls.idOf(email);
        accounts.setCoordinator(id, true);
        return id;
    }
}
