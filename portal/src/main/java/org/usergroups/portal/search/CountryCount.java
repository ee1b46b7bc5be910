package org.usergroups.portal.search;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A country with groups.
 *
 * @param active how many of them are active
 * @param newestAt when the newest of them was registered
 */
public record CountryCount(
        String country, long groups, long active, @Nullable Instant newestAt) {}
