package org.usergroups.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.usergroups.platform.events.inbound.ReceivedEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The contracts of a service as they lie in its folder: {@code contracts/events/<name>/v1/{schema.json, released.schema.json,
 * examples/*.json}}, {@code contracts/asyncapi.yaml} and {@code contracts/openapi.yaml}.
 */
public final class ContractFiles {

    /** Run the build with {@code -Dcontracts.approve=true} to write files from real output instead of comparing with them. */
    static final boolean APPROVE = Boolean.getBoolean("contracts.approve");

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path folder;

    /**
     * One event of a service.
     *
     * @param name the folder's name, as in {@code group-changed}
     */
    public record EventContract(String name, Path folder) {

        JsonNode schema() {
            return json(folder.resolve("schema.json"));
        }

        JsonNode released() {
            return json(folder.resolve("released.schema.json"));
        }

        /** The examples, each with its file's name. */
        public List<Example> examples() {
            return list(folder.resolve("examples"))
                    .filter(file -> file.toString().endsWith(".json"))
                    .map(file -> new Example(name + "/" + file.getFileName(), json(file)))
                    .toList();
        }
    }

    /** An event's data that its producer really wrote. */
    public record Example(String name, JsonNode data) {

        /**
         * The example as a consumer may get it: as it is, with fields that it does not know, without each field that the schema does
         * not require, and with a value outside every enumeration.
         */
        public List<ReceivedEvent> variants(String topic, String type, EventContract contract) {
            var variants = new ArrayList<JsonNode>();
            variants.add(data);
            var unknown = ((ObjectNode) data.deepCopy()).put("fieldOfTomorrow", "x");
            unknown.putObject("objectOfTomorrow").put("inner", 1);
            variants.add(unknown);
            var required = new ArrayList<String>();
            contract.schema().path("required").forEach(name -> required.add(name.asString()));
            for (var property : data.properties()) {
                if (!required.contains(property.getKey())) {
                    var without = (ObjectNode) data.deepCopy();
                    without.remove(property.getKey());
                    variants.add(without);
                }
            }
            var withUnknownValues = data.deepCopy();
            if (putUnknownValues(withUnknownValues, contract.schema())) {
                variants.add(withUnknownValues);
            }
            return variants.stream()
                    .map(variant -> new ReceivedEvent(
                            topic,
                            0,
                            0,
                            data.path("id").asString(),
                            type,
                            data.path("sequence").asLong(),
                            JSON.writeValueAsBytes(variant)))
                    .toList();
        }

        /** Gives every field that has a list of values, however deep, one that is not in the list. */
        private static boolean putUnknownValues(JsonNode data, JsonNode schema) {
            var changed = false;
            if (data instanceof ObjectNode object) {
                for (var property : schema.path("properties").properties()) {
                    if (object.has(property.getKey())) {
                        if (property.getValue().has("enum")) {
                            object.put(property.getKey(), "value-of-tomorrow");
                            changed = true;
                        } else {
                            changed |= putUnknownValues(object.path(property.getKey()), property.getValue());
                        }
                    }
                }
            }
            for (var item : data.isArray() ? data : List.<JsonNode>of()) {
                changed |= putUnknownValues(item, schema.path("items"));
            }
            return changed;
        }
    }

    private ContractFiles(Path folder) {
        this.folder = folder;
    }

    /** The contracts of a service of this project, as in {@code roster-service}. */
    public static ContractFiles of(String service) {
        return new ContractFiles(ProjectRoot.find().resolve(service).resolve("contracts"));
    }

    /** The events with their folders, by name. */
    public List<EventContract> events() {
        return list(folder.resolve("events"))
                .map(event -> new EventContract(event.getFileName().toString(), event.resolve("v1")))
                .toList();
    }

    public EventContract event(String name) {
        return new EventContract(name, folder.resolve("events").resolve(name).resolve("v1"));
    }

    String text(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Compares a file of the contracts with real output, or writes it where the build approves. */
    public void compare(String file, String real) {
        var path = folder.resolve(file);
        var text = real.endsWith("\n") ? real : real + "\n";
        try {
            if (APPROVE) {
                Files.createDirectories(path.getParent());
                Files.writeString(path, text);
            }
            org.assertj.core.api.Assertions.assertThat(Files.exists(path) ? Files.readString(path) : "")
                    .as(
                            "%s is what the code really says; if the change is meant, run with -Dcontracts.approve=true",
                            path)
                    .isEqualTo(text);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    /** Compares an example of an event with the data that the producer's code really writes. */
    public void compareExample(String event, String example, Object data) {
        compare("events/%s/v1/examples/%s.json".formatted(event, example), JSON.writeValueAsString(data));
    }

    private static JsonNode json(Path file) {
        try {
            return JSON.readTree(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<Path> list(Path folder) {
        try (var files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
