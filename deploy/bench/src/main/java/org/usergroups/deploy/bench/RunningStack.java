package org.usergroups.deploy.bench;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The processes that the launcher has started with a data folder, as it writes them into {@code pids}. */
record RunningStack(Path folder) {

    static final String LAUNCHER = "launcher";
    static final String BACKENDS = "backends";

    private static final int USUAL_PORTAL = 8080;

    /** A process and the ports it listens on. */
    record Part(String name, long pid, List<Integer> ports) {

        static Optional<Part> parse(String line) {
            var words = line.split(" ", -1);
            if (words.length != 3 || !words[1].matches("\\d{1,10}")) {
                return Optional.empty();
            }
            var ports = Arrays.stream(words[2].split(","))
                    .filter(port -> port.matches("\\d{1,5}"))
                    .map(Integer::valueOf)
                    .toList();
            return Optional.of(new Part(words[0], Long.parseLong(words[1]), ports));
        }

        /** A service says itself that it is ready; the backends are when each of their ports answers. */
        boolean isReady() {
            return switch (name) {
                case LAUNCHER -> true;
                case BACKENDS -> ports.stream().allMatch(RunningStack::listens);
                default -> ports.stream().allMatch(RunningStack::saysReady);
            };
        }
    }

    static RunningStack in(Path folder) {
        return new RunningStack(folder);
    }

    /** What runs. A number that belongs to another program by now is left out, so that nothing of others is ever ended. */
    List<Part> parts() throws IOException {
        var file = folder.resolve("pids");
        if (!Files.exists(file)) {
            return List.of();
        }
        return Files.readAllLines(file).stream()
                .flatMap(line -> Part.parse(line).stream())
                .filter(this::isOurs)
                .toList();
    }

    Optional<Part> part(String name) throws IOException {
        return parts().stream().filter(part -> part.name().equals(name)).findFirst();
    }

    int portalPort() throws IOException {
        return part("portal")
                .flatMap(portal -> portal.ports().stream().findFirst())
                .orElse(USUAL_PORTAL);
    }

    boolean isReady() throws IOException {
        return parts().stream().allMatch(Part::isReady);
    }

    /** The launcher marks its processes by an argument that names the data folder. */
    private boolean isOurs(Part part) {
        var handle = ProcessHandle.of(part.pid()).filter(ProcessHandle::isAlive);
        var arguments = handle.flatMap(process -> process.info().arguments());
        if (part.name().equals(LAUNCHER)) {
            return arguments
                    .filter(all -> Arrays.stream(all).anyMatch(argument -> argument.endsWith(".stack.Up")))
                    .isPresent();
        }
        var marks = Set.of("-Dusergroups.folder=" + folder, "--data=" + folder.resolve(BACKENDS));
        return arguments
                .filter(all -> Arrays.stream(all).anyMatch(marks::contains))
                .isPresent();
    }

    private static boolean listens(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 500);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    static boolean saysReady(int port) {
        try {
            var readiness = URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness");
            var connection = (HttpURLConnection) readiness.toURL().openConnection(java.net.Proxy.NO_PROXY);
            connection.setConnectTimeout(500);
            connection.setReadTimeout(2_000);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException notYet) {
            return false;
        }
    }
}
