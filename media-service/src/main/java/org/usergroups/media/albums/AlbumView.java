package org.usergroups.media.albums;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.usergroups.media.groups.Group;
import org.usergroups.platform.events.Stored;

/** An album as the API shows it in lists. The group's names are those that it has now. */
public record AlbumView(
        String id,
        long version,
        String groupId,
        @Nullable String groupSlug,
        @Nullable String groupName,
        String title,
        @Nullable LocalDate takenOn,
        int items,
        @Nullable String cover) {

    public static AlbumView of(Stored<Album> album, Optional<Group> group) {
        var state = album.state();
        return new AlbumView(
                album.id(),
                album.version(),
                state.groupId(),
                group.map(Group::slug).orElse(null),
                group.map(Group::name).orElse(null),
                state.title(),
                state.takenOn(),
                state.items(),
                state.cover());
    }
}
