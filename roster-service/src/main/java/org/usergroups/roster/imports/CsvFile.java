package org.usergroups.roster.imports;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.usergroups.platform.web.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads CSV (RFC 4180, UTF-8): a row that names the columns, in any order, then a row for each entry. The separator is whichever of
 * comma, semicolon and tab the first row has most of.
 */
final class CsvFile {

    private static final int FIRST_ROW_AT_MOST = 16 * 1024;
    private static final List<String> LISTS = List.of("languages", "topics");
    private static final List<String> STRUCTURED = List.of("translations", "places", "access", "story", "channels");

    /** The columns, by their names without case, spaces and punctuation; those of the form itself, then what people write. */
    private static final Map<String, String> COLUMNS = Map.ofEntries(
            Map.entry("id", "id"),
            Map.entry("slug", "id"),
            Map.entry("name", "name"),
            Map.entry("group", "name"),
            Map.entry("groupname", "name"),
            Map.entry("title", "name"),
            Map.entry("description", "description"),
            Map.entry("about", "description"),
            Map.entry("summary", "description"),
            Map.entry("language", "language"),
            Map.entry("translations", "translations"),
            Map.entry("url", "url"),
            Map.entry("website", "url"),
            Map.entry("web", "url"),
            Map.entry("homepage", "url"),
            Map.entry("link", "url"),
            Map.entry("country", "country"),
            Map.entry("countrycode", "country"),
            Map.entry("subdivision", "subdivision"),
            Map.entry("region", "region"),
            Map.entry("state", "region"),
            Map.entry("province", "region"),
            Map.entry("city", "city"),
            Map.entry("town", "city"),
            Map.entry("place", "city"),
            Map.entry("lat", "lat"),
            Map.entry("latitude", "lat"),
            Map.entry("lon", "lon"),
            Map.entry("lng", "lon"),
            Map.entry("long", "lon"),
            Map.entry("longitude", "lon"),
            Map.entry("timezone", "timezone"),
            Map.entry("zone", "timezone"),
            Map.entry("scope", "scope"),
            Map.entry("online", "online"),
            Map.entry("places", "places"),
            Map.entry("languages", "languages"),
            Map.entry("topics", "topics"),
            Map.entry("topic", "topics"),
            Map.entry("tags", "topics"),
            Map.entry("foundedon", "foundedOn"),
            Map.entry("founded", "foundedOn"),
            Map.entry("since", "foundedOn"),
            Map.entry("access", "access"),
            Map.entry("story", "story"),
            Map.entry("status", "status"),
            Map.entry("channels", "channels"),
            Map.entry("source", "source"),
            Map.entry("licence", "licence"),
            Map.entry("license", "licence"),
            Map.entry("note", "note"),
            Map.entry("notes", "note"),
            Map.entry("comment", "note"));

    private final JsonMapper json;

    CsvFile(JsonMapper json) {
        this.json = json;
    }

