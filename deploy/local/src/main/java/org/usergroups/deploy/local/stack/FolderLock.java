package org.usergroups.deploy.local.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Lets one launcher at a time use a data folder; the operating system frees it when the launcher ends. */
record FolderLock(FileChannel channel, FileLock lock) implements AutoCloseable {

    static Optional<FolderLock> tryTake(Path folder) throws IOException {
        var channel = FileChannel.open(file(folder), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new FolderLock(channel, lock));
    }

    /** Only a folder that a launcher has used has one. */
    static boolean existsIn(Path folder) {
        return Files.exists(file(folder));
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }

    private static Path file(Path folder) {
        return folder.resolve("launcher.lock");
    }
}
