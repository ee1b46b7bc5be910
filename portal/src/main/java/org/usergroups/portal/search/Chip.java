package org.usergroups.portal.search;

/**
 * A condition of a search that can be taken away.
 *
 * @param facet the facet, or {@code words}
 * @param name the value as people say it
 * @param path the search without it
 */
public record Chip(String facet, String name, String path) {}
