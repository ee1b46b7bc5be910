package org.usergroups.platform.places;

/**
 * A place that an unfinished name may mean.
 *
 * @param matched the name that begins with what was typed, folded: "cologne" for Köln
 */
public record Completion(Place place, String matched) {}
