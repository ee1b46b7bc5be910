package org.usergroups.search.headers;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usergroups.search.documents.SearchDocument;
import org.usergroups.search.index.SearchIndex;

/**
 * Brings documents up to date whose group's header has changed: they are written again at their own sequence, with the newer copy.
 * A group is looked at until nothing of it can be stale any more, that is for longer than a write needs to become findable.
 */
@Component
class HeaderSweep {

    private static final Logger log = LoggerFactory.getLogger(HeaderSweep.class);
    private static final Duration UNTIL_FINDABLE = Duration.ofSeconds(5);
    private static final long CHANGED_MILLIS = 400;
    private static final long ALL_MILLIS = 3_600_000;
    private static final int GROUPS_AT_ONCE = 500;

    private final Headers headers;
    private final SearchIndex index;
    private final InstantSource clock;

    HeaderSweep(Headers headers, SearchIndex index, InstantSource clock) {
        this.headers = headers;
        this.index = index;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = CHANGED_MILLIS, initialDelay = CHANGED_MILLIS)
    void sweepChanged() {
        var groups = headers.changed().keySet().stream().limit(GROUPS_AT_ONCE).toList();
        if (groups.isEmpty()) {
            return;
        }
        try {
            sweep(Query.of(query ->
                    query.bool(bool -> bool.filter(filter -> filter.terms(terms -> terms.field("group.id")
                                    .terms(values -> values.value(groups.stream()
                                            .map(co.elastic.clients.elasticsearch._types.FieldValue::of)
                                            .toList()))))
                            .mustNot(not -> not.term(term -> term.field("type").value("group"))))));
            var settled = clock.instant().minus(UNTIL_FINDABLE);
            groups.forEach(
                    group -> headers.changed().computeIfPresent(group, (id, at) -> at.isBefore(settled) ? null : at));
        } catch (SearchIndex.EngineAway away) {
            log.warn("Documents cannot be brought up to date now, later: {}", away.getMessage());
        }
    }

    /** Finds what the sweep of changes has missed, as when this service was away. */
    @Scheduled(fixedDelay = ALL_MILLIS, initialDelay = 60_000)
    void sweepAll() {
        try {
            sweep(Query.of(query -> query.bool(bool ->
                    bool.mustNot(not -> not.term(term -> term.field("type").value("group"))))));
        } catch (SearchIndex.EngineAway away) {
            log.warn("Documents cannot be compared with their headers now, later: {}", away.getMessage());
        }
    }

    private void sweep(Query query) {
        index.scan(query, documents -> index.write(stale(documents)));
    }

    private List<SearchDocument> stale(List<SearchDocument> documents) {
        var stale = new ArrayList<SearchDocument>();
        for (var document : documents) {
            var group = document.group();
            if (group != null) {
                headers.find(group.id())
                        .filter(header -> header.sequence() > document.headerSequence())
                        .ifPresent(header -> stale.add(document.under(header)));
            }
        }
        return stale;
    }
}
