package org.usergroups.roster.imports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An import as the API shows it.
 *
 * @param dryRun whether nothing is written, only said
 * @param state {@code waiting}, {@code running}, {@code done} or {@code cancelled}
 * @param rows how many there are in the file
 * @param done how many are done
 * @param kept how many were left as people have them
 * @param dropped of how many an address of a person was not taken
 */
record ImportView(
        String id,
        String format,
        @Nullable String groupId,
        boolean dryRun,
        ImportJob.State state,
        int rows,
        int done,
        int created,
        int changed,
        int unchanged,
        int kept,
        int rejected,
        int dropped,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    static ImportView of(ImportJob job) {
        var counts = job.counts();
        return new ImportView(
                job.id(),
                job.format(),
                job.groupId(),
                job.isTried(),
                job.state(),
                job.rows(),
                counts.done(),
                counts.created(),
                counts.changed(),
                counts.unchanged(),
                counts.kept(),
                counts.rejected(),
                counts.dropped(),
                job.createdAt(),
                job.finishedAt());
    }
}
