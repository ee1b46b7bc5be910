package org.usergroups.roster.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.testing.Backends;
import org.usergroups.platform.testing.MovableClock;
import org.usergroups.roster.groups.ImportedGroups;
import tools.jackson.core.JacksonException;

/** Workers that stop in the middle, and workers that do not know of each other. The service's own worker rests meanwhile. */
@Backends
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"usergroups.portal-client-secret=portal", "usergroups.operator-client-secret=operator"})
class ImportWorkerIT {

    private static final Duration LONGER_THAN_A_LEASE = Imports.LEASE.plusSeconds(1);

    @Autowired
    private RosterFiles files;

    @Autowired
    private Imports imports;

    @Autowired
    private Judging judging;

    @Autowired
    private ImportedGroups groups;

    @Autowired
    private ImportWorker own;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Ids ids;

    @BeforeEach
    void rest() {
        own.destroy();
    }

    @Test
    void anotherWorkerGoesOnAtTheFirstRowThatIsNotDone() throws IOException {
        var id = stored("resumed", 250);
        var first = new ImportWorker(imports, judging);
        var second = new ImportWorker(imports, judging);
        var afterOne = first.step(imports.claim().orElseThrow()).orElseThrow();
        // It dies within the second batch: forty groups are there, and nobody has kept what became of their rows.
        var inHand = imports.rows(id, 1);
        judging.entries(inHand.subList(0, 40), false, afterOne.runAt());
        assertThat(imports.claim()).as("its lease lasts").isEmpty();
        assertThat(imports.get(id).counts().done()).isEqualTo(100);

        clock.advance(LONGER_THAN_A_LEASE);
        finish(second, imports.claim().orElseThrow());

        var job = imports.get(id);
        assertThat(job.state()).isEqualTo(ImportJob.State.done);
        assertThat(job.counts().created()).isEqualTo(250);
        assertThat(imports.done(afterOne, inHand)).as("the dead one comes back").isEmpty();
        assertThat(groupsOf("resumed", 250)).isEqualTo(250);
    }

    @Test
    void twoWorkersAtOnceImportEachRowOnce() throws Exception {
        var id = stored("twice", 300);
        var first = imports.claim().orElseThrow();
        clock.advance(LONGER_THAN_A_LEASE);
        var second = imports.claim().orElseThrow();
        assertThat(second.id()).isEqualTo(first.id());
        try (var threads = Executors.newFixedThreadPool(2)) {
            var both = threads.invokeAll(List.<Callable<Void>>of(
                    () -> finish(new ImportWorker(imports, judging), first),
                    () -> finish(new ImportWorker(imports, judging), second)));
            for (var one : both) {
                one.get();
            }
        }
        var job = imports.get(id);
        assertThat(job.state()).isEqualTo(ImportJob.State.done);
        assertThat(job.counts().created()).as("%s", job.counts()).isEqualTo(300);
        assertThat(groupsOf("twice", 300)).isEqualTo(300);
    }

    @Test
    void cancelledImportStopsAfterTheBatchInHandAndCanGoOn() throws IOException {
        var id = stored("cancelled", 250);
        var worker = new ImportWorker(imports, judging);
        var claimed = imports.claim().orElseThrow();
        imports.cancel(imports.get(id));
        finish(worker, claimed);
        assertThat(imports.get(id).state()).isEqualTo(ImportJob.State.cancelled);
        assertThat(imports.get(id).counts().done()).isEqualTo(100);
        assertThat(imports.claim()).isEmpty();

        imports.run(imports.get(id));
        finish(worker, imports.claim().orElseThrow());
        var counts = imports.get(id).counts();
        assertThat(counts.created()).isEqualTo(150);
        assertThat(counts.unchanged()).isEqualTo(100);
    }

    @Test
    void batchThatFailsThreeTimesIsTakenRowByRowAndTheImportGoesOn() throws IOException {
        var id = stored("stuck", 150);
        var worker = new ImportWorker(imports, judging);
        var broken = new ArrayList<>(imports.rows(id, 0));
        broken.set(7, ImportRow.waiting(8, "stuck-7", "no JSON", List.of()));
        imports.keep(id, 0, broken);
        for (var attempt = 1; attempt <= 3; attempt++) {
            var claimed = imports.claim().orElseThrow();
            assertThatThrownBy(() -> worker.step(claimed)).isInstanceOf(JacksonException.class);
            clock.advance(LONGER_THAN_A_LEASE);
        }
        finish(worker, imports.claim().orElseThrow());

        var job = imports.get(id);
        assertThat(job.state()).isEqualTo(ImportJob.State.done);
        assertThat(job.counts().rejected()).isEqualTo(1);
        assertThat(imports.rows(id, 0).get(7).reason()).contains("on our side");
        assertThat(groups.as(List.of("stuck-6", "stuck-7", "stuck-8", "stuck-149"))
                        .values())
                .hasSize(3);
    }

    @Test
    void importsAreForgottenAfterThirtyDays() throws IOException {
        var id = stored("old", 3);
        finish(new ImportWorker(imports, judging), imports.claim().orElseThrow());
        clock.advance(Duration.ofDays(29));
        imports.forgetOld();
        assertThat(imports.rows(id, 0)).hasSize(3);
        clock.advance(Duration.ofDays(2));
        imports.forgetOld();
        assertThat(imports.find(id)).isEmpty();
        assertThat(imports.rows(id, 0)).isEmpty();
        clock.advance(Duration.ofDays(-31));
    }

    @SuppressWarnings("NullAway")
    private static Void finish(ImportWorker worker, ImportJob claimed) {
        var next = worker.step(claimed);
        while (next.isPresent()) {
            next = worker.step(next.get());
        }
        return null;
    }

    private String stored(String prefix, int rows) throws IOException {
        var lines = new StringBuilder();
        for (var count = 0; count < rows; count++) {
            lines.append("{\"id\": \"%s-%d\", \"name\": \"Group %d\"}\n".formatted(prefix, count, count));
        }
        var body = new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8));
        return files.store(ids.next(), "somebody", Format.jsonl, null, false, body)
                .id();
    }

    /** How many of these groups there are as they were first written. */
    private long groupsOf(String prefix, int rows) {
        var slugs = java.util.stream.IntStream.range(0, rows)
                .mapToObj(count -> prefix + "-" + count)
                .toList();
        return groups.as(slugs).values().stream()
                .filter(group -> group.version() == 1)
                .count();
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Time {

        @Bean
        MovableClock clock() {
            return new MovableClock();
        }
    }
}
