package org.usergroups.deploy.local.stack;

import java.io.IOException;
import java.util.Set;

/** {@code deploy/down}: stops what runs with a data folder. */
public final class Down {

    private static final int LAUNCHER_SECONDS = 60;

    private Down() {}

    public static void main(String[] arguments) throws IOException {
        try {
            var folder = Options.parse("down", Set.of("--data"), arguments).folder();
            var running = Processes.running(folder);
            running.stream()
                    .filter(entry -> entry.name().equals(Processes.LAUNCHER))
                    .forEach(entry -> Processes.end(entry.pid(), LAUNCHER_SECONDS));
            Processes.endLeftovers(folder);
            Processes.forget(folder);
            System.out.println(running.isEmpty() ? "Nothing runs with the data in " + folder + "." : "Stopped.");
        } catch (Failure failure) {
            failure.exit();
        }
    }
}