    void read(InputStream body, RowIntake rows) throws IOException {
        var limit = new RowLimit(body);
        var input = new BufferedInputStream(limit, FIRST_ROW_AT_MOST);
        var separator = separator(input);
        var reader = new InputStreamReader(
                input,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        var format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(false)
                .get();
        var number = 1L;
        try (var parser =
                CSVParser.builder().setReader(reader).setFormat(format).get()) {
            var records = parser.iterator();
            var columns = columns(next(records, limit));
            for (number = parser.getCurrentLineNumber() + 1;
                    records.hasNext();
                    number = parser.getCurrentLineNumber() + 1) {
                take((int) number, columns, next(records, limit), rows);
            }
        } catch (UncheckedIOException | IOException | IllegalStateException broken) {
            throw unreadable(broken, number);
        }
    }

    private static CSVRecord next(Iterator<CSVRecord> records, RowLimit limit) {
        if (!records.hasNext()) {
            throw Problem.malformed("The file is empty. Its first row must name the columns.");
        }
        limit.next();
        return records.next();
    }

    private static RuntimeException unreadable(Exception broken, long number) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
            if (cause instanceof CharacterCodingException) {
                return Problem.malformed(
                        "The file is not UTF-8, somewhere after row %d. Save it as “CSV UTF-8”.".formatted(number));
            }
        }
        return broken instanceof UncheckedIOException || broken instanceof CSVException
                ? Problem.malformed(
                        "The row that begins in line %d is not CSV: a quotation mark within a cell must be doubled, and the cell be quoted."
                                .formatted(number))
                : Problem.malformed("The file cannot be read after row %d.".formatted(number));
    }

    /** Looks at the first row without reading it; a byte order mark is skipped. */
    private static char separator(BufferedInputStream input) throws IOException {
        input.mark(FIRST_ROW_AT_MOST);
        var start = input.readNBytes(FIRST_ROW_AT_MOST);
        input.reset();
        if (start.length >= 2
                && (start[0] == (byte) 0xFE && start[1] == (byte) 0xFF
                        || start[0] == (byte) 0xFF && start[1] == (byte) 0xFE)) {
            throw Problem.malformed("The file is UTF-16. Save it as “CSV UTF-8”.");
        }
        if (start.length >= 3 && start[0] == (byte) 0xEF && start[1] == (byte) 0xBB && start[2] == (byte) 0xBF) {
            input.skipNBytes(3);
        }
        var counts = new int[128];
        var isQuoted = false;
        for (var one : start) {
            if (one == '"') {
                isQuoted = !isQuoted;
            } else if ((one == '\n' || one == '\r') && !isQuoted) {
                break;
            } else if (one > 0 && !isQuoted) {
                counts[one]++;
            }
        }
        return counts[';'] > counts[','] && counts[';'] >= counts['\t'] ? ';' : counts['\t'] > counts[','] ? '\t' : ',';
    }

    /** The field of each column; those that are not the form's keep their names, so that addresses of people are told. */
    private static List<String> columns(CSVRecord first) {
        var columns = new ArrayList<String>();
        var there = new HashSet<String>();
        for (var cell : first) {
            var plain = cell.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
            var field = COLUMNS.getOrDefault(plain, cell.strip());
            if (COLUMNS.containsKey(plain) && !there.add(field)) {
                throw Problem.invalid("file", "Two columns mean “%s”.".formatted(field));
            }
            columns.add(field);
        }
        if (!there.contains("id") || !there.contains("name")) {
            throw Problem.invalid(
                    "file",
                    "The first row must name the columns, id and name among them. It has: %s."
                            .formatted(shortened(String.join(", ", columns))));
        }
        return columns;
    }

    private static String shortened(String text) {
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }

    private void take(int number, List<String> columns, CSVRecord record, RowIntake rows) throws IOException {
        if (record.size() == 1 && record.get(0).isBlank()) {
            return;
        }
        if (record.size() > columns.size()) {
            rows.refuse(
                    number,
                    null,
                    null,
                    "The row has %d cells, the first row names %d columns.".formatted(record.size(), columns.size()));
            return;
        }
        var said = JsonNodeFactory.instance.objectNode();
        for (var at = 0; at < record.size(); at++) {
            var cell = record.get(at).strip();
            if (cell.isEmpty()) {
                continue;
            }
            var wrong = put(said, columns.get(at), isQuotedFormula(cell) ? cell.substring(1) : cell);
            if (!wrong.isEmpty()) {
                rows.refuse(number, said.path("id").asString(null), columns.get(at), wrong);
                return;
            }
        }
        rows.entry(number, said);
    }

    /** Whether a cell begins as exports begin what a spreadsheet would take for a formula. */
    private static boolean isQuotedFormula(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && "=+-@\t\r".indexOf(cell.charAt(1)) >= 0;
    }

    /** Puts a cell into its field; answers what is wrong with it, or nothing. */
    private String put(ObjectNode said, String field, String cell) {
        if (field.equals("lat") || field.equals("lon")) {
            try {
                said.put(field, Double.parseDouble(cell.replace(',', '.')));
            } catch (NumberFormatException noNumber) {
                return "Must be a number of degrees such as 38.72.";
            }
        } else if (field.equals("online")) {
            switch (cell.toLowerCase(Locale.ROOT)) {
                case "true", "yes", "y", "x", "1" -> said.put(field, true);
                case "false", "no", "n", "-", "0" -> said.put(field, false);
                default -> {
                    return "Must be yes or no.";
                }
            }
        } else if (LISTS.contains(field) && !cell.startsWith("[")) {
            var list = said.putArray(field);
            List.of(cell.split("[;,|]")).stream()
                    .map(String::strip)
                    .filter(one -> !one.isEmpty())
                    .forEach(list::add);
        } else if (field.equals("channels") && !cell.startsWith("[")) {
            channels(said, cell);
        } else if (STRUCTURED.contains(field) || LISTS.contains(field)) {
            try {
                said.set(field, json.readTree(cell));
            } catch (JacksonException malformed) {
                return "Must be JSON as an export writes it: " + RowIntake.firstSentence(malformed);
            }
        } else {
            said.put(field, cell);
        }
        return "";
    }

    /** Links one after the other, each with or without what it is before it, as in {@code chat https://chat.example}. */
    private static void channels(ObjectNode said, String cell) {
        var list = said.putArray("channels");
        var type = "";
        for (var word : cell.split("[\\s;,|]+")) {
            if (word.contains(":") && !word.endsWith(":")) {
                var channel = list.addObject().put("url", word);
                if (!type.isEmpty()) {
                    channel.put("type", type);
                }
                type = "";
            } else {
                type = word.replaceAll(":$", "");
            }
        }
    }
}
