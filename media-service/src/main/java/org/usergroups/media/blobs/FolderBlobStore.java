package org.usergroups.media.blobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** Bytes as files of a folder. A file appears by an atomic rename after its bytes have reached the disk. */
@Component
final class FolderBlobStore implements BlobStore {

    private final Path root;

    FolderBlobStore(StorageFolder folder) {
        this.root = folder.root();
    }

    @Override
    public void put(ContentHash hash, Path file) {
        var target = path(hash);
        try {
            Files.createDirectories(target.getParent());
            try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException("The bytes of %s could not be stored".formatted(hash), failed);
        }
    }

    @Override
    public Optional<Resource> find(ContentHash hash) {
        var path = path(hash);
        return Files.isRegularFile(path) ? Optional.of(new FileSystemResource(path)) : Optional.empty();
    }

    @Override
    public void delete(ContentHash hash) {
        try {
            Files.deleteIfExists(path(hash));
        } catch (IOException failed) {
            throw new UncheckedIOException("The bytes of %s could not be removed".formatted(hash), failed);
        }
    }

    private Path path(ContentHash hash) {
        return root.resolve(hash.key());
    }
}
