package org.usergroups.platform.places;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A first-level division of a country: a state, province, region.
 *
 * @param country ISO 3166-1 alpha-2, or XK for Kosovo
 * @param name in GeoNames' form
 * @param subdivision its ISO 3166-2 code, where its name in the standard leaves no doubt
 * @param spellings its names and codes, folded
 */
public record Division(
        String country, String name, @Nullable String subdivision, List<String> spellings) {

    /** What tells it from all others: its code, or where it has none its country and name. */
    public String key() {
        return key(country, name, subdivision);
    }

    /** The key of a division that somebody else has noted. */
    public static String key(String country, String name, @Nullable String subdivision) {
        return subdivision == null ? country + "/" + Folding.fold(name) : subdivision;
    }
}
