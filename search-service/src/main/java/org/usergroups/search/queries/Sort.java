package org.usergroups.search.queries;

/** What comes first. */
enum Sort {
    relevance,
    distance,
    newest,
    active
}
