package org.usergroups.deploy.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The running search-service: where it listens, and where it says that Kafka and the engine are.
 *
 * @param environment that it was started with
 */
record SearchService(RunningStack.Part process, Map<String, String> environment) {

    private static final String ENGINE = "SPRING_ELASTICSEARCH_URIS";
    private static final String KAFKA = "SPRING_KAFKA_BOOTSTRAP_SERVERS";

    static SearchService of(Arguments arguments) throws Refusal, IOException {
        var process = RunningStack.in(arguments.data())
                .part("search-service")
                .orElseThrow(() -> new Refusal("search-service does not run with the data in " + arguments.data()
                        + ": start it with deploy/up, and name its folder with --data=FOLDER."));
        var file = Path.of("/proc", String.valueOf(process.pid()), "environ");
        if (!Files.isReadable(file)) {
            throw new Refusal("Where search-service finds its engine is read from /proc, which only Linux has.");
        }
        return new SearchService(process, parsed(Files.readString(file, StandardCharsets.UTF_8)));
    }

    /** As Linux lists it: an entry is a name and a value with an equals sign between, and ends with a zero byte. */
    static Map<String, String> parsed(String entries) {
        var environment = new LinkedHashMap<String, String>();
        for (var entry : entries.split("\0")) {
            var parts = entry.split("=", 2);
            if (parts.length == 2) {
                environment.put(parts[0], parts[1]);
            }
        }
        return environment;
    }

    int port() {
        return process.ports().getFirst();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port());
    }

    Engine engine() throws Refusal {
        return new Engine(Loopback.address(told(ENGINE)));
    }

    /** Host and port. */
    String kafka() throws Refusal {
        return told(KAFKA);
    }

    private String told(String name) throws Refusal {
        var value = environment.get(name);
        if (value == null) {
            throw new Refusal("search-service was started without " + name + ": use a stack of deploy/up.");
        }
        return value;
    }

    /** MB of memory that the process has resident. */
    long residentMegabytes() throws IOException {
        return Memory.kilobytes(Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")), "VmRSS")
                / 1024;
    }
}
