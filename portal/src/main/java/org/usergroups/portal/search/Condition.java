package org.usergroups.portal.search;

/**
 * Something that a search is narrowed to.
 *
 * @param facet the last part of its message key {@code facet.<facet>}
 * @param name the value as people say it
 * @param without the search without it
 */
record Condition(String facet, String name, SearchQuery without) {}
