package org.usergroups.list.roster;

import java.util.Objects;

/** A group, as far as a list needs it. */
public record Group(String id, String slug, String name) {

    public Group {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(slug, "slug");
        Objects.requireNonNull(name, "name");
    }
}
