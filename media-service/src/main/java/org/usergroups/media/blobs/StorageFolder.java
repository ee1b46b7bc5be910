package org.usergroups.media.blobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.usergroups.media.MediaProperties;

/** The folder of {@code usergroups.media.folder}: finished bytes, and beside them, on the same disk, what is being worked on. */
@Component
public final class StorageFolder {

    private static final Duration LONGEST_WORK = Duration.ofHours(1);

    private final Path root;

    @Autowired
    StorageFolder(MediaProperties properties) {
        this(properties.folder());
    }

    /** @throws IllegalStateException if nothing can be written there */
    public StorageFolder(Path folder) {
        this.root = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(incoming());
            Files.delete(Files.createTempFile(incoming(), "check", ""));
        } catch (IOException unwritable) {
            throw new IllegalStateException(
                    "usergroups.media.folder is %s, and nothing can be written there: %s. Name another folder or give this user the right to write."
                            .formatted(root, unwritable.getMessage()),
                    unwritable);
        }
    }

    Path root() {
        return root;
    }

    /** A new empty folder for one upload. */
    public Workbench workbench() {
        try {
            return new Workbench(Files.createTempDirectory(incoming(), "upload"));
        } catch (IOException failed) {
            throw new UncheckedIOException("No room for an upload in " + incoming(), failed);
        }
    }

    /** Removes what uploads left behind that were cut off by a crash. */
    public void sweep(Instant now) {
        try (var leftBehind = Files.list(incoming())) {
            for (var folder : leftBehind.toList()) {
                if (Files.getLastModifiedTime(folder).toInstant().isBefore(now.minus(LONGEST_WORK))) {
                    new Workbench(folder).close();
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("What uploads left behind cannot be removed", failed);
        }
    }

    private Path incoming() {
        return root.resolve("incoming");
    }
}
