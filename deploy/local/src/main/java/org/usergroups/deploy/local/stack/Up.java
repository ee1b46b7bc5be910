package org.usergroups.deploy.local.stack;

import java.io.File;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.usergroups.deploy.local.LocalJvm;

/** {@code deploy/up}: starts everything, says how to get in, and runs until it is stopped. */
public final class Up {

    private static final String DEMO = "org.usergroups.deploy.local.demo.DemoWorld";

    private final Options options;
    private final Console console;
    private final Processes processes;
    private final Stack stack;
    private final AtomicBoolean stopped = new AtomicBoolean();

    private Up(Options options, Console console) {
        this.options = options;
        this.console = console;
        this.processes = new Processes(options.folder());
        this.stack = new Stack(options, console, processes);
    }

    public static void main(String[] arguments) throws InterruptedException {
        try {
            var options = Options.parse("up", Set.of("--data", "--demo", "--long-running", "--ports-from"), arguments);
            new Up(options, new Console(System.out)).run();
        } catch (Failure failure) {
            failure.exit();
        } catch (IOException failed) {
            new Failure(
                            Failure.NOT_STARTED,
                            "The data folder cannot be used (" + failed + "); choose another with --data.")
                    .exit();
        }
    }

    private void run() throws Failure, IOException, InterruptedException {
        var folder = options.folder();
        Files.createDirectories(folder);
        var lock = FolderLock.tryTake(folder)
                .orElseThrow(() -> new Failure(
                        Failure.ALREADY_RUNNING,
                        "Usergroups already runs with the data in " + folder
                                + ": deploy/status shows it, deploy/down stops it."));
        try (lock) {
            Processes.endLeftovers(folder)
                    .forEach(left -> console.progress(left.name() + " was left from an earlier run and is ended"));
            options.ports().requireFree();
            start();
            announce();
            if (options.demo()) {
                loadDemo();
            }
            new CountDownLatch(1).await();
        }
    }

    private void start() throws Failure, IOException, InterruptedException {
        processes.started(Processes.LAUNCHER, ProcessHandle.current().pid(), List.of());
        var hook = Thread.ofPlatform().name("stop").unstarted(this::stopAndSaySo);
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            stack.start();
        } catch (Failure failure) {
            stopped.set(true);
            stack.stop();
            Processes.forget(options.folder());
            throw failure;
        }
    }

    private void announce() throws InterruptedException {
        var portal = Service.publicUrl(options);
        console.progress("all ready");
        console.say("");
        console.say("  Portal    " + portal);
        console.say("  Mailbox   " + stack.mailbox());
        try (var client = HttpClient.newHttpClient()) {
            var link = new SignInLink(client, portal, stack.mailbox()).request(Service.FIRST_COORDINATOR);
            console.say("  Sign in   "
                    + link.orElse("no link arrived; ask for one at " + portal + "/account/sign-in as "
                            + Service.FIRST_COORDINATOR + " and look into the mailbox"));
        }
        console.say("");
        console.say("Ctrl-C stops everything.");
    }

    private void loadDemo() throws IOException, InterruptedException {
        if (Up.class.getResource("/" + DEMO.replace('.', '/') + ".class") == null) {
            console.say("The demo world is not part of this build; everything else runs.");
            return;
        }
        console.progress("loading the demo world");
        var target = options.project().resolve("deploy/local/target");
        var command =
                LocalJvm.command("128m", options.isLongRunning()).collect(Collectors.toCollection(ArrayList::new));
        command.addAll(List.of(
                Processes.mark(options.folder()),
                "-cp",
                target.resolve("deploy-local.jar") + File.pathSeparator + target.resolve("lib") + File.separator + "*",
                WithParent.class.getName(),
                DEMO,
                "--portal=" + Service.publicUrl(options),
                "--operator-secret-file=" + options.folder().resolve("secrets/operator-client")));
        var process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var exitCode = process.waitFor();
        console.progress(
                exitCode == 0
                        ? "demo world loaded"
                        : String.format(
                                Locale.ROOT, "the demo world was not loaded completely (exit code %d)", exitCode));
    }

    private void stopAndSaySo() {
        if (!stopped.compareAndSet(false, true)) {
            return;
        }
        console.say("");
        console.progress("stopping: services first, then backends");
        try {
            stack.stop();
            Processes.forget(options.folder());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (IOException unwritable) {
            console.say("The list of processes could not be removed: " + unwritable.getMessage());
        }
        console.progress("stopped");
    }
}
