package org.usergroups.deploy.local.stack;

import java.nio.file.Path;
import java.util.Set;

/** What the command line of a script in {@code deploy/} asks for. */
record Options(Path project, Path folder, Ports ports, boolean demo, boolean isLongRunning, boolean yes) {

    static Options parse(String script, Set<String> known, String... arguments) throws Failure {
        var project = Path.of(System.getProperty("usergroups.project", ""))
                .toAbsolutePath()
                .normalize();
        var folder = project.resolve(".usergroups");
        var ports = Ports.usual();
        var demo = false;
        var isLongRunning = false;
        var yes = false;
        for (var argument : arguments) {
            var parts = argument.split("=", 2);
            var value = parts.length == 2 ? parts[1] : "";
            if (!known.contains(parts[0])) {
                throw new Failure(
                        Failure.USAGE,
                        "deploy/" + script + " does not know " + argument + "; it knows "
                                + String.join(", ", known.stream().sorted().toList()) + ".");
            }
            switch (parts[0]) {
                case "--data" -> folder = folder(value);
                case "--ports-from" -> ports = Ports.from(value);
                case "--demo" -> demo = true;
                case "--long-running" -> isLongRunning = true;
                case "--yes" -> yes = true;
                default -> throw new IllegalStateException(argument);
            }
        }
        return new Options(project, folder, ports, demo, isLongRunning, yes);
    }

    private static Path folder(String value) throws Failure {
        if (value.isBlank()) {
            throw new Failure(Failure.USAGE, "--data needs a folder, as in --data=/tmp/usergroups.");
        }
        return Path.of(value).toAbsolutePath().normalize();
    }
}
