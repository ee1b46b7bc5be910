package org.usergroups.deploy.local.backends;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.usergroups.deploy.local.Server;

/** What the command line asks for; port 0 stands for a free one. */
record Settings(
        Path folder, Path logs, Set<Server> servers, Map<Server, Integer> ports, int mailboxPort, boolean detached) {

    static final String USAGE = "--data=FOLDER [--logs=FOLDER] [--only=kafka,mongo,search,mail] [--kafka-port=N]"
            + " [--mongo-port=N] [--search-port=N] [--smtp-port=N] [--mailbox-port=N] [--detached]";

    int port(Server server) {
        return ports.getOrDefault(server, 0);
    }

    static Settings parse(String[] arguments) throws StartFailure, IOException {
        var options = new HashMap<String, String>();
        for (var argument : arguments) {
            var parts = argument.split("=", 2);
            options.put(parts[0], parts.length == 2 ? parts[1] : "");
        }
        var folder = options.remove("--data");
        if (folder == null || folder.isEmpty()) {
            throw new StartFailure("The data folder is missing; the arguments are " + USAGE + ".");
        }
        var path = Path.of(folder).toAbsolutePath().normalize();
        var logs = options.remove("--logs");
        var servers = servers(options.remove("--only"));
        var ports = new EnumMap<Server, Integer>(Server.class);
        ports.put(Server.KAFKA, port(options, "--kafka-port"));
        ports.put(Server.MONGO, port(options, "--mongo-port"));
        ports.put(Server.SEARCH, port(options, "--search-port"));
        ports.put(Server.MAIL, port(options, "--smtp-port"));
        var mailboxPort = port(options, "--mailbox-port");
        var detached = options.remove("--detached") != null;
        if (!options.isEmpty()) {
            throw new StartFailure(
                    "Unknown argument " + options.keySet().iterator().next() + "; the arguments are " + USAGE + ".");
        }
        return new Settings(
                path,
                logs == null
                        ? path.resolve("logs")
                        : Path.of(logs).toAbsolutePath().normalize(),
                servers,
                ports,
                mailboxPort,
                detached);
    }

    private static Set<Server> servers(@Nullable String names) throws StartFailure {
        if (names == null) {
            return EnumSet.allOf(Server.class);
        }
        var servers = EnumSet.noneOf(Server.class);
        for (var name : names.split(",")) {
            try {
                servers.add(Server.valueOf(name.strip().toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException unknown) {
                throw new StartFailure("There is no server " + name + "; --only takes kafka, mongo, search, mail.");
            }
        }
        return servers;
    }

    private static int port(Map<String, String> options, String option) throws StartFailure, IOException {
        var value = options.remove(option);
        try {
            var port = value == null ? 0 : Integer.parseInt(value);
            if (port < 0 || port > 65_535) {
                throw new NumberFormatException(value);
            }
            return FreePort.choose(port);
        } catch (NumberFormatException wrong) {
            throw new StartFailure(option + "=" + value + " is not a port; take a number from 0 (any) to 65535.");
        }
    }
}
