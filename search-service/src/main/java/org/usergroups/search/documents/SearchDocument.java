package org.usergroups.search.documents;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the index holds of one thing: a group, meeting, post, list, thread, album or photo.
 *
 * <p>What comes from the thing's group is a copy, made by {@link #under}; {@code ownTopics} and {@code ownLanguage} keep what is the
 * thing's own, so that the copy can be made anew.
 *
 * @param traits what else is the group's
 * @param place names by which the place is found: city, region, and the country in several languages
 * @param at when it happened or last changed
 * @param picture a picture's address at the portal
 * @param status what is known of a group's life, or {@link #CALLED_OFF} for a meeting; absent for other things
 * @param featured why and how long coordinators recommend the group, even when that time is over; only in a group's own document
 * @param entry what else only a group's own document has
 * @param occasion what else only a meeting's document has
 * @param url the page's address at the portal
 * @param sequence the newest event that is in here; also the document's external version
 * @param headerSequence the newest event of the group that is in here; 0 if the group is not known yet
 */
public record SearchDocument(
        String type,
        String id,
        @Nullable String slug,
        String title,
        String summary,
        String text,
        @Nullable GroupCopy group,
        @Nullable Traits traits,
        @Nullable String country,
        @Nullable String city,
        String place,
        List<String> topics,
        List<String> ownTopics,
        List<String> languages,
        @Nullable String ownLanguage,
        @Nullable Instant at,
        @Nullable Location location,
        @Nullable String picture,
        @Nullable String status,
        @Nullable Featured featured,
        @Nullable Entry entry,
        @Nullable Occasion occasion,
        String url,
        long sequence,
        long headerSequence,
        boolean deleted,
        @Nullable Instant deletedAt) {

    /** The status of a meeting that does not take place. */
    public static final String CALLED_OFF = "called-off";

    /** What is shown of a document's group. */
    public record GroupCopy(
            String id,
            @Nullable String slug,
            @Nullable String name,
            @Nullable String country,
            @Nullable String city) {

        /** A group of which nothing is known yet. */
        static GroupCopy of(String id) {
            return new GroupCopy(id, null, null, null, null);
        }
    }

    /**
     * What a document is found by and compared with others that its group has, and that is not shown with it.
     *
     * @param names in all languages
     * @param cityIds GeoNames numbers of the cities where it meets
     * @param regions keys of the divisions where it meets
     * @param access what is known to be there: stepFree, captions, signLanguage, quietRoom, childCare
     * @param has what it has to show: story
     * @param attendance how many people usually come
     * @param utcOffset minutes that its standard time is ahead of UTC
     */
    public record Traits(
            List<String> names,
            List<Integer> cityIds,
            List<String> regions,
            boolean online,
            List<String> access,
            List<String> has,
            @Nullable Integer attendance,
            @Nullable Integer utcOffset) {

        /** Of a group of which nothing is known yet. */
        static final Traits NONE = new Traits(List.of(), List.of(), List.of(), false, List.of(), List.of(), null, null);
    }

    /**
     * How a group works, as far as it says, and what it has done.
     *
     * @param attendance how many people usually come
     * @param rhythm weekly, fortnightly, monthly, quarterly, yearly or irregular
     * @param venue the kind of place where it meets
     * @param lookingFor speakers, venue, sponsors, organizers, members, jointMeetings
     * @param foundedIn the year
     * @param names the title, and those in other languages and in Latin letters: what is completed while somebody types
     * @param activity null as long as nothing of the group is known but its entry
     */
    public record Entry(
            @Nullable Integer attendance,
            @Nullable String rhythm,
            @Nullable String venue,
            List<String> lookingFor,
            @Nullable Integer foundedIn,
            List<String> names,
            Told told,
            @Nullable Activity activity) {

        Entry with(Activity newActivity) {
            return new Entry(attendance, rhythm, venue, lookingFor, foundedIn, names, told, newActivity);
        }
    }

    /**
     * When a meeting is over, and where it is.
     *
     * @param venue in the organizers' words
     */
    public record Occasion(
            @Nullable Instant endsAt, @Nullable String venue) {}

    /**
     * That coordinators recommend a group to those who write and talk about groups.
     *
     * @param until the last day, at UTC
     * @param note why, in plain text
     */
    public record Featured(LocalDate until, @Nullable String note) {

        /** Whether the time is not over. */
        public boolean isSo(Instant now) {
            return !LocalDate.ofInstant(now, ZoneOffset.UTC).isAfter(until);
        }
    }

    /** What organizers tell in their own words, in one language. */
    public record Told(
            @Nullable String language,
            @Nullable String started,
            @Nullable String meeting,
            @Nullable String advice,
            @Nullable String lookingFor) {}

    /**
     * What else there is of a group.
     *
     * @param newestAt when its newest post, mail, picture or meeting was; of meetings those that have begun
     * @param media whether it shows pictures
     * @param meetsUntil when its last announced meeting begins
     */
    public record Activity(
            @Nullable Instant newestAt,
            boolean media,
            @Nullable Instant meetsUntil) {

        /** Of a group of which there is nothing but its entry. */
        public static final Activity NONE = new Activity(null, false, null);
    }

    /** A point in WGS 84 degrees. */
    public record Location(double lat, double lon) {}

    /** By which documents are sorted that all fit alike: groups before what they do. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public int rank() {
        return type.equals("group") ? 0 : 1;
    }

    /** The mark that stays of something that is gone, so that a late older event does not bring it back. */
    static SearchDocument tombstone(String type, String id, long sequence, Instant now) {
        return new SearchDocument(
                type, id, null, "", "", "", null, null, null, null, "", List.of(), List.of(), List.of(), null, null,
                null, null, null, null, null, null, "", sequence, 0, true, now);
    }

    /** This document of a group with another activity. */
    public SearchDocument with(Activity activity) {
        return entry == null ? this : copy(entry.with(activity), deleted, deletedAt);
    }

    /** This document as long as nothing is known of its group: kept, and not found. */
    public SearchDocument hidden() {
        return copy(entry, true, null);
    }

    private SearchDocument copy(@Nullable Entry newEntry, boolean isDeleted, @Nullable Instant isDeletedAt) {
        return new SearchDocument(
                type,
                id,
                slug,
                title,
                summary,
                text,
                group,
                traits,
                country,
                city,
                place,
                topics,
                ownTopics,
                languages,
                ownLanguage,
                at,
                location,
                picture,
                status,
                featured,
                newEntry,
                occasion,
                url,
                sequence,
                headerSequence,
                isDeleted,
                isDeletedAt);
    }

    /** This document with a newer copy of its group's header; hidden when the group is gone. */
    public SearchDocument under(Header header) {
        if (group == null || type.equals("group")) {
            return this;
        }
        return new SearchDocument(
                type,
                id,
                slug,
                title,
                summary,
                text,
                header.group(),
                header.traits(),
                header.group().country(),
                header.group().city(),
                header.place(),
                Stream.concat(ownTopics.stream(), header.topics().stream())
                        .distinct()
                        .toList(),
                ownTopics,
                ownLanguage == null ? header.languages() : List.of(ownLanguage),
                ownLanguage,
                at,
                header.location(),
                picture,
                status,
                featured,
                entry,
                occasion,
                type.equals("meeting") && header.group().slug() != null
                        ? "/groups/%s/meetings/%s".formatted(header.group().slug(), id)
                        : url,
                sequence,
                header.sequence(),
                header.gone(),
                deletedAt);
    }
}
