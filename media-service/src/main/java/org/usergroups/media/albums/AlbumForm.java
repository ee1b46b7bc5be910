package org.usergroups.media.albums;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.usergroups.platform.web.FieldErrors;

/** What an organizer says of an album. */
record AlbumForm(@Nullable String title, @Nullable LocalDate takenOn) {

    private static final int LONGEST_TITLE = 200;
    private static final LocalDate FIRST_PHOTOGRAPH = LocalDate.of(1826, 1, 1);

    /** @param today in the zone where it is latest */
    FieldErrors check(LocalDate today) {
        return new FieldErrors()
                .required(title, "title", LONGEST_TITLE)
                .check(
                        takenOn == null || (!takenOn.isAfter(today) && !takenOn.isBefore(FIRST_PHOTOGRAPH)),
                        "takenOn",
                        "Must be a day in the past, as in 2026-11-23.");
    }

    String trimmedTitle() {
        return title == null ? "" : title.strip();
    }
}
