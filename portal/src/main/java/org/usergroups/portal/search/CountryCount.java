package org.usergroups.portal.search;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A country with groups.
 *
 * @param active how many of them are active
 * @param newestAt when something was last heard of one of them
 */
public record CountryCount(
        String country, long groups, long active, @Nullable Instant newestAt) {}
