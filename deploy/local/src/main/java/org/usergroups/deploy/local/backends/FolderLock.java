package org.usergroups.deploy.local.backends;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Lets one process at a time use a data folder. The operating system frees it when the process ends, however it ends. */
record FolderLock(FileChannel channel, FileLock lock) {

    static FolderLock take(Path folder) throws IOException, StartFailure {
        Files.createDirectories(folder);
        var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new StartFailure(
                    "The data folder " + folder
                            + " is used by backends that already run: stop them with deploy/down, or choose another folder with --data.");
        }
        return new FolderLock(channel, lock);
    }

    void release() {
        try {
            lock.release();
            channel.close();
        } catch (IOException ended) {
            // The operating system frees it in a moment anyway.
        }
    }
}
