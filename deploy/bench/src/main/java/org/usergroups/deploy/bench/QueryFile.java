package org.usergroups.deploy.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Queries and what they should find: UTF-8, columns between tabs, named by the first line. What is malformed is refused with the
 * number of its line.
 */
final class QueryFile {

    private static final int MOST_LINES = 10_000;
    private static final int LONGEST_LINE = 1024 * 1024;
    private static final int LARGEST = 16 * 1024 * 1024;
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final List<String> COLUMNS = List.of("qid", "query", "lang", "kind", "filters", "top", "relevant");
    private static final Map<String, String> SINGULARS =
            Map.of("topics", "topic", "countries", "country", "languages", "language");

    /** Parameters that are no filters: a file that has them there would be asked something else than it says. */
    private static final Set<String> NO_FILTERS = Set.of("q", "lang", "size");

    private QueryFile() {}

    /** One line that is not blank, by its number in the file. */
    private record Line(int number, List<String> cells) {

        Refusal malformed(String what) {
            return QueryFile.malformed(number, what);
        }
    }

    static List<Query> read(Path file) throws Refusal, IOException {
        try (var input = Files.newInputStream(file)) {
            var bytes = input.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new Refusal("The query file " + file + " is larger than " + LARGEST / 1024 / 1024 + " MB.");
            }
            return parse(bytes);
        }
    }

    static List<Query> parse(byte[] bytes) throws Refusal {
        var lines = lines(bytes);
        if (lines.size() < 2) {
            throw new Refusal("The query file needs a line that names the columns, and a line for every query.");
        }
        var columns = lines.getFirst().cells();
        for (var column : COLUMNS) {
            if (!columns.contains(column)) {
                throw lines.getFirst().malformed("names no column " + column);
            }
        }
        var queries = new ArrayList<Query>();
        for (var line : lines.subList(1, lines.size())) {
            queries.add(query(line, columns));
        }
        return List.copyOf(queries);
    }

    private static List<Line> lines(byte[] bytes) throws Refusal {
        var lines = new ArrayList<Line>();
        var number = 0;
        for (var begin = 0; begin < bytes.length; ) {
            var end = begin;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            if (++number > MOST_LINES) {
                throw new Refusal("The query file has more than " + MOST_LINES + " lines.");
            }
            var text = text(bytes, begin, end, number);
            if (!text.isBlank()) {
                lines.add(new Line(number, List.of(text.split("\t", -1))));
            }
            begin = end + 1;
        }
        return lines;
    }

    private static String text(byte[] bytes, int begin, int end, int number) throws Refusal {
        if (end - begin > LONGEST_LINE) {
            throw malformed(number, "is longer than 1 MB");
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, begin, end - begin))
                    .toString();
            var line = number == 1 && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
            return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        } catch (CharacterCodingException wrong) {
            throw malformed(number, "is not UTF-8");
        }
    }

    private static Query query(Line line, List<String> columns) throws Refusal {
        if (line.cells().size() != columns.size()) {
            throw line.malformed(
                    "has " + line.cells().size() + " columns where the first line names " + columns.size());
        }
        var cells = COLUMNS.stream()
                .map(column -> line.cells().get(columns.indexOf(column)).strip())
                .toList();
        for (var name : List.of("qid", "kind")) {
            if (cells.get(COLUMNS.indexOf(name)).isEmpty()) {
                throw line.malformed("has no " + name);
            }
        }
        return new Query(
                cells.get(0),
                cells.get(1),
                cells.get(2),
                cells.get(3),
                filters(line, cells.get(4)),
                ids(cells.get(5)),
                Set.copyOf(ids(cells.get(6))));
    }

    private static List<String> ids(String cell) {
        var ids = new LinkedHashSet<String>();
        Arrays.stream(cell.split(","))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .forEach(ids::add);
        return List.copyOf(ids);
    }

    private static Map<String, List<String>> filters(Line line, String cell) throws Refusal {
        var filters = new LinkedHashMap<String, List<String>>();
        if (cell.isEmpty()) {
            return Map.of();
        }
        for (var member : object(line, cell).properties()) {
            var name = SINGULARS.getOrDefault(member.getKey(), member.getKey());
            if (NO_FILTERS.contains(name)) {
                throw line.malformed("has a filter " + name + ", which is no filter but a parameter of every search");
            }
            var values = filters.computeIfAbsent(name, _ -> new ArrayList<>());
            for (var value : member.getValue().isArray() ? member.getValue() : List.of(member.getValue())) {
                if (!value.isValueNode() || value.isNull()) {
                    throw line.malformed(
                            "has a filter " + member.getKey() + " that is neither a value nor a list of values");
                }
                values.add(value.asString());
            }
        }
        filters.replaceAll((_, values) -> List.copyOf(values));
        return Collections.unmodifiableMap(filters);
    }

    private static JsonNode object(Line line, String cell) throws Refusal {
        try {
            var object = JsonMapper.shared().readTree(cell);
            if (object.isObject()) {
                return object;
            }
        } catch (JacksonException malformed) {
            // Told below, as for JSON of another kind.
        }
        throw line.malformed("has filters that are no JSON object, as {\"country\": \"DE\"} is");
    }

    private static Refusal malformed(int number, String what) {
        return new Refusal("Line %d of the query file %s.".formatted(number, what));
    }
}
