package org.usergroups.search.queries;

import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a search is asked with. A filter may be given several times; any of its values will do where nothing else is said. */
public record SearchParameters(
        @Parameter(description = "Words; they may name places, topics, types and languages in any language.") @Nullable
        String q,

        @Parameter(description = "group, meeting, post, list, thread, album or photo.") @Nullable
        List<String> type,

        @Parameter(description = "ISO 3166-1 alpha-2.") @Nullable
        List<String> country,

        @Parameter(description = "ISO 3166-2.") @Nullable List<String> subdivision,

        @Parameter(description = "GeoNames' number of a city.") @Nullable
        List<String> city,

        @Parameter(description = "A topic in any usual spelling.") @Nullable
        List<String> topic,

        @Parameter(description = "BCP 47.") @Nullable List<String> language,

        @Parameter(
                description = "active, prospective, quiet, dormant or archived, or inactive for the last three;"
                        + " without it everything but archived groups.")
        @Nullable
        List<String> status,

        @Parameter(
                description =
                        "A city, if needed with the code of its country or region (Lyon, FR; Portland, OR), or latitude and longitude in"
                                + " degrees with a comma between.")
        @Nullable
        String near,

        @Parameter(description = "Kilometres around near, 1 to 2,000; 50 without it.") @Nullable
        Double radius,

        @Parameter(description = "West, south, east and north in degrees; west may be greater than east.") @Nullable
        String bbox,

        @Parameter(
                description =
                        "stepFree, captions, signLanguage, quietRoom or childCare; all of those given must be there.")
        @Nullable
        List<String> access,

        @Parameter(
                description =
                        "Only groups that look for it: speakers, venue, sponsors, organizers, members or jointMeetings.")
        @Nullable
        List<String> lookingFor,

        @Parameter(
                description =
                        "Only groups that tell how they got started (story), show pictures (media), have announced a"
                                + " meeting (meeting); all of those given must be there.")
        @Nullable
        List<String> has,

        @Parameter(
                description = "Only groups that coordinators feature now, or with false only those that they do not.")
        @Nullable
        Boolean featured,

        @Parameter(description = "Only what takes place online as well.") @Nullable
        Boolean online,

        @Parameter(
                description =
                        "An instant or a day (ISO 8601, UTC): leaves out what was before and meetings that are called"
                                + " off; the earliest is first.")
        @Nullable
        Instant from,

        @Parameter(description = "An instant or a day (ISO 8601, UTC): leaves out what was before.") @Nullable
        Instant since,

        @Parameter(
                description =
                        "relevance, distance (with near), newest, or active: groups of which something new was heard"
                                + " last come first.")
        @Nullable
        String sort,

        @Parameter(
                description =
                        "The reader's language, BCP 47: places and topics are named in it as far as it is known, and of places with"
                                + " the same name, one in its country comes first.")
        @Nullable
        String lang,

        @Parameter(
                description = "Those that are counted: type, country, topic, language (these without it), subdivision,"
                        + " city, status, access, lookingFor.")
        @Nullable
        List<String> facets,

        @Parameter(description = "words: each hit says what it was found by.") @Nullable
        String explain,

        @Parameter(description = "Takes the words as they are, and not for places and topics.") @Nullable
        Boolean literal,

        @Parameter(description = "How many hits, 1 to 100; 20 without it.") @Nullable
        Integer size,

        @Parameter(description = "The next of the page before.") @Nullable
        String cursor) {

    /** The same from an instant on. */
    public SearchParameters from(Instant begin) {
        return new SearchParameters(
                q,
                type,
                country,
                subdivision,
                city,
                topic,
                language,
                status,
                near,
                radius,
                bbox,
                access,
                lookingFor,
                has,
                featured,
                online,
                begin,
                since,
                sort,
                lang,
                facets,
                explain,
                literal,
                size,
                cursor);
    }
}
