package org.usergroups.deploy.bench.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

class WorldTest {

    private static final World WORLD = new World(1, 300, 1_000);

    @ParameterizedTest
    @EnumSource(Kind.class)
    void eventsSatisfyTheContractsOfTheServices(Kind kind) throws IOException {
        var events = Stream.concat(WORLD.events(kind), WORLD.deletions(kind)).toList();
        assertThat(events).hasSize(2 * WORLD.count(kind)).isNotEmpty();
        for (var event : events) {
            var data = JsonMapper.shared().readTree(event.data());
            assertThat(schema(event.type()).validate(data))
                    .as("%s %s", event.type(), data)
                    .isEmpty();
            assertThat(data.path("id").asString()).isEqualTo(event.id());
            assertThat(data.path("sequence").asLong()).isEqualTo(event.sequence());
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void theSameSeedGivesTheSameThingsAndAnotherSeedOthers(Kind kind) {
        var again = new World(1, 300, 1_000).events(kind).toList();
        assertThat(WORLD.events(kind).map(Event::data))
                .usingElementComparator(java.util.Arrays::compare)
                .containsExactlyElementsOf(again.stream().map(Event::data).toList());
        var others = new World(2, 300, 1_000).events(kind).map(Event::id).toList();
        assertThat(again)
                .extracting(Event::id)
                .doesNotContainAnyElementsOf(others)
                .allMatch(id -> id.startsWith(WORLD.idsBegin(kind)));
    }

    @Test
    void everyThingHasAnIdOfItsOwn() {
        var ids = new HashSet<String>();
        for (var kind : Kind.values()) {
            WORLD.events(kind).forEach(event -> assertThat(ids.add(event.id())).isTrue());
        }
    }

    @Test
    void aGroupIsWhatItsEventSays() {
        var group = WORLD.group(17);
        var data = JsonMapper.shared()
                .readTree(WORLD.events(Kind.GROUP)
                        .skip(17)
                        .findFirst()
                        .orElseThrow()
                        .data());
        assertThat(data.path("name").asString()).isEqualTo(group.name());
        assertThat(data.path("slug").asString()).isEqualTo(group.slug());
        assertThat(data.path("geonameId").asInt()).isEqualTo(group.city().geonameId());
        assertThat(data.path("description").asString()).contains(group.rareWord());
    }

    @Test
    void groupsAreAsLargeAsRealOnes() {
        assertThat(WORLD.events(Kind.GROUP)
                        .mapToInt(event -> event.data().length)
                        .average()
                        .orElseThrow())
                .isBetween(1_500.0, 3_500.0);
    }

    private static Schema schema(String type) throws IOException {
        var parts = type.split("\\.");
        var service = parts[2] + "-service";
        var file =
                root().resolve(service).resolve("contracts/events/%s-%s/v1/schema.json".formatted(parts[3], parts[4]));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(file));
    }

    private static Path root() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("deploy/local/pom.xml"))) {
                return folder;
            }
        }
        throw new IllegalStateException("The tests run outside the project.");
    }
}
