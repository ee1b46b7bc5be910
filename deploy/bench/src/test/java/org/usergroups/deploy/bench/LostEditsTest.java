package org.usergroups.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bench that finds no loss is worth something only if it would find one. */
class LostEditsTest {

    private static final int EDITS = 6;

    private FakePortal fake;
    private Portal portal;
    private BenchGroups groups;
    private final Ledger ledger = new Ledger();

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        fake = new FakePortal();
        portal = new Portal(fake.address(), Files.writeString(folder.resolve("secret"), "secret"));
        groups = BenchGroups.register(portal, 2, 10);
        ledger.begin("all");
    }

    @AfterEach
    void stop() {
        portal.close();
        fake.close();
    }

    @Test
    void nothingIsLostWhereEverythingIsStoredAndFound() throws InterruptedException {
        edit();
        assertThat(ledger.edits()).hasSize(EDITS);
        assertThat(missing().none()).isTrue();
    }

    @Test
    void aRefusedEditIsMadeAgainUnderItsVersion() throws InterruptedException {
        fake.refusedSaves.set(1);
        edit();
        assertThat(ledger.edits()).hasSize(EDITS);
        assertThat(ledger.refusals().sum()).isEqualTo(1);
        assertThat(missing().none()).isTrue();
    }

    @Test
    void aSaveWhoseAnswerNeverCameIsNoLossAndIsNotMadeTwice() throws InterruptedException, IOException {
        fake.unansweredSaves.set(1);
        edit();
        assertThat(ledger.edits()).hasSize(EDITS);
        var versions = 0L;
        for (var group : groups.all()) {
            versions += portal.get(group.path()).json().path("version").asLong();
        }
        assertThat(versions).isEqualTo(groups.all().size() + EDITS);
        assertThat(missing().none()).isTrue();
    }

    @Test
    void aRosterThatGoesBackIsSeenAtTheEnd() throws InterruptedException {
        edit();
        fake.goBack(groups.all().getFirst().slug());
        assertThat(missing().inRoster()).hasSize(EDITS / 2);
    }

    @Test
    void aRosterThatGoesBackIsSeenEvenIfALaterEditCoversIt() throws InterruptedException {
        edit();
        fake.goBack(groups.all().getFirst().slug());
        edit();
        assertThat(ledger.edits()).hasSize(2 * EDITS);
        assertThat(missing().inRoster()).hasSize(EDITS / 2);
    }

    @Test
    void aSearchThatMissesTheNewestEditsIsSeen() throws InterruptedException {
        edit();
        fake.stopIndexing();
        edit();
        assertThat(missing().inSearch()).hasSize(2 * EDITS);
        assertThat(missing().inRoster()).isEmpty();
    }

    @Test
    void theGroupsOfTheBenchAreDeleted() throws InterruptedException, IOException {
        edit();
        assertThat(groups.delete()).isZero();
        assertThat(portal.get(groups.all().getFirst().path()).status()).isEqualTo(404);
    }

    private void edit() throws InterruptedException {
        new Edits(portal, groups, new Words(new SplittableRandom()), ledger)
                .run(new Schedule(System.nanoTime(), 1_000), EDITS, () -> true);
    }

    private FinalCheck.Missing missing() throws InterruptedException {
        return new FinalCheck(portal, 0).missing(ledger, groups);
    }
}
