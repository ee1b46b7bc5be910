package org.usergroups.portal.search;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.usergroups.portal.pages.Links;

/** One thing that was found. */
public record Hit(
        String type,
        String id,
        @Nullable String slug,
        @Nullable String title,
        @Nullable String summary,
        List<String> highlights,
        @Nullable GroupHead group,
        @Nullable String country,
        @Nullable String city,
        List<String> topics,
        @Nullable String language,
        @Nullable Instant at,
        @Nullable String picture,
        @Nullable String status,
        @Nullable String url,
        List<Why> why,
        @Nullable Location location,
        @Nullable Double kilometres,
        @Nullable Featured featured) {

    private static final Set<String> NOTEWORTHY = Set.of("prospective", "quiet", "dormant", "archived");

    public Hit {
        highlights = highlights == null ? List.of() : List.copyOf(highlights);
        topics = topics == null ? List.of() : List.copyOf(topics);
        why = why == null ? List.of() : why.stream().filter(Why::isKnown).toList();
    }

    /** The portal's page about it; a path of ours, whatever the index says. */
    public String path() {
        String local = Links.local(url);
        if (local != null) {
            return local;
        }
        String name = slug == null ? id : slug;
        return switch (type) {
            case "group" -> "/groups/" + name;
            case "post" -> "/posts/" + name;
            case "thread" -> "/threads/" + id;
            case "album" -> "/albums/" + id;
            case "list" -> "/lists/" + name;
            case "meeting" -> group == null ? "/search" : "/groups/%s/meetings/%s".formatted(group.slug(), id);
            default -> group == null ? "/search" : "/groups/" + group.slug();
        };
    }

    /** Whether it is a meeting that does not take place. */
    public boolean isCalledOff() {
        return "called-off".equals(status);
    }

    /** Whether it is a group that does not simply meet: one that begins, or of which nobody has said for long that it is true. */
    public boolean isGroupOfNote() {
        return type.equals("group") && status != null && NOTEWORTHY.contains(status);
    }

    /** The path of a small form of the picture, null when it is none of ours. */
    public @Nullable String picturePath() {
        return Links.thumbnail(picture);
    }

    /** The country of the thing itself, else of its group. */
    public @Nullable String place() {
        return country != null ? country : group == null ? null : group.country();
    }

    /** The city of the thing itself, else of its group. */
    public @Nullable String town() {
        return city != null ? city : group == null ? null : group.city();
    }

    /** Latitude and longitude for the map, null when nobody knows where it is. */
    public @Nullable String spot() {
        return location == null ? null : location.lat + "," + location.lon;
    }

    /** How far away it is, in kilometres, as exact as people say it; null when that was not asked. */
    public @Nullable Double distance() {
        return kilometres == null
                ? null
                : kilometres < 10 ? Math.round(kilometres * 10) / 10.0 : Math.round(kilometres);
    }

    /** Why coordinators feature a group. */
    public record Featured(@Nullable String note) {}

    /** Where it is, in degrees. */
    public record Location(double lat, double lon) {}

    /**
     * Why it was found.
     *
     * @param kind what of it was searched for
     * @param typed the words of the question
     * @param matched what they were taken for; nothing where they were found as they are
     */
    public record Why(String kind, String typed, @Nullable String matched) {
        private static final Set<String> KNOWN =
                Set.of("city", "near", "country", "region", "topic", "language", "name", "words", "online", "access");

        boolean isKnown() {
            return kind != null && typed != null && KNOWN.contains(kind);
        }

        /** What was found. */
        public String found() {
            return matched == null || matched.isBlank() ? typed : matched;
        }
    }

    /** The group that it belongs to. */
    public record GroupHead(
            @Nullable String id,
            String slug,
            @Nullable String name,
            @Nullable String country,
            @Nullable String city) {}
}
