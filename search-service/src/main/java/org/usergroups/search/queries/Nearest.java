package org.usergroups.search.queries;

import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.search.SearchProperties;
import org.usergroups.search.documents.SearchDocument;
import org.usergroups.search.index.Queries;
import org.usergroups.search.index.SearchEngine;

/** Finds the groups that are nearest to somebody, and when each meets next. */
@Component
class Nearest {

    private final Searches searches;
    private final SearchEngine engine;
    private final SearchProperties properties;
    private final InstantSource clock;

    Nearest(Searches searches, SearchEngine engine, SearchProperties properties, InstantSource clock) {
        this.searches = searches;
        this.engine = engine;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * The nearest groups first.
     *
     * @param place the city that was named, null for a point
     */
    record Answer(SearchQuestions.@Nullable Named place, List<Near> items) {}

    /** A group with how far it is, and its next meeting if one is announced. */
    record Near(
            @Nullable Double kilometres,
            SearchAnswer.Hit group,
            @Nullable Meeting meeting) {}

    /** A meeting, with its page's address at the portal. */
    record Meeting(String title, Instant at, String url) {}

    /**
     * @throws org.usergroups.platform.web.Problem 503 if the engine does not answer
     */
    Answer to(SearchQuestion question, SearchQuestions.@Nullable Named place) {
        var answer = searches.answer(question.orOfTypes(List.of("group")));
        var meetings =
                meetings(answer.items().stream().map(SearchAnswer.Hit::id).toList());
        return new Answer(
                place,
                answer.items().stream()
                        .map(group -> new Near(group.kilometres(), group, meetings.get(group.id())))
                        .toList());
    }

    private Map<String, Meeting> meetings(List<String> groups) {
        var coming = Query.of(query -> query.bool(bool -> bool.filter(
                        Queries.term("type", "meeting"),
                        Queries.terms("group.id", groups),
                        Queries.since("at", clock.instant()))
                .mustNot(Queries.term("status", SearchDocument.CALLED_OFF))));
        var request = SearchRequest.of(search -> search.index(properties.alias())
                .size(Math.max(1, groups.size()))
                .trackTotalHits(total -> total.enabled(false))
                .query(coming)
                .collapse(one -> one.field("group.id"))
                .sort(SortOptions.of(sort -> sort.field(at -> at.field("at").order(SortOrder.Asc)))));
        var next = new HashMap<String, Meeting>();
        engine.search(request, SearchDocument.class).hits().hits().stream()
                .map(Hit::source)
                .filter(Objects::nonNull)
                .forEach(meeting -> {
                    if (meeting.group() != null && meeting.at() != null) {
                        next.put(meeting.group().id(), new Meeting(meeting.title(), meeting.at(), meeting.url()));
                    }
                });
        return next;
    }
}
