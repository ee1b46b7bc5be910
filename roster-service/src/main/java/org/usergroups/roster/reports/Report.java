package org.usergroups.roster.reports;

import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * That somebody says an entry is not right. Public, since the driver's codec reads it by reflection.
 *
 * @param openKey hash of group, reason and who reports, for as long as the report is open: nobody has two
 * @param slug the group's slug at that time, which leads to another group if it was merged since
 * @param otherId the group that is the same one, of reports that say so
 * @param otherSlug its slug at that time
 * @param reporterId the member who reports; absent for a visitor
 * @param email where a visitor wants the answer; removed when it is sent, and shown to nobody
 * @param coordinatorsFrom when coordinators decide; until then the group's organizers do
 * @param areTold whether those who decide now have been told
 * @param decisions the first, and after an appeal a second one
 * @param dueAt when a decision is to be carried out, if whoever took it has not come to it
 */
public record Report(
        @BsonId String id,
        @Nullable String openKey,
        String groupId,
        String groupName,
        String slug,
        Reason reason,
        String text,
        @Nullable String otherId,
        @Nullable String otherSlug,
        @Nullable String reporterId,
        @Nullable String email,
        State state,
        Instant openedAt,
        Instant coordinatorsFrom,
        boolean areTold,
        List<Decision> decisions,
        @Nullable Appeal appeal,
        @Nullable Instant dueAt,
        int attempts) {

    public Report {
        decisions = decisions == null ? List.of() : List.copyOf(decisions);
    }

    /** What is not right. */
    public enum Reason {
        /** The group does not meet any more. */
        closed,
        /** The entry says something that is not so. */
        wrong,
        /** There is another entry of the same group. */
        duplicate,
        /** It is no usergroup at all. */
        spam,
        other;

        /** Whether the group's own people are asked first. */
        boolean isForOrganizersFirst() {
            return this == closed || this == wrong;
        }
    }

    /** Where a report stands. */
    public enum State {
        open,
        /** It is decided; what follows from it may still be on its way. */
        deciding,
        decided
    }

    /** What is done about a report. */
    public enum Outcome {
        /** The entry is right as it is. */
        nothing,
        /** The entry was changed. */
        corrected,
        /** The group is shown as dormant from now on. */
        dormant,
        /** The group is shown as archived from now on. */
        archived,
        /** The entry was made one with another; merging decides it. */
        merged,
        /** The entry is deleted. */
        deleted,
        /** The decision that was appealed against is taken back. */
        undone
    }

    /**
     * What somebody has decided.
     *
     * @param by a member's id; absent when the group was deleted or merged meanwhile
     * @param isOfCoordinator whether they decided as a coordinator, so that the organizers can appeal
     * @param statusBefore the group's status before
     */
    public record Decision(
            Outcome outcome,
            @Nullable String by,
            boolean isOfCoordinator,
            String reason,
            Instant at,
            @Nullable String statusBefore) {}

    /** That an organizer asks for another decision. */
    public record Appeal(String by, String text, Instant at) {}

    boolean isOpen() {
        return state == State.open;
    }

    /** Whether the group's organizers may answer it themselves. */
    boolean isForOrganizers() {
        return isOpen() && reason.isForOrganizersFirst() && appeal == null;
    }

    /** Whether the group's organizers may ask for another decision. */
    boolean canBeAppealed() {
        return state == State.decided
                && appeal == null
                && !decisions.isEmpty()
                && decisions.getLast().isOfCoordinator();
    }
}
