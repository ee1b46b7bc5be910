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
 * @param topic a topic in any usual spelling
 * @param language BCP 47
 * @param status active, prospective, quiet, dormant or archived, or inactive for the last three; without it all groups but archived ones
 * @param near a city, or latitude and longitude in degrees with a comma between
 * @param radius kilometres around {@code near}, 1 to 2,000; 50 without it
 * @param bbox west, south, east and north in degrees; west may be greater than east
 * @param access stepFree, captions, signLanguage, quietRoom or childCare; all of those given must be there
 * @param has story: only groups that tell how they got started
 * @param online only what takes place online as well
 * @param from leaves out what was before and meetings that are called off; the earliest is first
 * @param since leaves out what was before
 * @param sort relevance, distance (with {@code near}) or newest
 * @param lang the reader's language, BCP 47; of places with the same name, one in its country comes first
 * @param literal takes the words as they are, and not for places and topics
 */
record SearchParameters(
        @Nullable String q,
        @Nullable List<String> type,
        @Nullable List<String> country,
        @Nullable List<String> subdivision,
        @Nullable List<String> topic,
        @Nullable List<String> language,
        @Nullable List<String> status,
        @Nullable String near,
        @Nullable Double radius,
        @Nullable String bbox,
        @Nullable List<String> access,
        @Nullable List<String> has,
        @Nullable Boolean online,
        @Nullable Instant from,
        @Nullable Instant since,
        @Nullable String sort,
        @Nullable String lang,
        @Nullable Boolean literal,
        @Nullable Integer size,
        @Nullable String cursor) {}
