package org.usergroups.portal.search;

import org.jspecify.annotations.Nullable;

/**
 * A condition of a search that can be taken away.
 *
 * @param facet the facet, or {@code words}
 * @param name the value as people say it
 * @param path the search without it
 * @param total what that search finds, when it was asked
 */
public record Chip(
        String facet, String name, String path, @Nullable Long total) {}
