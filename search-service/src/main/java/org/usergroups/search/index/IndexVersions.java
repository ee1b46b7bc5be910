package org.usergroups.search.index;

import static org.usergroups.search.index.EngineAway.orAnswer;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.indices.update_aliases.Action;
import co.elastic.clients.json.JsonData;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.usergroups.platform.places.ChineseCharacters;
import org.usergroups.search.SearchProperties;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The indexes behind the alias: the one that is read, and the one that is built to take its place. */
@Component
public class IndexVersions implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(IndexVersions.class);
    private static final String VERSION = "version";
    private static final String FILLED = "filled";
    private static final String NO_REFRESH = "-1";
    private static final Pattern MILLIS = Pattern.compile("[0-9]{1,15}");
    private static final long BUILDING_SEEN_MILLIS = 1_000;

    private final ElasticsearchClient client;
    private final SearchProperties properties;
    private final InstantSource clock;
    private final JsonMapper json;
    private final int mappingVersion;
    private final Map<String, Integer> mappingVersions = new ConcurrentHashMap<>();
    private volatile boolean running;
    private volatile List<String> targets = List.of();
    private volatile Instant targetsReadAt = Instant.MIN;

    IndexVersions(ElasticsearchClient client, SearchProperties properties, InstantSource clock, JsonMapper json) {
        this.client = client;
        this.properties = properties;
        this.clock = clock;
        this.json = json;
        this.mappingVersion =
                definition().requiredAt("/mappings/_meta/" + VERSION).asInt();
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
        var name = current();
        return !meta(name).containsKey(FILLED) || !isOfThisRelease(name);
    }

    /** The index that searches read. */
    public String current() {
        return indexesOf(properties.alias()).stream().findFirst().orElseThrow();
    }

    /** Whether an index has the mapping of this release. */
    boolean isOfThisRelease(String name) {
        return version(name) == mappingVersion;
    }

    /** Whether an index has the mapping of a former release, which does not take everything that is written now. */
    boolean isOfFormerRelease(String name) {
        return version(name) < mappingVersion;
    }

    /** 0 for an index that does not say. */
    private int version(String name) {
        return mappingVersions.computeIfAbsent(name, index -> {
            var version = meta(index).get(VERSION);
            return version == null ? 0 : version.to(Integer.class);
        });
    }

    private Map<String, JsonData> meta(String name) {
        var mapping = orAnswer(() -> client.indices().getMapping(request -> request.index(name)))
                .mappings()
                .get(name);
        return mapping == null ? Map.of() : mapping.mappings().meta();
    }

    /** Makes a new, empty index that gets every write from now on. Until it is read, nothing written need be findable. */
    public String startBuilding() {
        var name = create(NO_REFRESH);
        orAnswer(() -> client.indices()
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
        orAnswer(() -> client.indices()
                .putMapping(request -> request.index(name)
                        .meta(Map.of(VERSION, JsonData.of(mappingVersion), FILLED, JsonData.of(true)))));
        return read(name);
    }

    /** Whether searches read this index. */
    public boolean isRead(String name) {
        return indexesOf(properties.alias()).contains(name);
    }

    private List<String> read(String name) {
        orAnswer(() -> client.indices().refresh(request -> request.index(name)));
        var former = indexesOf(properties.alias());
        var actions = new ArrayList<Action>();
        actions.add(Action.of(action ->
                action.add(add -> add.index(name).alias(properties.alias()).filter(Queries.there()))));
        former.forEach(index -> actions.add(
                Action.of(action -> action.remove(remove -> remove.index(index).alias(properties.alias())))));
        if (indexesOf(building()).contains(name)) {
            actions.add(Action.of(
                    action -> action.remove(remove -> remove.index(name).alias(building()))));
        }
        orAnswer(() -> client.indices().updateAliases(request -> request.actions(actions)));
        targetsReadAt = Instant.MIN;
        log.info("Searches read {} now", name);
        return List.copyOf(former);
    }

    /** Deletes an index that nothing reads: a former one, or one whose building has failed. */
    public void delete(String name) {
        orAnswer(() -> client.indices().delete(request -> request.index(name)));
        targetsReadAt = Instant.MIN;
    }

    /** Deletes indexes of ours that nothing reads, unless somebody has begun to build them since an instant. */
    public void deleteLeftOver(Instant since) {
        var read = indexesOf(properties.alias());
        var ours = orAnswer(() -> client.indices()
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

    /** The indexes that a write goes to, the one that is read first. */
    List<String> targets() {
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
        orAnswer(() -> client.indices()
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
        var definition = definition();
        var rules = definition.withArray("/settings/analysis/char_filter/spelling/mappings");
        ChineseCharacters.traditional()
                .forEach(character ->
                        rules.add(character + " => " + Character.toString(ChineseCharacters.simplified(character))));
        orAnswer(() -> client.indices()
                .create(request -> request.index(name).withJson(new StringReader(definition.toString()))));
        refreshEach(name, refresh);
        return name;
    }

    private void refreshEach(String name, String interval) {
        orAnswer(() -> client.indices()
                .putSettings(request -> request.index(name)
                        .settings(settings -> settings.refreshInterval(refresh -> refresh.time(interval)))));
    }

    private String usualRefresh() {
        return properties.refresh().toMillis() + "ms";
    }

    private JsonNode definition() {
        try (var file = IndexVersions.class.getResourceAsStream("/index/usergroups.json")) {
            return json.readTree(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private String building() {
        return properties.alias() + "-building";
    }
}
