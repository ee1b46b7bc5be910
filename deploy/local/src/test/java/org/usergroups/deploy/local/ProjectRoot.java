package org.usergroups.deploy.local;

import java.nio.file.Path;

/** The folder of the project; tests run in that of the module. */
public final class ProjectRoot {

    private ProjectRoot() {}

    public static Path path() {
        return Path.of("..", "..").toAbsolutePath().normalize();
    }
}
