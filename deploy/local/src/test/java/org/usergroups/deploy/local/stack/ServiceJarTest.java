package org.usergroups.deploy.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceJarTest {

    @TempDir
    Path target;

    @Test
    void aSpringBootJarIsUnpackedInTheOrderOfItsIndex() throws Exception {
        var jar = write(Map.of(
                "BOOT-INF/classes/application.yaml", "a: 1",
                "BOOT-INF/lib/b.jar", "b",
                "BOOT-INF/lib/a.jar", "a",
                "BOOT-INF/classpath.idx", "- \"BOOT-INF/lib/b.jar\"\n- \"BOOT-INF/lib/a.jar\"\n",
                "META-INF/services/x", "y"));
        var program = ServiceJar.unpacked(jar);
        assertThat(program.mainClass()).isEqualTo("org.example.Application");
        assertThat(program.classPath())
                .containsExactly(
                        target.resolve("unpacked/application.jar"),
                        target.resolve("unpacked/lib/b.jar"),
                        target.resolve("unpacked/lib/a.jar"));
        var application = program.classPath().getFirst().toUri().toURL();
        try (var loader = new URLClassLoader(new java.net.URL[] {application}, null)) {
            assertThat(loader.getResource("application.yaml")).isNotNull();
            assertThat(loader.getResource("META-INF/services/x")).isNotNull();
        }
    }

    @Test
    void aNewerJarIsUnpackedAnew() throws Exception {
        ServiceJar.unpacked(
                write(Map.of("BOOT-INF/lib/a.jar", "a", "BOOT-INF/classpath.idx", "- \"BOOT-INF/lib/a.jar\"\n")));
        ServiceJar.unpacked(
                write(Map.of("BOOT-INF/lib/a.jar", "newer", "BOOT-INF/classpath.idx", "- \"BOOT-INF/lib/a.jar\"\n")));
        assertThat(target.resolve("unpacked/lib/a.jar")).hasContent("newer");
    }

    private Path write(Map<String, String> entries) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Start-Class", "org.example.Application");
        var jar = target.resolve("blog-service.jar");
        try (var output = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (var entry : entries.entrySet()) {
                output.putNextEntry(new ZipEntry(entry.getKey()));
                output.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                output.closeEntry();
            }
        }
        return jar;
    }
}
