package org.usergroups.portal.search;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usergroups.portal.pages.Links;

/** Groups around a place, the nearest first. */
public record Near(@Nullable Place place, List<One> items) {
    /** Nobody is near. */
    public static final Near NOTHING = new Near(null, List.of());

    public Near {
        items = items == null ? List.of() : List.copyOf(items);
    }

    /** What the words were taken for; none when coordinates were given. */
    public record Place(String name, @Nullable String country, double lat, double lon) {}

    /** A group, how far away it is, and when it meets next. */
    public record One(
            @Nullable Double kilometres,
            Hit group,
            @Nullable Next meeting) {}

    /** The next meeting of a group. */
    public record Next(String title, Instant at, @Nullable String url) {

        /** Its page; null when the address is none of ours. */
        public @Nullable String path() {
            return Links.local(url);
        }
    }
}
