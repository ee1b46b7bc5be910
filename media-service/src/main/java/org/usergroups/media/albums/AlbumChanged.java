package org.usergroups.media.albums;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.usergroups.platform.events.Stored;

/** The data of {@code org.usergroups.media.album.changed.v1}: all that is public of an album. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AlbumChanged(
        String id,
        long sequence,
        String groupId,
        String title,
        @Nullable LocalDate takenOn,
        int items,
        @Nullable String cover) {

    static AlbumChanged of(Stored<Album> album) {
        var state = album.state();
        return new AlbumChanged(
                album.id(),
                album.version(),
                state.groupId(),
                state.title(),
                state.takenOn(),
                state.items(),
                state.cover());
    }
}
