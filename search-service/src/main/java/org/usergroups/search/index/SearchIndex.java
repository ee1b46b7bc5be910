package org.usergroups.search.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.elasticsearch.core.mget.MultiGetResponseItem;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.elasticsearch.indices.CreateIndexRequest;
import co.elastic.clients.elasticsearch.indices.update_aliases.Action;
import co.elastic.clients.json.JsonData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.usergroups.search.SearchProperties;
import org.usergroups.search.documents.SearchDocument;

/**
 * The index behind its alias. Documents are written whole, with the event's sequence as external version, so a late or repeated
 * event cannot harm. While an index is built, writes go to it as well.
 */
@Component
public class SearchIndex implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SearchIndex.class);
    private static final int PAGE = 500;
    private static final int STAMPS_PAGE = 5_000;
    private static final List<String> STAMP = List.of("id", "group.id", "sequence", "headerSequence");
    private static final String VERSION = "version";
    private static final String FILLED = "filled";
    private static final String NO_REFRESH = "-1";
    private static final Pattern MILLIS = Pattern.compile("[0-9]{1,15}");
    private static final long BUILDING_SEEN_MILLIS = 1_000;

    private final ElasticsearchClient client;
    private final SearchProperties properties;
    private final InstantSource clock;
    private volatile boolean running;
    private volatile List<String> targets = List.of();
    private volatile Instant targetsReadAt = Instant.MIN;

    SearchIndex(ElasticsearchClient client, SearchProperties properties, InstantSource clock) {
        this.client = client;
        this.properties = properties;
        this.clock = clock;
    }

    /** A document that the engine refuses for good. */
    public record Refused(String id, String reason) {}

    /** The engine does not answer, or not now. The same write may be tried again. */
    public static final class EngineAway extends RuntimeException {

        private static final long serialVersionUID = 1L;

        EngineAway(String message) {
            super(message);
        }

        EngineAway(Exception cause) {
            super("The search engine does not answer: " + cause.getMessage(), cause);
        }
    }

    /** A call to the engine. */
    private interface Call<T> {
        T run() throws IOException;
    }

    /** Writes documents to the index, and to the one that is being built. */
    public List<Refused> write(Collection<SearchDocument> documents) {
        return write(documents, targets());
    }

    /** Writes documents to one index. */
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
        for (var item : call(() -> client.bulk(bulk.build())).items()) {
            judge(item, refused);
        }
        return refused;
    }

    private static void judge(BulkResponseItem item, List<Refused> refused) {
        switch (item.status()) {
            case 200, 201 -> {}
            // A newer state is there already: what this write was for has happened.
            case 409 -> {}
            case 400, 413 -> {
                var error = item.error();
                refused.add(new Refused(
                        String.valueOf(item.id()), error == null ? "unknown" : String.valueOf(error.reason())));
            }
            default -> throw new EngineAway("The search engine answers %d to a write".formatted(item.status()));
        }
    }

    /** Makes an empty index if there is none, which must be filled then. */
    @Override
    public void start() {
        if (indexesOf(properties.alias()).isEmpty()) {
            read(create(usualRefresh()));
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before everything that reads or writes the index. */
    @Override
    public int getPhase() {
        return -1;
    }

    /** Whether the index has never been filled, as when it was lost, or has another mapping than this release. */
    public boolean needsRebuild() {
        var name = indexesOf(properties.alias()).stream().findFirst().orElseThrow();
        var mapping = call(() -> client.indices().getMapping(request -> request.index(name)))
                .mappings()
                .get(name);
        var meta = mapping == null
                ? Map.<String, JsonData>of()
                : mapping.mappings().meta();
        return !meta.containsKey(FILLED)
                || !meta.containsKey(VERSION)
                || !meta.get(VERSION).to(Integer.class).equals(mappingVersion());
    }

    private static Integer mappingVersion() {
        var mappings = definition("none").mappings();
        var version = mappings == null ? null : mappings.meta().get(VERSION);
        if (version == null) {
            throw new IllegalStateException("The index's definition has no _meta.version");
        }
        return version.to(Integer.class);
    }

    /** Makes a new, empty index that gets every write from now on. Until it is read, nothing written need be findable. */
    public String startBuilding() {
        var name = create(NO_REFRESH);
        call(() -> client.indices()
                .updateAliases(request -> request.actions(
                        Action.of(action -> action.add(add -> add.index(name).alias(building()))))));
        targetsReadAt = Instant.MIN;
        return name;
    }

    /** How long other instances may take to see that an index is being built, in milliseconds. */
    public long buildingIsSeenAfterMillis() {
        return 2 * BUILDING_SEEN_MILLIS;
    }

    /** Makes a filled index the one that is read, in one step; answers those before it, which nothing reads any more. */
    public List<String> swapTo(String name) {
        refreshEach(name, usualRefresh());
        call(() -> client.indices()
                .putMapping(request -> request.index(name)
                        .meta(Map.of(VERSION, JsonData.of(mappingVersion()), FILLED, JsonData.of(true)))));
        return read(name);
    }

    private List<String> read(String name) {
        call(() -> client.indices().refresh(request -> request.index(name)));
        var former = indexesOf(properties.alias());
        var actions = new ArrayList<Action>();
        actions.add(Action.of(action -> action.add(add -> add.index(name)
                .alias(properties.alias())
                .filter(filter -> filter.term(term -> term.field("deleted").value(false))))));
        former.forEach(index -> actions.add(
                Action.of(action -> action.remove(remove -> remove.index(index).alias(properties.alias())))));
        if (indexesOf(building()).contains(name)) {
            actions.add(Action.of(
                    action -> action.remove(remove -> remove.index(name).alias(building()))));
        }
        call(() -> client.indices().updateAliases(request -> request.actions(actions)));
        targetsReadAt = Instant.MIN;
        log.info("Searches read {} now", name);
        return List.copyOf(former);
    }

    /** Deletes an index that nothing reads: a former one, or one whose building has failed. */
    public void delete(String name) {
        call(() -> client.indices().delete(request -> request.index(name)));
        targetsReadAt = Instant.MIN;
    }

    /** Deletes indexes of ours that nothing reads, unless somebody has begun to build them since an instant. */
    public void deleteLeftOver(Instant since) {
        var read = indexesOf(properties.alias());
        var ours = call(() -> client.indices()
                .get(request -> request.index(properties.alias() + "-*").allowNoIndices(true)));
        for (var name : ours.indices().keySet()) {
            var madeAt = name.substring(properties.alias().length() + 1);
            if (!read.contains(name)
                    && MILLIS.matcher(madeAt).matches()
                    && Instant.ofEpochMilli(Long.parseLong(madeAt)).isBefore(since)) {
                log.info("Nothing reads {} any more: it is deleted", name);
                delete(name);
            }
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
        var index = targets().getFirst();
        String after = null;
        do {
            var from = after;
            var hits = call(() -> client.search(
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
        return call(() -> client.mget(
                        request -> request.index(targets().getFirst())
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
            call(() -> client.deleteByQuery(
                    request -> request.index(targets()).query(query -> query.ids(list -> list.values(ids)))));
        }
    }

    /** Counts over all documents that match, tombstones left out. */
    public Map<String, Aggregate> aggregate(Query query, Map<String, Aggregation> aggregations) {
        return call(() -> client.search(
                        request -> request.index(properties.alias())
                                .size(0)
                                .trackTotalHits(total -> total.enabled(false))
                                .query(query)
                                .aggregations(aggregations),
                        Void.class))
                .aggregations();
    }

    /** Makes everything written so far findable. */
    public void refresh() {
        call(() -> client.indices().refresh(request -> request.index(targets())));
    }

    /** Removes tombstones of things that went before an instant. */
    public void purgeTombstones(Instant before) {
        call(() -> client.deleteByQuery(request -> request.index(targets())
                .query(query -> query.bool(bool -> bool.filter(filter ->
                                filter.term(term -> term.field("deleted").value(true)))
                        .filter(filter -> filter.range(range ->
                                range.date(date -> date.field("deletedAt").lt(before.toString()))))))));
    }

    /** The indexes that a write goes to, the one that is read first. */
    private List<String> targets() {
        var now = clock.instant();
        if (targetsReadAt.isBefore(now.minusMillis(BUILDING_SEEN_MILLIS))) {
            var aliases = aliases();
            var names = new ArrayList<>(indexesOf(properties.alias(), aliases));
            indexesOf(building(), aliases).stream()
                    .filter(name -> !names.contains(name))
                    .forEach(names::add);
            targets = List.copyOf(names);
            targetsReadAt = now;
        }
        return targets;
    }

    /** Our indexes with the aliases of each, all at one moment: of two reads, a swap could come between. */
    private Map<String, Set<String>> aliases() {
        var aliases = new TreeMap<String, Set<String>>();
        call(() -> client.indices()
                        .getAlias(request ->
                                request.index(properties.alias() + "-*").allowNoIndices(true)))
                .aliases()
                .forEach((index, its) -> aliases.put(index, its.aliases().keySet()));
        return aliases;
    }

    private TreeSet<String> indexesOf(String alias) {
        return indexesOf(alias, aliases());
    }

    private static TreeSet<String> indexesOf(String alias, Map<String, Set<String>> aliases) {
        return aliases.entrySet().stream()
                .filter(index -> index.getValue().contains(alias))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String create(String refresh) {
        var name = properties.alias() + "-" + clock.millis();
        call(() -> client.indices().create(definition(name)));
        refreshEach(name, refresh);
        return name;
    }

    private void refreshEach(String name, String interval) {
        call(() -> client.indices()
                .putSettings(request -> request.index(name)
                        .settings(settings -> settings.refreshInterval(refresh -> refresh.time(interval)))));
    }

    private String usualRefresh() {
        return properties.refresh().toMillis() + "ms";
    }

    private static CreateIndexRequest definition(String name) {
        try (var json = SearchIndex.class.getResourceAsStream("/index/usergroups.json")) {
            return CreateIndexRequest.of(request -> request.index(name).withJson(json));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private String building() {
        return properties.alias() + "-building";
    }

    private static <T> T call(Call<T> call) {
        try {
            return call.run();
        } catch (IOException away) {
            throw new EngineAway(away);
        } catch (ElasticsearchException answered) {
            if (answered.status() >= 500 || answered.status() == 429) {
                throw new EngineAway(answered);
            }
            throw answered;
        }
    }

    /** For the health of the service: how many documents the index holds, tombstones left out. */
    public Map<String, Long> counts() {
        return Map.of(
                "documents",
                call(() -> client.count(request -> request.index(properties.alias())))
                        .count());
    }
}
