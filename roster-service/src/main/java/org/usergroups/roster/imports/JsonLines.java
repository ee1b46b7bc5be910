package org.usergroups.roster.imports;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads JSON lines: one object a line, UTF-8. A line that cannot be read stops nothing. */
final class JsonLines {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final JsonMapper json;

    JsonLines(JsonMapper json) {
        this.json = json;
    }

    void read(InputStream body, RowIntake rows) throws IOException {
        var input = new BufferedInputStream(body, 64 * 1024);
        var line = new ByteArrayOutputStream();
        var tooLong = false;
        var number = 0;
        for (var read = input.read(); ; read = input.read()) {
            if (read == '\n' || read < 0) {
                number++;
                if (tooLong) {
                    rows.refuse(
                            number, null, null, "The line is longer than %d kB.".formatted(RowLimit.LARGEST / 1024));
                } else {
                    take(number, line.toByteArray(), rows);
                }
                line.reset();
                tooLong = false;
                if (read < 0) {
                    return;
                }
            } else if (line.size() < RowLimit.LARGEST) {
                line.write(read);
            } else {
                tooLong = true;
            }
        }
    }

    private void take(int number, byte[] bytes, RowIntake rows) throws IOException {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            rows.refuse(number, null, null, "The line is not UTF-8.");
            return;
        }
        if (number == 1 && text.startsWith(BYTE_ORDER_MARK)) {
            text = text.substring(1);
        }
        if (text.isBlank()) {
            return;
        }
        try {
            if (json.readTree(text) instanceof ObjectNode said) {
                rows.entry(number, said);
            } else {
                rows.refuse(number, null, null, "The line is not a JSON object.");
            }
        } catch (JacksonException malformed) {
            rows.refuse(
                    number,
                    null,
                    null,
                    "The line is not JSON of the import's form: " + RowIntake.firstSentence(malformed));
        }
    }
}
