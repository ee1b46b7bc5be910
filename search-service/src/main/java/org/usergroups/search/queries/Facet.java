package org.usergroups.search.queries;

/** A property by which answers are counted and narrowed. */
enum Facet {
    type("type", 10),
    country("country", 300),
    topic("topics", 30),
    language("languages", 30);

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
