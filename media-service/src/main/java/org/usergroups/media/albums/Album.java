package org.usergroups.media.albums;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A group's pictures of one occasion. The pictures are aggregates of their own; the album knows what is shown of them in lists.
 *
 * @param takenOn the day of the occasion
 * @param items how many pictures it has
 * @param cover the address of the picture that stands for it
 */
public record Album(
        String groupId,
        String title,
        @Nullable LocalDate takenOn,
        Instant createdAt,
        int items,
        @Nullable String cover) {

    /** What an album shows of its pictures in lists. */
    public record Contents(int items, @Nullable String cover) {}

    static Album opened(String groupId, AlbumForm form, Instant now) {
        return new Album(groupId, form.trimmedTitle(), form.takenOn(), now, 0, null);
    }

    AlbumForm form() {
        return new AlbumForm(title, takenOn);
    }

    Album edited(AlbumForm form) {
        return new Album(groupId, form.trimmedTitle(), form.takenOn(), createdAt, items, cover);
    }

    Album showing(Contents contents) {
        return new Album(groupId, title, takenOn, createdAt, contents.items(), contents.cover());
    }
}
