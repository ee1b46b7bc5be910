package org.usergroups.portal.roster;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A pin as its own person sees it. */
public record Pin(
        String city,
        String country,
        List<String> topics,
        String name,
        String sentence,
        boolean helps,
        boolean confirmed,
        @Nullable Instant expiresAt) {

    /** How many people want a group in a city, and about what. */
    public record City(String city, @Nullable String region, String country, int people, Map<String, Integer> topics) {}
}
