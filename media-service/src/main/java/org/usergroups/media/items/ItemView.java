package org.usergroups.media.items;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usergroups.platform.events.Stored;

/** A picture as the API shows it. */
record ItemView(
        String id,
        long version,
        String albumId,
        String groupId,
        String caption,
        String alt,
        String credit,
        String licence,
        @Nullable Instant takenAt,
        int width,
        int height,
        List<VariantView> variants) {

    static ItemView of(Stored<Item> item) {
        var state = item.state();
        return new ItemView(
                item.id(),
                item.version(),
                state.albumId(),
                state.groupId(),
                state.caption(),
                state.alt(),
                state.credit(),
                state.licence(),
                state.takenAt(),
                state.width(),
                state.height(),
                VariantView.all(state));
    }
}
