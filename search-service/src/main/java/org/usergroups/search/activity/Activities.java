package org.usergroups.search.activity;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregationSource;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.util.NamedValue;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.search.documents.SearchDocument;
import org.usergroups.search.documents.SearchDocument.Activity;
import org.usergroups.search.index.Queries;
import org.usergroups.search.index.SearchIndex;

/** Reads from the index what there is of groups. */
@Component
public class Activities {

    private static final String GROUP = "group.id";
    private static final String BY_GROUP = "groups";
    private static final int PAGE = 5_000;
    private static final NamedValue<CompositeAggregationSource> BY_ID =
            NamedValue.of(GROUP, CompositeAggregationSource.of(source -> source.terms(terms -> terms.field(GROUP))));
    private static final Query ENTRY = Queries.term("type", "group");
    private static final Query THINGS = Queries.not(ENTRY);
    private static final Query TAKING_PLACE = Query.of(query -> query.bool(bool ->
            bool.filter(Queries.term("type", "meeting")).mustNot(Queries.term("status", SearchDocument.CALLED_OFF))));

    private final SearchIndex index;
    private final InstantSource clock;

    Activities(SearchIndex index, InstantSource clock) {
        this.index = index;
        this.clock = clock;
    }

    /** Of each of these groups, {@link Activity#NONE} where there is nothing. */
    Map<String, Activity> of(Collection<String> groups) {
        var activities = new HashMap<String, Activity>();
        groups.forEach(group -> activities.put(group, Activity.NONE));
        if (groups.isEmpty()) {
            return activities;
        }
        var things = Query.of(query ->
                query.bool(bool -> bool.filter(Queries.terms(GROUP, groups)).mustNot(ENTRY)));
        var byGroup = Aggregation.of(aggregation -> aggregation
                .terms(terms -> terms.field(GROUP).size(groups.size()))
                .aggregations(counting()));
        var counted = index.aggregate(things, Map.of(BY_GROUP, byGroup)).get(BY_GROUP);
        if (counted != null) {
            counted.sterms()
                    .buckets()
                    .array()
                    .forEach(bucket -> activities.put(bucket.key().stringValue(), activity(bucket.aggregations())));
        }
        return activities;
    }

    /** Of all groups of which there is anything in an index that searches need not read yet. */
    public Map<String, Activity> in(String name) {
        var activities = new HashMap<String, Activity>();
        index.refresh(name);
        Map<String, FieldValue> after = Map.of();
        do {
            var from = after;
            var byGroup = Aggregation.of(aggregation -> aggregation
                    .composite(composite -> {
                        composite.sources(BY_ID).size(PAGE);
                        return from.isEmpty() ? composite : composite.after(from);
                    })
                    .aggregations(counting()));
            var page = Objects.requireNonNull(index.aggregateIn(name, THINGS, Map.of(BY_GROUP, byGroup))
                            .get(BY_GROUP))
                    .composite();
            page.buckets()
                    .array()
                    .forEach(bucket -> activities.put(
                            Objects.requireNonNull(bucket.key().get(GROUP)).stringValue(),
                            activity(bucket.aggregations())));
            after = page.afterKey();
        } while (!after.isEmpty());
        return activities;
    }

    private Map<String, Aggregation> counting() {
        return Map.of(
                "begun",
                Aggregation.of(begun -> begun.filter(Queries.until("at", clock.instant()))
                        .aggregations("at", at -> at.max(max -> max.field("at")))),
                "media",
                Aggregation.of(media -> media.filter(Queries.terms("type", List.of("photo", "album")))),
                "meetings",
                Aggregation.of(meetings ->
                        meetings.filter(TAKING_PLACE).aggregations("at", at -> at.max(max -> max.field("at")))));
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

    private static Activity activity(Map<String, Aggregate> counted) {
        var media = counted.get("media");
        return new Activity(
                newest(counted.get("begun")),
                media != null && media.filter().docCount() > 0,
                newest(counted.get("meetings")));
    }

    private static @Nullable Instant newest(@Nullable Aggregate filtered) {
        var at = filtered == null ? null : filtered.filter().aggregations().get("at");
        var millis = at == null ? null : at.max().value();
        return millis == null || millis.isNaN() || millis.isInfinite()
                ? null
                : Instant.ofEpochMilli(millis.longValue());
    }
}
