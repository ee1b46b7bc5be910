package org.usergroups.search.activity;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usergroups.search.documents.SearchDocument;
import org.usergroups.search.index.Queries;
import org.usergroups.search.index.Rechecks;
import org.usergroups.search.index.SearchIndex;

/**
 * Keeps the activity in the documents of groups: when something of a group has been written, its activity is counted anew and the group's
 * document written again at its own sequence.
 */
@Component
public class ActivitySweep {

    private static final Logger log = LoggerFactory.getLogger(ActivitySweep.class);
    private static final long STIRRED_MILLIS = 1_000;
    private static final int GROUPS_AT_ONCE = 500;

    private final SearchIndex index;
    private final Activities activities;
    private final Rechecks stirred;

    ActivitySweep(SearchIndex index, Activities activities, InstantSource clock) {
        this.index = index;
        this.activities = activities;
        this.stirred = new Rechecks(clock);
    }

    /**
     * Documents that are about to be written, those of groups with the activity that is known of them, so that a change of an entry does not lose it;
     * the groups of all others are looked at afterwards.
     */
    public Collection<SearchDocument> prepare(Collection<SearchDocument> documents) {
        var known = index
                .current(documents.stream()
                        .filter(document -> document.entry() != null)
                        .map(SearchDocument::id)
                        .distinct()
                        .toList())
                .stream()
                .collect(Collectors.toMap(SearchDocument::id, document -> document));
        return documents.stream()
                .map(document -> {
                    var before = known.get(document.id());
                    var entry = before == null ? null : before.entry();
                    if (document.entry() != null && entry != null && entry.activity() != null) {
                        return document.with(entry.activity());
                    }
                    var group = document.group();
                    if (group != null) {
                        stir(group.id());
                    }
                    return document;
                })
                .toList();
    }

    /** Something of a group has been written: it is counted anew, soon. */
    public void stir(String group) {
        stirred.add(group);
    }

    /** Counts anew of which groups something was written; from documents of another release it would take what only this one has. */
    @Scheduled(fixedDelay = STIRRED_MILLIS, initialDelay = STIRRED_MILLIS)
    void sweepStirred() {
        var groups = stirred.take(GROUPS_AT_ONCE);
        if (groups.isEmpty()) {
            return;
        }
        try {
            if (index.isOfThisRelease()) {
                renew(index.current(groups));
            } else {
                stirred.giveBack(groups);
            }
        } catch (RuntimeException failed) {
            stirred.giveBack(groups);
            log.warn("The activity of groups cannot be counted now, later: {}", failed.getMessage());
        }
    }

    /** Counts anew of all groups: time passes, too, and meetings are over. */
    public void sweepAll() {
        if (!index.isOfThisRelease()) {
            return;
        }
        index.scan(
                Query.of(query -> query.bool(
                        bool -> bool.filter(Queries.term("type", "group")).filter(Queries.there()))),
                this::renew);
    }

    private void renew(List<SearchDocument> groups) {
        index.write(activities.renewed(groups));
    }
}
