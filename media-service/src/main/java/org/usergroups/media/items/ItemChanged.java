package org.usergroups.media.items;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usergroups.platform.events.Stored;

/** The data of {@code org.usergroups.media.item.changed.v1}: all that is public of a picture. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ItemChanged(
        String id,
        long sequence,
        String groupId,
        String albumId,
        String caption,
        String alt,
        String credit,
        String licence,
        @Nullable Instant takenAt,
        int width,
        int height,
        List<VariantView> variants) {

    static ItemChanged of(Stored<Item> item) {
        var state = item.state();
        return new ItemChanged(
                item.id(),
                item.version(),
                state.groupId(),
                state.albumId(),
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
