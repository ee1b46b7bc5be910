package org.usergroups.search;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The search's settings.
 *
 * @param opensearchCompatible whether the engine is OpenSearch; switches the adapter on
 * @param alias the name under which the index is read; the indexes themselves are named after it
 * @param refresh how soon a written document can be found. Short shows an edit sooner, long lets the engine write more
 * @param answerWithin how long the engine may take for one call. Short frees callers sooner when it hangs, long lets it finish
 *     large writes while it is busy
 * @param keepTombstones how long deletions stay in the index; longer than the oldest event that may still come again
 * @param topics the state topics that are indexed
 */
@ConfigurationProperties("usergroups.search")
public record SearchProperties(
        @DefaultValue("false") boolean opensearchCompatible,
        @DefaultValue("usergroups") String alias,
        @DefaultValue("500ms") Duration refresh,
        @DefaultValue("15s") Duration answerWithin,
        @DefaultValue("14d") Duration keepTombstones,
        List<String> topics) {}
