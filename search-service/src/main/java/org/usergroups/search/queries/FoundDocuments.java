package org.usergroups.search.queries;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.platform.web.Problem;
import org.usergroups.search.SearchProperties;
import org.usergroups.search.documents.SearchDocument;
import org.usergroups.search.index.PointsInTime;
import org.usergroups.search.index.SearchEngine;

/** Everything that a search finds, in no order that means anything, as the index was at one moment. */
@Component
public class FoundDocuments {

    private static final int PAGE = 500;

    private final SearchQuestions questions;
    private final Searches searches;
    private final SearchEngine engine;
    private final PointsInTime points;
    private final SearchProperties properties;

    FoundDocuments(
            SearchQuestions questions,
            Searches searches,
            SearchEngine engine,
            PointsInTime points,
            SearchProperties properties) {
        this.questions = questions;
        this.searches = searches;
        this.engine = engine;
        this.points = points;
        this.properties = properties;
    }

    /** Takes a page of documents. */
    @FunctionalInterface
    public interface Reader {
        void read(List<SearchDocument> page) throws IOException;
    }

    /**
     * What a search asks for, read and checked.
     *
     * @throws Problem 422 with every parameter that is wrong
     */
    public Query query(SearchParameters asked) {
        return query(questions.of(asked));
    }

    /**
     * What a search asks for, of one type, whatever types were asked for.
     *
     * @throws Problem 422 with every parameter that is wrong
     */
    public Query query(SearchParameters asked, String type) {
        return query(questions.of(asked).onlyOfType(type));
    }

    private Query query(SearchQuestion question) {
        return searches.found(question, searches.understood(question));
    }

    /**
     * Hands all of it to a reader, page by page.
     *
     * @throws Problem 503 if the engine does not answer
     */
    public void read(Query query, Reader reader) throws IOException {
        var point = points.open();
        try {
            FieldValue after = null;
            do {
                var page = page(query, point, after);
                reader.read(
                        page.stream().map(Hit::source).filter(Objects::nonNull).toList());
                after = page.size() < PAGE ? null : page.getLast().sort().getFirst();
            } while (after != null);
        } finally {
            point.ifPresent(points::close);
        }
    }

    private List<Hit<SearchDocument>> page(Query query, Optional<String> point, @Nullable FieldValue after) {
        var request = new SearchRequest.Builder()
                .size(PAGE)
                .trackTotalHits(total -> total.enabled(false))
                .query(all -> all.bool(bool -> bool.filter(query)))
                .sort(SortOptions.of(sort -> sort.field(id -> id.field("id").order(SortOrder.Asc))));
        if (after != null) {
            request.searchAfter(after);
        }
        if (point.isEmpty()) {
            return engine.search(request.index(properties.alias()).build(), SearchDocument.class)
                    .hits()
                    .hits();
        }
        request.pit(pit -> pit.id(point.get()).keepAlive(PointsInTime.KEPT));
        return engine.searchAtPointInTime(request.build(), SearchDocument.class)
                .map(SearchResponse::hits)
                .orElseThrow(() ->
                        Problem.unavailable("The search does not answer at the moment. Try again in a few seconds."))
                .hits();
    }
}
