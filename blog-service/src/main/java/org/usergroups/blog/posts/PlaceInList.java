package org.usergroups.blog.posts;

import java.time.DateTimeException;
import java.time.Instant;
import org.usergroups.platform.web.Page;
import org.usergroups.platform.web.Problem;

/** A place in a list of posts that is ordered by a time and then by id, both descending. */
public record PlaceInList(Instant time, String id) {

    String key() {
        return time.toEpochMilli() + " " + id;
    }

    /** @throws Problem 400 if the cursor is none of ours */
    static PlaceInList at(String cursor) {
        var parts = Page.key(cursor).split(" ", 2);
        try {
            return new PlaceInList(Instant.ofEpochMilli(Long.parseLong(parts[0])), parts[1]);
        } catch (NumberFormatException | DateTimeException | ArrayIndexOutOfBoundsException foreign) {
            throw Problem.malformed("The cursor is none that this list has given out. Start again without it.");
        }
    }
}
