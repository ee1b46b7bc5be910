package org.usergroups.portal.search;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A city with groups.
 *
 * @param geonameId its number in GeoNames
 * @param name in the reader's language as far as it is known
 * @param mainName the same for readers of all languages, so that the city has one address
 * @param lat degrees
 * @param lon degrees
 */
public record CityCount(
        long geonameId,
        String name,
        @Nullable String mainName,
        String country,
        @Nullable String region,
        long groups,
        double lat,
        double lon) {

    /** An older search-service knows one name. */
    public CityCount {
        mainName = mainName == null ? name : mainName;
    }

    /** Its page. The number says which city it is; the name is there for people, as far as it can be written in Latin letters. */
    public String path() {
        return "/countries/%s/cities/%s".formatted(country, key());
    }

    /** The last part of the address of its page. */
    public String key() {
        String slug = Normalizer.normalize(mainName, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return slug.isEmpty() ? String.valueOf(geonameId) : geonameId + "-" + slug;
    }
}
