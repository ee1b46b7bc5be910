package org.usergroups.deploy.bench.plain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Answers {@code GET /plain/{name}} with the bytes of a file of a folder, which it reads at its start. */
@SpringBootApplication
public class PlainHandler {

    public static void main(String[] arguments) {
        SpringApplication.run(PlainHandler.class, arguments);
    }

    @RestController
    static class Bytes {

        private final Map<String, byte[]> files = new HashMap<>();

        Bytes(@org.springframework.beans.factory.annotation.Value("${folder}") Path folder) throws IOException {
            try (var all = Files.list(folder)) {
                for (var file : all.toList()) {
                    files.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
                }
            }
        }

        @GetMapping("/plain/{name}")
        ResponseEntity<byte[]> read(@PathVariable String name) {
            var bytes = files.get(name);
            return bytes == null
                    ? ResponseEntity.notFound().build()
                    : ResponseEntity.ok()
                            .contentType(MediaType.APPLICATION_JSON)
                            .body(bytes);
        }
    }
}
