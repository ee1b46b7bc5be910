package org.usergroups.deploy.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The processes of a data folder, written to a file, so that other commands find them and a later start ends what was left. */
final class Processes {

    static final String LAUNCHER = "launcher";
    static final String BACKENDS = "backends";

    /** A process by its name in messages, its id and the ports it listens on. */
    record Entry(String name, long pid, List<Integer> ports) {

        String line() {
            return name + " " + pid + " "
                    + String.join(",", ports.stream().map(String::valueOf).toList());
        }

        static Optional<Entry> parse(String line) {
            var parts = line.split(" ", -1);
            if (parts.length != 3 || !parts[1].matches("\\d+")) {
                return Optional.empty();
            }
            var ports = new ArrayList<Integer>();
            for (var port : parts[2].split(",")) {
                if (port.matches("\\d+")) {
                    ports.add(Integer.valueOf(port));
                }
            }
            return Optional.of(new Entry(parts[0], Long.parseLong(parts[1]), List.copyOf(ports)));
        }
    }

    private final Path folder;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    Processes(Path folder) {
        this.folder = folder;
    }

    synchronized void started(String name, long pid, List<Integer> ports) throws IOException {
        entries.put(name, new Entry(name, pid, ports));
        var part = folder.resolve("pids.part");
        Files.write(part, entries.values().stream().map(Entry::line).toList());
        Files.move(part, file(folder), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    static void forget(Path folder) throws IOException {
        Files.deleteIfExists(file(folder));
    }

    /** What the file says and still runs. The number of an ended process may belong to somebody else's by now. */
    static List<Entry> running(Path folder) throws IOException {
        if (!Files.exists(file(folder))) {
            return List.of();
        }
        return Files.readAllLines(file(folder)).stream()
                .flatMap(line -> Entry.parse(line).stream())
                .filter(entry -> isOurs(entry, folder))
                .toList();
    }

    /** Ends processes that outlived their launcher. */
    static List<Entry> endLeftovers(Path folder) throws IOException {
        var leftovers = running(folder).stream()
                .filter(entry -> !entry.name().equals(LAUNCHER))
                .toList();
        leftovers.forEach(entry -> end(entry.pid(), 10));
        return leftovers;
    }

    static void end(long pid, int seconds) {
        ProcessHandle.of(pid).ifPresent(process -> {
            process.destroy();
            try {
                process.onExit().get(seconds, TimeUnit.SECONDS);
            } catch (TimeoutException | ExecutionException late) {
                process.destroyForcibly();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** An argument by which a process of this folder is known. */
    static String mark(Path folder) {
        return "-Dusergroups.folder=" + folder;
    }

    private static boolean isOurs(Entry entry, Path folder) {
        var marks = entry.name().equals(LAUNCHER)
                ? Set.of(Up.class.getName())
                : Set.of(mark(folder), "--data=" + folder.resolve(BACKENDS));
        return ProcessHandle.of(entry.pid())
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().arguments())
                .filter(arguments -> Arrays.stream(arguments).anyMatch(marks::contains))
                .isPresent();
    }

    private static Path file(Path folder) {
        return folder.resolve("pids");
    }
}
