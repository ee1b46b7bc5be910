package org.usergroups.deploy.local.stack;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The secrets of the portal and of scripts, made once per data folder, readable by their owner only. */
record Secrets(Path portalFile, Path operatorFile) {

    private static final int BYTES = 32;

    static Secrets in(Path folder) throws IOException {
        Files.createDirectories(folder, only("rwx------"));
        return new Secrets(made(folder.resolve("portal-client")), made(folder.resolve("operator-client")));
    }

    String portalClient() throws IOException {
        return Files.readString(portalFile).strip();
    }

    String operatorClient() throws IOException {
        return Files.readString(operatorFile).strip();
    }

    private static Path made(Path file) throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            Files.deleteIfExists(file);
            var secret = new byte[BYTES];
            new SecureRandom().nextBytes(secret);
            Files.createFile(file, only("rw-------"));
            Files.writeString(file, HexFormat.of().formatHex(secret) + "\n");
        }
        return file;
    }

    private static FileAttribute<?>[] only(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
