package org.usergroups.blog.roster;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A group, as far as a post shows it.
 *
 * @param country ISO 3166-1 alpha-2 or XK; null for a group without a place
 */
public record Group(
        String id, String slug, String name, @Nullable String country) {

    public Group {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(slug, "slug");
        Objects.requireNonNull(name, "name");
    }
}
