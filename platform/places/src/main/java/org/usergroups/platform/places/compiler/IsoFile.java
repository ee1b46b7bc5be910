package org.usergroups.platform.places.compiler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** Reads a file of the package {@code iso-3166}: a list of objects as JavaScript, with text fields only. */
final class IsoFile {

    private static final Pattern OBJECT = Pattern.compile("\\{\\s*\\n(.*?)\\n\\s*}", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("(\\w+): (?:'([^']*)'|\"([^\"]*)\")");

    private IsoFile() {}

    static List<Entry> read(Path file) throws IOException {
        var code = Files.readString(file);
        var list = code.substring(code.indexOf("= [") + 3);
        var entries = new ArrayList<Entry>();
        var objects = OBJECT.matcher(list);
        while (objects.find()) {
            var entry = new HashMap<String, String>();
            var fields = FIELD.matcher(objects.group(1));
            while (fields.find()) {
                entry.put(fields.group(1), fields.group(2) == null ? fields.group(3) : fields.group(2));
            }
            entries.add(new Entry(entry));
        }
        return entries;
    }

    /** One object of the list. */
    record Entry(Map<String, String> fields) {

        String get(String field) {
            return Objects.requireNonNull(fields.get(field), () -> "No " + field + " in " + fields);
        }
    }
}
