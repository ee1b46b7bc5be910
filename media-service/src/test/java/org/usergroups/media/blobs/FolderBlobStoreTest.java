package org.usergroups.media.blobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderBlobStoreTest {

    private static final ContentHash HASH = new ContentHash("0123456789abcdef".repeat(4));

    @TempDir
    Path root;

    @Test
    void bytesLieUnderTheirHash() throws IOException {
        var folder = new StorageFolder(root);
        var store = new FolderBlobStore(folder);
        assertThat(store.find(HASH)).isEmpty();
        for (var round = 0; round < 2; round++) {
            try (var workbench = folder.workbench()) {
                var file = Files.writeString(workbench.file("x"), "bytes");
                store.put(HASH, file);
                assertThat(file).doesNotExist();
            }
        }
        assertThat(root.resolve("sha256/01/23").resolve(HASH.hex())).hasContent("bytes");
        assertThat(store.find(HASH).orElseThrow().getContentAsString(StandardCharsets.UTF_8))
                .isEqualTo("bytes");
        store.delete(HASH);
        store.delete(HASH);
        assertThat(store.find(HASH)).isEmpty();
    }

    @Test
    void aWorkbenchLeavesNothing() throws IOException {
        var folder = new StorageFolder(root);
        try (var workbench = folder.workbench()) {
            Files.writeString(workbench.file("x"), "bytes");
        }
        assertThat(root.resolve("incoming")).isEmptyDirectory();
    }

    @Test
    void whatACrashLeftIsSweptWhenNobodyCanStillNeedIt() throws IOException {
        var folder = new StorageFolder(root);
        var old = folder.workbench().file("x");
        Files.writeString(old, "bytes");
        var young = folder.workbench().file("y");
        Files.writeString(young, "bytes");
        var now = Instant.now();
        Files.setLastModifiedTime(old.getParent(), FileTime.from(now.minus(Duration.ofHours(2))));
        folder.sweep(now);
        assertThat(old).doesNotExist();
        assertThat(young).exists();
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        var file = Files.writeString(root.resolve("file"), "in the way");
        assertThatThrownBy(() -> new StorageFolder(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("usergroups.media.folder")
                .hasMessageContaining(file.toString());
    }

    @Test
    void onlyAHashIsAHash() {
        assertThat(ContentHash.parse("../../etc/passwd")).isEmpty();
        assertThat(ContentHash.parse(HASH.hex().toUpperCase(java.util.Locale.ROOT)))
                .isEmpty();
        assertThat(ContentHash.parse(HASH.hex())).contains(HASH);
    }
}
