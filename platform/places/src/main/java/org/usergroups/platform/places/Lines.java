package org.usergroups.platform.places;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Tables on the class path: a line has cells with {@code |} between them, or begins with {@code #} and says something. */
public final class Lines {

    private Lines() {}

    /**
     * The cells of each line.
     *
     * @param beside the class in whose package the file lies
     * @throws IllegalStateException if there is no such file
     */
    public static List<List<String>> of(Class<?> beside, String name) {
        try (var file = beside.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is missing from the class path.");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Arrays.stream(line.split("\\|", -1))
                            .map(String::strip)
                            .toList())
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
