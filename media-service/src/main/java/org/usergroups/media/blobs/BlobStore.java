package org.usergroups.media.blobs;

import java.nio.file.Path;
import java.util.Optional;
import org.springframework.core.io.Resource;

/** Keeps bytes under their hash. Writing the same bytes again changes nothing, so every call may be repeated. */
public interface BlobStore {

    /** Takes a file over: when this returns, the bytes survive a crash, and the file is no longer where it was. */
    void put(ContentHash hash, Path file);

    /** The bytes, whole or not at all. */
    Optional<Resource> find(ContentHash hash);

    /** Removes the bytes if they are there. */
    void delete(ContentHash hash);
}
