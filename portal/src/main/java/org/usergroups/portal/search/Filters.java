package org.usergroups.portal.search;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.usergroups.portal.map.Bounds;

/** What a search can be narrowed by, and which values each filter takes; of an address that somebody typed the rest is left out. */
final class Filters {
    /** In the order in which an address has them. */
    static final List<String> ALL = List.of(
            "type",
            "country",
            "subdivision",
            "city",
            "topic",
            "language",
            "status",
            "near",
            "radius",
            "bbox",
            "access",
            "lookingFor",
            "has",
            "featured",
            "online",
            "from",
            "since",
            "sort");

    static final List<String> ACCESS = List.of("stepFree", "captions", "signLanguage", "quietRoom", "childCare");
    static final List<String> WISHES =
            List.of("speakers", "venue", "sponsors", "organizers", "members", "jointMeetings");
    static final List<String> HAS = List.of("story", "media", "meeting");
    static final List<String> FEATURED = List.of("true", "false");
    static final List<String> SORTS = List.of("relevance", "distance", "newest", "active");

    /** Kilometres that the form offers, and that an empty result is widened to. */
    static final List<Integer> RADII = List.of(10, 25, 50, 100, 250, 500, 1000, 2000);

    /** What near means without a radius. */
    static final int USUAL_RADIUS = 50;

    private static final Set<String> TYPES = Set.of("group", "meeting", "post", "list", "thread", "album", "photo");
    private static final Set<String> OF_ONE_VALUE =
            Set.of("near", "radius", "bbox", "featured", "online", "from", "since", "sort");
    private static final Pattern RADIUS = Pattern.compile("1?\\d{1,3}|2000");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern CITY = Pattern.compile("\\d{1,9}");
    private static final int VALUES_AT_MOST = 20;
    private static final int LONGEST_VALUE = 120;

    private Filters() {}

    static Map<String, List<String>> understood(Map<String, List<String>> filters) {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        for (String filter : ALL) {
            List<String> values = filters.getOrDefault(filter, List.of()).stream()
                    .map(String::strip)
                    .filter(value -> !value.isEmpty() && value.length() <= LONGEST_VALUE)
                    .filter(value -> takes(filter, value))
                    .distinct()
                    .limit(OF_ONE_VALUE.contains(filter) ? 1 : VALUES_AT_MOST)
                    .toList();
            if (!values.isEmpty()) {
                kept.put(filter, values);
            }
        }
        if (!kept.containsKey("near")) {
            kept.remove("radius");
            kept.remove("sort", List.of("distance"));
        }
        return kept;
    }

    static boolean takes(String filter, String value) {
        return switch (filter) {
            case "type" -> TYPES.contains(value);
            case "status" -> SearchQuery.STATUSES.contains(value);
            case "radius" -> RADIUS.matcher(value).matches() && !value.matches("0+");
            case "bbox" -> Bounds.of(value).isPresent();
            case "city" -> CITY.matcher(value).matches();
            case "access" -> ACCESS.contains(value);
            case "has" -> HAS.contains(value);
            case "lookingFor" -> WISHES.contains(value);
            case "online" -> value.equals("true");
            case "featured" -> FEATURED.contains(value);
            case "from", "since" -> isDay(value);
            case "sort" -> SORTS.contains(value);
            default -> true;
        };
    }

    private static boolean isDay(String value) {
        try {
            return DAY.matcher(value).matches() && LocalDate.parse(value).getYear() > 0;
        } catch (DateTimeParseException none) {
            return false;
        }
    }
}
