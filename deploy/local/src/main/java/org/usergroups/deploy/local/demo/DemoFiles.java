package org.usergroups.deploy.local.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The texts of the demo world, which come with the program. */
final class DemoFiles {

    private static final ObjectMapper JSON = new ObjectMapper();

    private DemoFiles() {}

    /**
     * A text with fields above it, one {@code name: value} a line, ended by an empty line or {@code ---}.
     *
     * @param name the file's name without its ending
     */
    record Headed(String name, Map<String, String> fields, String body) {

        String field(String key) {
            var value = fields.get(key);
            if (value == null) {
                throw new IllegalStateException(name + " has no field " + key);
            }
            return value;
        }
    }

    static byte[] bytes(String name) {
        try (var file = DemoFiles.class.getResourceAsStream("/demo/" + name)) {
            if (file == null) {
                throw new IllegalStateException("demo/" + name + " is missing in this build");
            }
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new IllegalStateException("demo/" + name + " cannot be read", unreadable);
        }
    }

    static <T> List<T> jsonLines(String name, Class<T> type) {
        var values = new ArrayList<T>();
        for (var line : text(name).lines().toList()) {
            try {
                values.add(JSON.readValue(line, type));
            } catch (JsonProcessingException malformed) {
                throw new IllegalStateException("demo/" + name + " has a malformed line", malformed);
            }
        }
        return values;
    }

    /** The texts of a folder in the order of its index. */
    static List<Headed> headed(String folder) {
        return text(folder + "/index.txt")
                .lines()
                .map(file -> headed(file.replaceFirst("\\.[a-z]+$", ""), text(folder + "/" + file)))
                .toList();
    }

    static Headed headed(String name, String text) {
        var lines = text.replaceFirst("^---\n", "").lines().toList();
        var fields = new LinkedHashMap<String, String>();
        var next = 0;
        for (; !lines.get(next).isBlank() && !lines.get(next).equals("---"); next++) {
            var field = lines.get(next).split(": ", 2);
            fields.put(field[0], field[1]);
        }
        var body = String.join("\n", lines.subList(next + 1, lines.size())).strip() + "\n";
        return new Headed(name, fields, body);
    }

    private static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }
}
