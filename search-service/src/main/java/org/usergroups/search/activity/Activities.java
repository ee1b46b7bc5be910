package org.usergroups.search.activity;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.search.documents.SearchDocument;
import org.usergroups.search.documents.SearchDocument.Activity;
import org.usergroups.search.index.Queries;
import org.usergroups.search.index.SearchIndex;

/** Reads from the index what there is of groups. */
@Component
public class Activities {

    private static final Query TAKING_PLACE = Query.of(query -> query.bool(bool ->
            bool.filter(Queries.term("type", "meeting")).mustNot(Queries.term("status", SearchDocument.CALLED_OFF))));

    private final SearchIndex index;
    private final InstantSource clock;

    Activities(SearchIndex index, InstantSource clock) {
        this.index = index;
        this.clock = clock;
    }

    /** Of each of these groups in what searches read, {@link Activity#NONE} where there is nothing. */
    Map<String, Activity> of(Collection<String> groups) {
        return of(groups, index::aggregate);
    }

    /** These documents of groups with the activity that an index being built has of them; what was written since its last refresh does not count. */
    public List<SearchDocument> added(List<SearchDocument> groups, String name) {
        var built = of(
                groups.stream().map(SearchDocument::id).toList(),
                (query, aggregations) -> index.aggregateIn(name, query, aggregations));
        return groups.stream()
                .map(group -> group.with(built.getOrDefault(group.id(), Activity.NONE)))
                .toList();
    }

    private Map<String, Activity> of(
            Collection<String> groups, BiFunction<Query, Map<String, Aggregation>, Map<String, Aggregate>> counting) {
        var activities = new HashMap<String, Activity>();
        groups.forEach(group -> activities.put(group, Activity.NONE));
        if (groups.isEmpty()) {
            return activities;
        }
        var things = Query.of(query -> query.bool(
                bool -> bool.filter(Queries.terms("group.id", groups)).mustNot(Queries.term("type", "group"))));
        var byGroup = Aggregation.of(aggregation -> aggregation
                .terms(terms -> terms.field("group.id").size(groups.size()))
                .aggregations(
                        "begun",
                        begun -> begun.filter(Queries.until("at", clock.instant()))
                                .aggregations("at", at -> at.max(max -> max.field("at"))))
                .aggregations("media", media -> media.filter(Queries.terms("type", List.of("photo", "album"))))
                .aggregations(
                        "meetings",
                        meetings -> meetings.filter(TAKING_PLACE)
                                .aggregations("at", at -> at.max(max -> max.field("at")))));
        var counted = counting.apply(things, Map.of("groups", byGroup)).get("groups");
        if (counted != null) {
            counted.sterms()
                    .buckets()
                    .array()
                    .forEach(bucket -> activities.put(bucket.key().stringValue(), activity(bucket)));
        }
        return activities;
    }

    /** These documents of groups with their activity, as far as it is another than theirs. */
    List<SearchDocument> renewed(List<SearchDocument> groups) {
        var now = of(groups.stream().map(SearchDocument::id).toList());
        var renewed = new ArrayList<SearchDocument>();
        for (var group : groups) {
            var activity = now.getOrDefault(group.id(), Activity.NONE);
            var entry = group.entry();
            if (entry != null && !activity.equals(entry.activity())) {
                renewed.add(group.with(activity));
            }
        }
        return renewed;
    }

    private static Activity activity(StringTermsBucket bucket) {
        var media = bucket.aggregations().get("media");
        return new Activity(
                newest(bucket.aggregations().get("begun")),
                media != null && media.filter().docCount() > 0,
                newest(bucket.aggregations().get("meetings")));
    }

    private static @Nullable Instant newest(@Nullable Aggregate filtered) {
        var at = filtered == null ? null : filtered.filter().aggregations().get("at");
        var millis = at == null ? null : at.max().value();
        return millis == null || millis.isNaN() || millis.isInfinite()
                ? null
                : Instant.ofEpochMilli(millis.longValue());
    }
}
