package org.usergroups.platform.places.compiler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The npm packages beside the module's POM. */
record Sources(Path module, JsonMapper json) {

    static Sources of(Path module) {
        return new Sources(module, JsonMapper.shared());
    }

    Path[] locks() {
        return new Path[] {module.resolve("package-lock.json"), module.resolve("node_modules/.package-lock.json")};
    }

    /** @throws IllegalStateException if what is installed is not what is asked for */
    void check() throws IOException {
        for (var wanted :
                tree(module.resolve("package.json")).get("devDependencies").properties()) {
            var description = file(wanted.getKey() + "/package.json");
            if (!Files.exists(description)
                    || !tree(description)
                            .get("version")
                            .asString()
                            .equals(wanted.getValue().asString())) {
                throw new IllegalStateException("%s %s is not in %s: run \"npm ci --ignore-scripts\" there."
                        .formatted(wanted.getKey(), wanted.getValue().asString(), module));
            }
        }
    }

    Path file(String inNodeModules) {
        return module.resolve("node_modules").resolve(inNodeModules);
    }

    JsonNode tree(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return json.readTree(in);
        }
    }
}
