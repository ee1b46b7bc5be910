package org.usergroups.deploy.local.demo;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the demo world is loaded into.
 *
 * @param listSmtp where list-service takes mail, as in {@code smtp://127.0.0.1:2525}
 * @param mailbox where mail to people arrives
 */
record DemoOptions(URI portal, Path operatorSecretFile, URI listSmtp, URI mailbox) {

    private static final int USUAL_PORTAL = 8080;
    private static final String USAGE =
            "DemoWorld needs --portal=http://localhost:8080 --operator-secret-file=FILE, and may be given"
                    + " --list-smtp=127.0.0.1:2525 --mailbox=http://127.0.0.1:8025.";

    /** @throws IllegalArgumentException with a sentence for the person who typed it */
    static DemoOptions parse(String... arguments) {
        var given = new HashMap<String, String>();
        for (var argument : arguments) {
            var parts = argument.split("=", 2);
            if (parts.length < 2 || parts[1].isBlank()) {
                throw new IllegalArgumentException(USAGE);
            }
            given.put(parts[0], parts[1]);
        }
        var portal = taken(given, "--portal");
        var secretFile = taken(given, "--operator-secret-file");
        if (portal == null || secretFile == null) {
            throw new IllegalArgumentException(USAGE);
        }
        var address = URI.create(portal.replaceAll("/+$", ""));
        var listSmtp = taken(given, "--list-smtp");
        var mailbox = taken(given, "--mailbox");
        if (!given.isEmpty()) {
            throw new IllegalArgumentException(USAGE);
        }
        return new DemoOptions(
                address,
                Path.of(secretFile),
                URI.create("smtp://" + (listSmtp == null ? "127.0.0.1:" + beside(address, 2525, 6) : listSmtp)),
                URI.create(mailbox == null ? "http://127.0.0.1:" + beside(address, 8025, 14) : mailbox));
    }

    /** The port that the launcher gives a server: the usual one, or at a distance from the portal's when all are moved. */
    private static int beside(URI portal, int usual, int distance) {
        return portal.getPort() < 0 || portal.getPort() == USUAL_PORTAL ? usual : portal.getPort() + distance;
    }

    private static @Nullable String taken(Map<String, String> given, String name) {
        return given.remove(name);
    }
}
