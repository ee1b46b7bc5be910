package org.usergroups.portal.media;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An album of a group, with its pictures when it was asked for alone. */
public record Album(
        String id,
        long version,
        String groupId,
        @Nullable String groupSlug,
        @Nullable String groupName,
        String title,
        @Nullable LocalDate takenOn,
        int items,
        @Nullable String cover,
        List<Picture> itemList) {

    public Album {
        itemList = itemList == null ? List.of() : List.copyOf(itemList);
    }
}
