package org.usergroups.platform.testing;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the project lies, for tests that read files beside the code. */
public final class ProjectRoot {

    private ProjectRoot() {}

    /** The folder with the parent POM, found from the working directory upwards. */
    public static Path find() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("deploy/local/pom.xml"))) {
                return folder;
            }
        }
        throw new IllegalStateException("No project root above " + Path.of("").toAbsolutePath());
    }

    /** A file or folder of the shared sample data, which lies beside the project where it is there at all. */
    public static Path sharedData(String relative) {
        return find().resolveSibling("shared").resolve("data").resolve(relative);
    }
}
