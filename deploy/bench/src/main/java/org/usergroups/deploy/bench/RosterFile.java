package org.usergroups.deploy.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A roster as JSON lines, read to know what must be found after its import. Lines are counted as the import counts them. */
record RosterFile(byte[] bytes, List<String> lines) {

    /** Stands for lines that name no country. */
    static final String NOWHERE = "";

    private static final int LARGEST = 64 * 1024 * 1024;

    static RosterFile read(Path file) throws Refusal, IOException {
        try (var input = Files.newInputStream(file)) {
            var bytes = input.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new Refusal(
                        file + " is larger than the " + LARGEST / 1024 / 1024 + " MB that the bench imports.");
            }
            return of(bytes);
        }
    }

    static RosterFile of(byte[] bytes) {
        var lines = new ArrayList<String>();
        var line = new ByteArrayOutputStream();
        for (var index = 0; index <= bytes.length; index++) {
            if (index < bytes.length && bytes[index] != '\n') {
                line.write(bytes[index]);
                continue;
            }
            var text = line.toString(StandardCharsets.UTF_8);
            if (!text.isBlank()) {
                lines.add(text);
            }
            line.reset();
        }
        return new RosterFile(bytes, List.copyOf(lines));
    }

    /** The slugs to be found by country; of several lines with one id the last accepted one counts. */
    Map<String, Set<String>> expected(Set<Integer> rejectedLines) {
        var countries = new LinkedHashMap<String, String>();
        for (var number = 1; number <= lines.size(); number++) {
            if (rejectedLines.contains(number)) {
                continue;
            }
            try {
                var line = JsonMapper.shared().readTree(lines.get(number - 1));
                countries.put(line.path("id").asString(""), line.path("country").asString(NOWHERE));
            } catch (JacksonException malformed) {
                // An accepted line that is no JSON: it cannot be found, and shows as missing under its number.
                countries.put("line " + number, NOWHERE);
            }
        }
        var slugs = new TreeMap<String, Set<String>>();
        countries.forEach((slug, country) ->
                slugs.computeIfAbsent(country, _ -> new TreeSet<>()).add(slug));
        return slugs;
    }
}
