package org.usergroups.portal.search;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A country with groups. */
public record CountryCount(
        String country, long groups, @Nullable Instant newestAt) {}
