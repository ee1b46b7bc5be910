package org.usergroups.deploy.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import org.usergroups.deploy.local.ProjectRoot;

/** A project folder whose services are fakes and whose backends are the real ones. */
record FakeProject(Path root, int firstPort) {

    private static final List<String> SERVICES =
            List.of("roster-service", "blog-service", "list-service", "media-service", "search-service", "portal");

    static FakeProject in(Path root) throws IOException {
        var project = new FakeProject(root, freeBlock());
        for (var service : SERVICES) {
            project.jar(service, FakeService.class);
        }
        Files.createDirectories(root.resolve("deploy/local"));
        Files.createSymbolicLink(
                root.resolve("deploy/local/target"), ProjectRoot.path().resolve("deploy/local/target"));
        return project;
    }

    void jar(String service, Class<?> main) throws IOException {
        var target = Files.createDirectories(root.resolve(service).resolve("target"));
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, main.getName());
        try (var jar = new JarOutputStream(Files.newOutputStream(target.resolve(service + ".jar")), manifest)) {
            var name = main.getName().replace('.', '/') + ".class";
            jar.putNextEntry(new ZipEntry(name));
            try (var bytes = main.getResourceAsStream("/" + name)) {
                if (bytes == null) {
                    throw new IOException(name + " is not on the class path");
                }
                bytes.transferTo(jar);
            }
            jar.closeEntry();
        }
    }

    Path folder() {
        return root.resolve("folder");
    }

    /** Runs one of the commands against this project. */
    Process command(Class<?> main, String... arguments) throws IOException {
        var target = ProjectRoot.path().resolve("deploy/local/target");
        var command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dusergroups.project=" + root,
                "-cp",
                target.resolve("deploy-local.jar").toString(),
                main.getName(),
                "--data=" + folder()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    Process up() throws IOException {
        return command(Up.class, "--ports-from=" + firstPort);
    }

    /** Removes the link to what is not the project's own, before its folder is deleted. */
    void leaveBackends() throws IOException {
        Files.deleteIfExists(root.resolve("deploy/local/target"));
    }

    boolean allPortsAreFree() {
        return isFree(firstPort);
    }

    private static int freeBlock() {
        return ThreadLocalRandom.current()
                .ints(20_000, 32_000)
                .filter(FakeProject::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int first) {
        return IntStream.range(first, first + 15).allMatch(port -> {
            try (var socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
                return true;
            } catch (java.net.BindException taken) {
                return false;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }
}
