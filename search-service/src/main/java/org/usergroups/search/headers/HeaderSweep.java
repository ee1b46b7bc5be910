package org.usergroups.search.headers;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usergroups.search.activity.ActivitySweep;
import org.usergroups.search.documents.SearchDocument;
import org.usergroups.search.index.Queries;
import org.usergroups.search.index.SearchIndex;

/**
 * Brings documents up to date whose group's header has changed: they are written again at their own sequence, with the newer copy.
 * A group is looked at twice, the second time when everything written before has become findable.
 */
@Component
class HeaderSweep {

    private static final Logger log = LoggerFactory.getLogger(HeaderSweep.class);
    private static final long CHANGED_MILLIS = 400;
    private static final long ALL_MILLIS = 3_600_000;
    private static final int GROUPS_AT_ONCE = 500;
    private static final int DOCUMENTS_AT_ONCE = 500;
    private static final Query GROUPS = Queries.term("type", "group");

    private final Headers headers;
    private final SearchIndex index;
    private final ActivitySweep activity;

    HeaderSweep(Headers headers, SearchIndex index, ActivitySweep activity) {
        this.headers = headers;
        this.index = index;
        this.activity = activity;
    }

    @Scheduled(fixedDelay = CHANGED_MILLIS, initialDelay = CHANGED_MILLIS)
    void sweepChanged() {
        var groups = headers.changed().take(GROUPS_AT_ONCE);
        if (groups.isEmpty()) {
            return;
        }
        try {
            if (index.isOfThisRelease()) {
                sweep(Query.of(query -> query.bool(
                        bool -> bool.filter(Queries.terms("group.id", groups)).mustNot(GROUPS))));
            } else {
                headers.changed().giveBack(groups);
            }
        } catch (RuntimeException failed) {
            headers.changed().giveBack(groups);
            log.warn("Documents cannot be brought up to date now, later: {}", failed.getMessage());
        }
    }

    /** Finds what the sweep of changes has missed, as when this service was away. */
    // At a fixed rate this has a thread of its own: it takes minutes, and the sweep of changes goes on beside it.
    @Scheduled(fixedRate = ALL_MILLIS, initialDelay = 60_000)
    void sweepAll() {
        try {
            if (index.isOfThisRelease()) {
                sweep(Queries.not(GROUPS));
            }
        } catch (RuntimeException failed) {
            log.warn("Documents cannot be compared with their headers now, later: {}", failed.getMessage());
        }
    }

    private void sweep(Query query) {
        index.scanStamps(query, stamps -> {
            var stale = stamps.stream()
                    .filter(this::isStale)
                    .map(SearchIndex.Stamp::id)
                    .toList();
            for (var from = 0; from < stale.size(); from += DOCUMENTS_AT_ONCE) {
                var some = stale.subList(from, Math.min(from + DOCUMENTS_AT_ONCE, stale.size()));
                var before = index.current(some);
                index.write(before.stream().map(headers::complete).toList());
                // What was hidden until now has not been counted.
                before.stream()
                        .filter(SearchDocument::deleted)
                        .map(SearchDocument::group)
                        .filter(Objects::nonNull)
                        .forEach(group -> activity.stir(group.id()));
            }
        });
    }

    private boolean isStale(SearchIndex.Stamp stamp) {
        var group = stamp.groupId();
        return group != null
                && headers.find(group)
                        .filter(header -> header.sequence() > stamp.headerSequence())
                        .isPresent();
    }
}
