package org.usergroups.deploy.local;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** How a Java process of a stack on one machine is started: it shares the machine with ten others. */
public final class LocalJvm {

    private LocalJvm() {}

    /**
     * The program and the options in front of the class path.
     *
     * @param heap the largest, as the JVM takes it
     * @param isLongRunning whether it is worth to compile what runs often once more: the start takes longer, what follows runs faster
     */
    public static Stream<String> command(String heap, boolean isLongRunning) {
        return Stream.of(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xmx" + heap,
                                "-XX:+UseSerialGC",
                                "-Xss512k"),
                        isLongRunning ? List.<String>of() : List.of("-XX:TieredStopAtLevel=1"),
                        List.of(
                                "-XX:+ExitOnOutOfMemoryError",
                                "-Dfile.encoding=UTF-8",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow"))
                .flatMap(List::stream);
    }

    /** Fewer pools of native memory, some 50 MB less each; only glibc reads it. */
    public static void saveMemory(ProcessBuilder builder) {
        builder.environment().put("MALLOC_ARENA_MAX", "2");
    }
}
