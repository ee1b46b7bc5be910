package org.usergroups.search.queries;

import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.usergroups.platform.web.Problem;
import org.usergroups.search.SearchProperties;
import org.usergroups.search.documents.Header;
import org.usergroups.search.documents.SearchDocument;
import org.usergroups.search.headers.Headers;
import org.usergroups.search.index.Queries;
import org.usergroups.search.index.SearchEngine;

/** Finds groups abroad that are like one: about the same, and close in language, size and hours. */
@Component
class Sisters {

    private static final int OVERLAPPING_MINUTES = 120;
    private static final double HALF = 0.5;
    private static final double TWICE = 2;

    private final SearchEngine engine;
    private final Headers headers;
    private final SearchProperties properties;
    private final InstantSource clock;

    Sisters(SearchEngine engine, Headers headers, SearchProperties properties, InstantSource clock) {
        this.engine = engine;
        this.headers = headers;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * The groups that are most like one, none of them in its country.
     *
     * @throws Problem 404 if the group is not known, 503 if the engine does not answer
     */
    List<Sister> of(String groupId, int size) {
        var group = headers.find(groupId)
                .filter(header -> !header.gone())
                .orElseThrow(() -> Problem.notFound("group", groupId));
        if (group.topics().isEmpty()) {
            return List.of();
        }
        var request = SearchRequest.of(search -> search.index(properties.alias())
                .size(size)
                .trackTotalHits(total -> total.enabled(false))
                .query(alike(group)));
        return engine.search(request, SearchDocument.class).hits().hits().stream()
                .map(co.elastic.clients.elasticsearch.core.search.Hit::source)
                .filter(Objects::nonNull)
                .map(sister -> new Sister(SearchAnswer.Hit.of(sister, clock.instant()), reasons(group, sister)))
                .toList();
    }

    private static Query alike(Header group) {
        var alike = new BoolQuery.Builder()
                .filter(Queries.term("type", "group"), Queries.terms("topics", group.topics()))
                .mustNot(
                        Queries.term("status", "archived"),
                        Queries.term("id", group.group().id()));
        var country = group.group().country();
        alike.filter(Queries.exists("country"));
        if (country != null) {
            alike.mustNot(Queries.term("country", country));
        }
        group.topics().forEach(topic -> alike.should(Queries.worth(2, Queries.term("topics", topic))));
        group.languages().forEach(language -> alike.should(Queries.worth(1, Queries.term("languages", language))));
        var attendance = group.traits().attendance();
        if (attendance != null) {
            alike.should(Queries.worth(1, Queries.between("traits.attendance", HALF * attendance, TWICE * attendance)));
        }
        var offset = group.traits().utcOffset();
        if (offset != null) {
            alike.should(Queries.worth(
                    1,
                    Queries.between(
                            "traits.utcOffset",
                            (double) offset - OVERLAPPING_MINUTES,
                            (double) offset + OVERLAPPING_MINUTES)));
        }
        alike.should(
                Queries.worth(1, Queries.term("status", "active")),
                Queries.worth(HALF, Queries.term("traits.has", "story")));
        return Query.of(query -> query.bool(alike.build()));
    }

    private static List<Sister.Reason> reasons(Header group, SearchDocument sister) {
        var reasons = new ArrayList<Sister.Reason>();
        group.topics().stream()
                .filter(sister.topics()::contains)
                .forEach(topic -> reasons.add(new Sister.Reason("topic", topic)));
        group.languages().stream()
                .filter(sister.languages()::contains)
                .forEach(language -> reasons.add(new Sister.Reason("language", language)));
        var theirs = sister.traits();
        if (theirs == null) {
            return reasons;
        }
        var people = theirs.attendance();
        var own = group.traits().attendance();
        if (own != null && people != null && people >= HALF * own && people <= TWICE * own) {
            reasons.add(new Sister.Reason("size", String.valueOf(people)));
        }
        var offset = group.traits().utcOffset();
        var their = theirs.utcOffset();
        if (offset != null && their != null && Math.abs(their - offset) <= OVERLAPPING_MINUTES) {
            reasons.add(new Sister.Reason("hours", String.valueOf((their - offset) / 60.0)));
        }
        return reasons;
    }
}
