package org.usergroups.portal.search;

/**
 * A search that finds something where the one that was asked does not.
 *
 * @param kind how it differs: the last part of its message key {@code search.<kind>}
 * @param name what was taken away, or what it is now
 */
public record NextBest(String kind, String name, String path, long total) {}
