package org.usergroups.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.usergroups.platform.events.EventSchemas;
import org.usergroups.platform.events.StateTopic;

/**
 * What holds for the contracts of every service that publishes events. A service extends it, names its folder and its topics, and
 * adds tests that compare each example with its real output ({@link ContractFiles#compareExample}).
 */
public abstract class ContractKit {

    private final ContractFiles contracts;
    private final Collection<StateTopic<?>> topics;

    protected ContractKit(String service, StateTopic<?>... topics) {
        this.contracts = ContractFiles.of(service);
        this.topics = Arrays.asList(topics);
    }

    protected ContractFiles contracts() {
        return contracts;
    }

    @Test
    void foldersAreTheEventsThatTheCodePublishes() {
        var published = types().map(type -> EventSchemas.path(type).replaceAll("^events/(.*)/v1/schema.json$", "$1"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(contracts.events())
                .extracting(ContractFiles.EventContract::name)
                .containsExactlyElementsOf(published);
    }

    @Test
    void asyncApiNamesEveryTopicAndEvent() {
        var asyncApi = contracts.text("asyncapi.yaml");
        assertThat(asyncApi).contains(topics.stream().map(StateTopic::topic).toList());
        assertThat(asyncApi).contains(types().toList());
    }

    @TestFactory
    Stream<DynamicTest> examplesSatisfyTheNewestAndTheReleasedSchema() {
        var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        return contracts.events().stream().flatMap(event -> {
            assertThat(event.examples()).as("examples of %s", event.name()).isNotEmpty();
            return event.examples().stream()
                    .map(example -> dynamicTest(example.name(), () -> {
                        for (var schema : List.of(event.schema(), event.released())) {
                            assertThat(registry.getSchema(schema).validate(example.data()))
                                    .isEmpty();
                        }
                    }));
        });
    }

    @TestFactory
    Stream<DynamicTest> schemasOnlyAddWhatIsOptional() {
        return contracts.events().stream()
                .map(event -> dynamicTest(
                        event.name(),
                        () -> assertThat(SchemaEvolution.breaks(event.released(), event.schema()))
                                .isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> schemasRequireIdAndSequence() {
        return contracts.events().stream()
                .map(event -> dynamicTest(
                        event.name(),
                        () -> assertThat(event.schema()
                                        .path("required")
                                        .valueStream()
                                        .map(name -> name.asString())
                                        .collect(Collectors.toSet()))
                                .containsAll(Set.of("id", "sequence"))));
    }

    private Stream<String> types() {
        return topics.stream().flatMap(topic -> Stream.of(topic.changedType(), topic.deletedType()));
    }
}
