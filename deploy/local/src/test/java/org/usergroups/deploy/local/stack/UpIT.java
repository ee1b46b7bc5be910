package org.usergroups.deploy.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class UpIT {

    private static final Duration SOON = Duration.ofSeconds(40);

    @TempDir
    Path root;

    private FakeProject project;
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void makeProject() throws IOException {
        project = FakeProject.in(root);
    }

    @AfterEach
    void endWhatWasStarted() throws IOException {
        started.forEach(Process::destroyForcibly);
        await().atMost(SOON).until(project::allPortsAreFree);
        project.leaveBackends();
    }

    @Test
    void startsAllShowsTheWayInKeepsItRunningAndStopsInOrder() throws Exception {
        var up = up();
        var said = linesUntil(up, "Ctrl-C stops everything.");
        assertThat(said)
                .anyMatch(line -> line.matches(" +[\\d.]+ s  kafka ready"))
                .anyMatch(line -> line.endsWith("search-service ready"))
                .contains(
                        "  Portal    http://localhost:" + project.firstPort(),
                        "  Mailbox   http://localhost:" + (project.firstPort() + 14),
                        "  Sign in   http://localhost:" + project.firstPort() + "/account/sign-in/link?token=t1");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(project.folder().resolve("secrets/operator-client"))))
                .isEqualTo("rw-------");

        var status = project.command(Status.class);
        assertThat(linesUntil(status, "all")).hasSize(10).allMatch(line -> !line.contains(" no "));
        assertThat(status.waitFor()).isZero();

        var second = project.up();
        assertThat(linesUntil(second, "Usergroups already runs")).isNotEmpty();
        assertThat(second.waitFor()).isEqualTo(Failure.ALREADY_RUNNING);

        endBlog();
        assertThat(linesUntil(up, "blog-service ready again")).anyMatch(line -> line.contains("exit code 7"));

        var down = project.command(Down.class);
        assertThat(linesUntil(down, "Stopped.")).isNotEmpty();
        assertThat(linesUntil(up, "stopped")).anyMatch(line -> line.contains("services first, then backends"));
        assertThat(up.waitFor(40, TimeUnit.SECONDS)).isTrue();
        assertThat(project.allPortsAreFree()).isTrue();
        assertThat(project.folder().resolve("pids")).doesNotExist();

        var reset = project.command(Reset.class, "--yes");
        assertThat(linesUntil(reset, "Deleted")).isNotEmpty();
        assertThat(reset.waitFor()).isZero();
        assertThat(project.folder()).doesNotExist();
    }

    @Test
    void nothingOutlivesALauncherThatIsKilled() throws Exception {
        var up = up();
        linesUntil(up, "Ctrl-C stops everything.");
        up.destroyForcibly().waitFor();
        await().atMost(SOON).until(project::allPortsAreFree);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(Processes.running(project.folder())).isEmpty());
        assertThat(linesUntil(up(), "Ctrl-C stops everything.")).anyMatch(line -> line.endsWith("all ready"));
    }

    @Test
    void aServiceThatCannotStartIsNamedAndNothingIsLeft() throws Exception {
        project.jar("search-service", FailingService.class);
        var up = up();
        var said = linesUntil(up, "search-service ended while it started");
        assertThat(said.getLast())
                .contains(
                        "The index does not answer.",
                        project.folder().resolve("logs/search-service.log").toString());
        assertThat(up.waitFor()).isEqualTo(Failure.NOT_STARTED);
        assertThat(project.allPortsAreFree()).isTrue();
    }

    @Test
    void aTakenPortIsNamedBeforeAnythingStarts() throws Exception {
        try (var _ = new ServerSocket(project.firstPort() + 2, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            var up = up();
            assertThat(linesUntil(up, "Port " + (project.firstPort() + 2)).getLast())
                    .contains("which blog-service needs", "--ports-from");
            assertThat(up.waitFor()).isEqualTo(Failure.PORT_TAKEN);
        }
    }

    @Test
    void aMissingJarIsNamed() throws Exception {
        Files.delete(root.resolve("media-service/target/media-service.jar"));
        var up = up();
        assertThat(linesUntil(up, "media-service.jar is missing").getLast()).contains("deploy/up");
        assertThat(up.waitFor()).isEqualTo(Failure.NOT_STARTED);
    }

    private Process up() throws IOException {
        var up = project.up();
        started.add(up);
        return up;
    }

    private void endBlog() throws IOException {
        var connection = URI.create("http://127.0.0.1:" + (project.firstPort() + 2) + "/end")
                .toURL()
                .openConnection();
        try (var _ = connection.getInputStream()) {
            throw new AssertionError("It ended before it could answer");
        } catch (IOException ended) {
            assertThat(ended).isNotNull();
        }
    }

    private static List<String> linesUntil(Process process, String text) throws IOException {
        var lines = new ArrayList<String>();
        var output = process.inputReader();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            lines.add(line);
            if (line.contains(text)) {
                return lines;
            }
        }
        throw new AssertionError("'" + text + "' was never said, only: " + lines);
    }
}
