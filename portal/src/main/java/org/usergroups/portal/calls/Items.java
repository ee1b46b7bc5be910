package org.usergroups.portal.calls;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One stretch of a list: its items, and the cursor of the next stretch. */
public record Items<T>(List<T> items, @Nullable String next) {
    public Items(@Nullable List<T> items, @Nullable String next) {
        this.items = items == null ? List.of() : List.copyOf(items);
        this.next = next;
    }

    /** A list with nothing in it. */
    public static <T> Items<T> none() {
        return new Items<>(List.of(), null);
    }
}
