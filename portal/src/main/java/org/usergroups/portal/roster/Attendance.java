package org.usergroups.portal.roster;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How many come to a meeting. */
public record Attendance(
        int going, int waiting, int maybe, @Nullable Integer capacity) {

    /** Nobody has said anything. */
    public static final Attendance NOBODY = new Attendance(0, 0, 0, null);

    public boolean isAny() {
        return going + waiting + maybe > 0;
    }

    /** Whether somebody who says that they come has to wait for a place. */
    public boolean isFull() {
        return capacity != null && going >= capacity;
    }

    /** Somebody who comes, as the organizers see them: {@code going}, {@code waiting} or {@code maybe}. */
    public record Attendee(
            String name, String answer, @Nullable Instant confirmedAt) {}

    /** What a link from a mail is about; {@code asked} until it is confirmed. */
    public record Ticket(
            String meetingId,
            String groupSlug,
            String title,
            Instant startsAt,
            String zone,
            String name,
            String answer,
            String state) {}
}
