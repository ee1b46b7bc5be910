package org.usergroups.roster.groups;

import org.jspecify.annotations.Nullable;

/**
 * What somebody says of a group, checked.
 *
 * @param slug the slug asked for; absent to keep the one there is, or to have one made of the name
 */
public record Said(@Nullable String slug, Entry entry, Freshness.Status status) {}
