package org.usergroups.search.index;

import static org.usergroups.search.index.EngineAway.orAnswer;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.Conflicts;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.elasticsearch.core.mget.MultiGetResponseItem;
import co.elastic.clients.elasticsearch.core.search.Hit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.usergroups.search.SearchProperties;
import org.usergroups.search.documents.SearchDocument;

/**
 * The index behind its alias. Documents are written whole, with the event's sequence as external version, so a late or repeated
 * event cannot harm. While an index is built, writes go to it as well.
 */
@Component
public class SearchIndex {

    private static final Logger log = LoggerFactory.getLogger(SearchIndex.class);
    private static final int PAGE = 500;
    private static final int STAMPS_PAGE = 5_000;
    private static final List<String> STAMP = List.of("id", "group.id", "sequence", "headerSequence");

    private final ElasticsearchClient client;
    private final SearchProperties properties;
    private final IndexVersions versions;

    SearchIndex(ElasticsearchClient client, SearchProperties properties, IndexVersions versions) {
        this.client = client;
        this.properties = properties;
        this.versions = versions;
    }

    /** Whether what is read has all that this release writes; while it builds its own index, documents of the former one lack something. */
    public boolean isOfThisRelease() {
        return versions.isOfThisRelease(versions.targets().getFirst());
    }

    /** A document that the engine refuses for good. */
    public record Refused(String id, String reason) {}

    /** Writes documents to the index, and to the one that is being built. */
    public List<Refused> write(Collection<SearchDocument> documents) {
        return write(documents, versions.targets());
    }

    /**
     * Writes documents to some indexes. What an index of a former release refuses does not count: it has other fields.
     *
     * @throws EngineAway if there is no index of this release yet, and one of a former release refuses a document
     */
    public List<Refused> write(Collection<SearchDocument> documents, List<String> indexes) {
        if (documents.isEmpty()) {
            return List.of();
        }
        // Of one thing only the newest document counts, also within a batch.
        var newest = new LinkedHashMap<String, SearchDocument>();
        documents.forEach(document -> newest.merge(
                document.id(), document, (one, other) -> other.sequence() >= one.sequence() ? other : one));
        var bulk = new BulkRequest.Builder();
        for (var index : indexes) {
            newest.values()
                    .forEach(document -> bulk.operations(operation -> operation.index(write -> write.index(index)
                            .id(document.id())
                            .version(document.sequence())
                            .versionType(VersionType.ExternalGte)
                            .document(document))));
        }
        var refused = new ArrayList<Refused>();
        for (var item : orAnswer(() -> client.bulk(bulk.build())).items()) {
            judge(item, indexes, refused);
        }
        return refused;
    }

    private void judge(BulkResponseItem item, List<String> indexes, List<Refused> refused) {
        switch (item.status()) {
            case 200, 201 -> {}
            // A newer state is there already: what this write was for has happened.
            case 409 -> {}
            case 400, 413 -> {
                var error = item.error();
                if (!versions.isOfFormerRelease(item.index())) {
                    refused.add(new Refused(
                            String.valueOf(item.id()), error == null ? "unknown" : String.valueOf(error.reason())));
                } else if (indexes.stream().noneMatch(versions::isOfThisRelease)) {
                    throw new EngineAway("The index is of a former release, and that of this one is not begun");
                }
            }
            default -> throw new EngineAway("The search engine answers %d to a write".formatted(item.status()));
        }
    }

    /** What tells whether a document is up to date. */
    public record Stamp(String id, @Nullable OfGroup group, long sequence, long headerSequence) {

        record OfGroup(String id) {}

        /** The id of the group, null for none. */
        public @Nullable String groupId() {
            return group == null ? null : group.id();
        }
    }

    /** Hands every document that matches to a reader, page by page, tombstones included. */
    public void scan(Query query, Consumer<List<SearchDocument>> reader) {
        pages(query, PAGE, SearchDocument.class, List.of(), reader);
    }

