package org.usergroups.search.queries;

import java.util.EnumSet;
import java.util.Set;

/** A property by which answers are counted and narrowed. */
enum Facet {
    type("type", 10),
    country("country", 300),
    topic("topics", 30),
    language("languages", 30),
    subdivision("traits.regions", 60),
    city("traits.cityIds", 60),
    status("status", 10),
    access("traits.access", 10),
    lookingFor("entry.lookingFor", 10);

    /** Those that are counted unless others are asked for. */
    static final Set<Facet> USUAL = Set.copyOf(EnumSet.of(type, country, topic, language));

    private final String field;
    private final int most;

    Facet(String field, int most) {
        this.field = field;
        this.most = most;
    }

    /** The field of the index. */
    String field() {
        return field;
    }

    /** How many values are counted at most. */
    int most() {
        return most;
    }
}
