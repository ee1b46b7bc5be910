package org.usergroups.search.queries;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a search is asked with. A filter may be given several times; any of its values will do.
 *
 * @param q words; they may name places, topics and types in any language
 * @param type group, meeting, post, list, thread, album or photo
 * @param country ISO 3166-1 alpha-2
 * @param subdivision ISO 3166-2
 * @param city GeoNames' number of a city
 * @param topic a topic in any usual spelling
 * @param language BCP 47
 * @param status active, prospective, quiet, dormant or archived, or inactive for the last three; without it all groups but archived ones
 * @param near a city, or latitude and longitude in degrees with a comma between
 * @param radius kilometres around {@code near}, 1 to 2,000; 50 without it
 * @param bbox west, south, east and north in degrees; west may be greater than east
 * @param access stepFree, captions, signLanguage, quietRoom or childCare; all of those given must be there
 * @param has story, media or meeting: only groups that tell how they got started, show pictures, have announced a meeting; all of those given must be there
 * @param featured only groups that coordinators feature now, or with {@code false} only those that they do not
 * @param online only what takes place online as well
 * @param from leaves out what was before and meetings that are called off; the earliest is first
 * @param since leaves out what was before
 * @param sort relevance, distance (with {@code near}), newest, or active: groups of which something new was heard last
 * @param lang the reader's language, BCP 47; of places with the same name, one in its country comes first
 * @param facets those that are counted: type, country, topic, language (these without it), subdivision, city, status, access
 * @param explain {@code words}: each hit says what it was found by
 * @param literal takes the words as they are, and not for places and topics
 */
public record SearchParameters(
        @Nullable String q,
        @Nullable List<String> type,
        @Nullable List<String> country,
        @Nullable List<String> subdivision,
        @Nullable List<String> city,
        @Nullable List<String> topic,
        @Nullable List<String> language,
        @Nullable List<String> status,
        @Nullable String near,
        @Nullable Double radius,
        @Nullable String bbox,
        @Nullable List<String> access,
        @Nullable List<String> has,
        @Nullable Boolean featured,
        @Nullable Boolean online,
        @Nullable Instant from,
        @Nullable Instant since,
        @Nullable String sort,
        @Nullable String lang,
        @Nullable List<String> facets,
        @Nullable String explain,
        @Nullable Boolean literal,
        @Nullable Integer size,
        @Nullable String cursor) {

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