    /** Hands the stamps of all documents that match to a reader, page by page, tombstones included. */
    public void scanStamps(Query query, Consumer<List<Stamp>> reader) {
        pages(query, STAMPS_PAGE, Stamp.class, STAMP, reader);
    }

    private <T> void pages(Query query, int size, Class<T> type, List<String> fields, Consumer<List<T>> reader) {
        var index = versions.targets().getFirst();
        String after = null;
        do {
            var from = after;
            var hits = orAnswer(() -> client.search(
                            request -> {
                                request.index(index)
                                        .query(query)
                                        .size(size)
                                        .source(source -> source.filter(filter -> filter.includes(fields)))
                                        .sort(sort -> sort.field(
                                                field -> field.field("id").order(SortOrder.Asc)));
                                return from == null ? request : request.searchAfter(from);
                            },
                            type))
                    .hits()
                    .hits();
            reader.accept(
                    hits.stream().map(Hit::source).filter(Objects::nonNull).toList());
            after = hits.size() < size ? null : hits.getLast().id();
        } while (after != null);
    }

    /** These documents as they are now, written a moment ago or not; those that are not there are left out. */
    public List<SearchDocument> current(List<String> ids) {
        return get(ids, SearchDocument.class, List.of());
    }

    /** The stamps of these documents as they are now; those that are not there are left out. */
    public List<Stamp> stamps(List<String> ids) {
        return get(ids, Stamp.class, STAMP);
    }

    private <T> List<T> get(List<String> ids, Class<T> type, List<String> fields) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return orAnswer(() -> client.mget(
                        request -> request.index(versions.targets().getFirst())
                                .sourceIncludes(fields)
                                .ids(ids),
                        type))
                .docs()
                .stream()
                .filter(MultiGetResponseItem::isResult)
                .map(answer -> answer.result().source())
                .filter(Objects::nonNull)
                .toList();
    }

    /** Takes documents away that nobody has published. */
    public void deleteAll(List<String> ids) {
        if (!ids.isEmpty()) {
            log.warn("{} documents that nobody has published are taken away", ids.size());
            orAnswer(() -> client.deleteByQuery(request -> request.index(versions.targets())
                    .conflicts(Conflicts.Proceed)
                    .query(query -> query.ids(list -> list.values(ids)))));
        }
    }

    /** Counts over all documents that match, tombstones left out. */
    public Map<String, Aggregate> aggregate(Query query, Map<String, Aggregation> aggregations) {
        return aggregateAt(properties.alias(), query, aggregations);
    }

    /** The same of one index that searches need not read yet. */
    public Map<String, Aggregate> aggregateIn(String index, Query query, Map<String, Aggregation> aggregations) {
        return aggregateAt(
                index, Query.of(both -> both.bool(bool -> bool.filter(query).filter(Queries.there()))), aggregations);
    }

    private Map<String, Aggregate> aggregateAt(String name, Query query, Map<String, Aggregation> aggregations) {
        return orAnswer(() -> client.search(
                        request -> request.index(name)
                                .size(0)
                                .trackTotalHits(total -> total.enabled(false))
                                .query(query)
                                .aggregations(aggregations),
                        Void.class))
                .aggregations();
    }

    /** Makes everything that was written to an index findable. */
    public void refresh(String name) {
        orAnswer(() -> client.indices().refresh(request -> request.index(name)));
    }

    /** Removes tombstones of things that went before an instant; one that is written meanwhile stays. */
    public void purgeTombstones(Instant before) {
        orAnswer(() -> client.deleteByQuery(request -> request.index(versions.targets())
                .conflicts(Conflicts.Proceed)
                .query(query -> query.bool(bool -> bool.filter(filter ->
                                filter.term(term -> term.field("deleted").value(true)))
                        .filter(filter -> filter.range(range ->
                                range.date(date -> date.field("deletedAt").lt(before.toString()))))))));
    }
}
