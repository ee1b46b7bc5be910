package org.usergroups.media.blobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** The files of one upload while it is being worked on. Closing it removes whatever is still there. */
public final class Workbench implements AutoCloseable {

    private final Path folder;

    Workbench(Path folder) {
        this.folder = folder;
    }

    /** A file of this name, not made yet. */
    public Path file(String name) {
        return folder.resolve(name);
    }

    @Override
    public void close() {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("Working files could not be removed from " + folder, failed);
        }
    }
}
