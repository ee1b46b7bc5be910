package org.usergroups.platform.places;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A part of the world: whole countries, divisions of countries, and circles, all together.
 *
 * @param name in English
 * @param within the country of a division, absent for what spans several
 * @param countries ISO 3166-1 alpha-2
 * @param divisions keys of {@link Division}s
 */
public record Area(
        String name, @Nullable String within, Set<String> countries, Set<String> divisions, List<Circle> circles) {}
