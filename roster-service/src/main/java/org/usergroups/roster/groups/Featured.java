package org.usergroups.roster.groups;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * That coordinators name a group as one worth a visit. It ends by itself; nothing happens then, readers compare the date.
 *
 * @param until its last day, in UTC
 * @param note why, in plain text
 * @param by the member who has decided it, or a client's name for a script
 * @param since when
 */
public record Featured(LocalDate until, String note, String by, Instant since) {

    boolean isOverAt(Instant now) {
        return until.isBefore(LocalDate.ofInstant(now, ZoneOffset.UTC));
    }
}
