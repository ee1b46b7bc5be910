package org.usergroups.deploy.local.stack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * The jar of a service, unpacked beside itself: a JVM starts from plain jars about a second sooner than from jars within a
 * jar. A jar that holds no others runs as it is.
 */
record ServiceJar(String mainClass, List<Path> classPath) {

    private static final String CLASSES = "BOOT-INF/classes/";
    private static final String INDEX = "BOOT-INF/classpath.idx";

    static ServiceJar unpacked(Path jar) throws IOException, Failure {
        if (!Files.exists(jar)) {
            throw new Failure(
                    Failure.NOT_STARTED,
                    jar + " is missing: build it with mvn -DskipTests package, or start with deploy/up, which builds.");
        }
        try (var source = new JarFile(jar.toFile())) {
            var attributes = source.getManifest().getMainAttributes();
            var application = attributes.getValue("Start-Class");
            if (application == null) {
                return new ServiceJar(String.valueOf(attributes.getValue("Main-Class")), List.of(jar));
            }
            var folder = jar.resolveSibling("unpacked");
            var stamp = Files.getLastModifiedTime(jar) + " " + Files.size(jar);
            if (!stamp.equals(stampOf(folder))) {
                unpack(source, folder);
                Files.writeString(folder.resolve("stamp"), stamp);
            }
            return new ServiceJar(application, classPath(source, folder));
        }
    }

    String classPathWith(Path more) {
        var paths = new ArrayList<>(classPath);
        paths.add(more);
        return String.join(
                File.pathSeparator, paths.stream().map(Path::toString).toList());
    }

    private static String stampOf(Path folder) throws IOException {
        var stamp = folder.resolve("stamp");
        return Files.exists(stamp) ? Files.readString(stamp) : "";
    }

    private static void unpack(JarFile source, Path folder) throws IOException {
        Folder.delete(folder);
        Files.createDirectories(folder.resolve("lib"));
        // Folders are entries of their own: without them Spring finds no classes and no templates by their folder.
        try (var application = new JarOutputStream(Files.newOutputStream(folder.resolve("application.jar")))) {
            application.setLevel(1);
            var written = new HashSet<String>();
            for (var entry : source.stream().toList()) {
                var name = entry.getName();
                if (name.startsWith(CLASSES)) {
                    copy(source, entry, application, name.substring(CLASSES.length()), written);
                } else if (name.startsWith("META-INF/") && !name.equals(JarFile.MANIFEST_NAME)) {
                    copy(source, entry, application, name, written);
                }
            }
        }
        for (var library : libraries(source)) {
            try (var bytes = source.getInputStream(source.getEntry(library))) {
                Files.copy(bytes, inFolder(folder, library), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void copy(
            JarFile source, ZipEntry entry, JarOutputStream target, String name, HashSet<String> written)
            throws IOException {
        if (!name.isEmpty() && written.add(name)) {
            target.putNextEntry(new ZipEntry(name));
            try (var bytes = source.getInputStream(entry)) {
                bytes.transferTo(target);
            }
            target.closeEntry();
        }
    }

    private static List<Path> classPath(JarFile source, Path folder) throws IOException {
        return Stream.concat(
                        Stream.of(folder.resolve("application.jar")),
                        libraries(source).stream().map(library -> inFolder(folder, library)))
                .toList();
    }

    /** The libraries in the order that the build gave them. */
    private static List<String> libraries(JarFile source) throws IOException {
        try (var index = source.getInputStream(source.getEntry(INDEX))) {
            return new String(index.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("- "))
                    .map(line -> line.substring(2).replace("\"", "").strip())
                    .toList();
        }
    }

    private static Path inFolder(Path folder, String library) {
        return folder.resolve("lib").resolve(library.substring(library.lastIndexOf('/') + 1));
    }
}
