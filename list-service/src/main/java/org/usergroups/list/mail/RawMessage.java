package org.usergroups.list.mail;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A message as bytes, with the place of each header field in it. What is not asked to be changed stays as it is, to the byte: a
 * signature over it remains good.
 */
public final class RawMessage {

    private final byte[] bytes;
    private final List<Field> fields;
    private final int bodyStart;

    /**
     * A header field.
     *
     * @param name in small letters
     * @param start where its first byte lies
     * @param end behind its line end
     */
    private record Field(String name, int valueStart, int start, int end) {}

    private RawMessage(byte[] bytes, List<Field> fields, int bodyStart) {
        this.bytes = bytes;
        this.fields = fields;
        this.bodyStart = bodyStart;
    }

    /** Finds the header fields. A line that cannot belong to the header ends it, as if an empty line stood before it. */
    public static RawMessage of(byte[] bytes) {
        var fields = new ArrayList<Field>();
        var position = 0;
        while (position < bytes.length) {
            var lineEnd = lineEnd(bytes, position);
            if (isEmptyLine(bytes, position, lineEnd)) {
                return new RawMessage(bytes, fields, lineEnd);
            }
            var colon = colon(bytes, position, lineEnd);
            if (colon < 0 && !isMailboxMark(bytes, position)) {
                return new RawMessage(bytes, fields, position);
            }
            var end = lineEnd;
            while (end < bytes.length && (bytes[end] == ' ' || bytes[end] == '\t') && !isBlank(bytes, end)) {
                end = lineEnd(bytes, end);
            }
            if (colon >= 0) {
                var name = new String(bytes, position, colon - position, StandardCharsets.US_ASCII)
                        .strip()
                        .toLowerCase(Locale.ROOT);
                fields.add(new Field(name, colon + 1, position, end));
            }
            position = end;
        }
        return new RawMessage(bytes, fields, bytes.length);
    }

    /** The values of all fields of a name, unfolded, in their order. */
    public List<String> values(String name) {
        var wanted = name.toLowerCase(Locale.ROOT);
        return fields.stream()
                .filter(field -> field.name().equals(wanted))
                .map(this::value)
                .toList();
    }

    /** The value of the first field of a name. */
    public Optional<String> value(String name) {
        return values(name).stream().findFirst();
    }

    public int fieldCount() {
        return fields.size();
    }

    public int headerSize() {
        return bodyStart;
    }

    /** The body, from behind the empty line. */
    public ByteBuffer body() {
        return ByteBuffer.wrap(bytes, bodyStart, bytes.length - bodyStart)
                .slice()
                .asReadOnlyBuffer();
    }

    /**
     * Writes the message with other header fields: those named are left out, the new ones stand first. Every other byte is as it was,
     * and none is copied.
     *
     * @param removed names in small letters
     * @param added whole fields without a line end
     */
    public void writeWith(Set<String> removed, List<String> added, OutputStream target) throws IOException {
        for (var field : added) {
            target.write((field + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
        for (var field : fields) {
            if (!removed.contains(field.name())) {
                target.write(bytes, field.start(), field.end() - field.start());
            }
        }
        var separatorStart = fields.isEmpty() ? 0 : fields.getLast().end();
        if (separatorStart == bodyStart) {
            target.write(new byte[] {'\r', '\n'});
        }
        target.write(bytes, separatorStart, bytes.length - separatorStart);
    }

    private String value(Field field) {
        var value = Arrays.copyOfRange(bytes, field.valueStart(), field.end());
        return text(value)
                .replaceAll("\\r?\\n(?=[ \\t])", "")
                .replaceAll("[\\r\\n]", "")
                .strip();
    }

    /** Header bytes outside ASCII are UTF-8 (RFC 6532), or else what old programs send. */
    private static String text(byte[] value) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
        } catch (CharacterCodingException old) {
            return new String(value, StandardCharsets.ISO_8859_1);
        }
    }

    private static int lineEnd(byte[] bytes, int from) {
        var position = from;
        while (position < bytes.length && bytes[position] != '\n') {
            position++;
        }
        return Math.min(position + 1, bytes.length);
    }

    private static boolean isEmptyLine(byte[] bytes, int start, int end) {
        return bytes[start] == '\n' || (bytes[start] == '\r' && end == start + 2 && bytes[start + 1] == '\n');
    }

    private static boolean isBlank(byte[] bytes, int start) {
        for (var position = start; position < bytes.length && bytes[position] != '\n'; position++) {
            if (bytes[position] != ' ' && bytes[position] != '\t' && bytes[position] != '\r') {
                return false;
            }
        }
        return true;
    }

    /** Where the colon behind a field's name is, or -1 if the line does not begin with a name (RFC 5322, section 2.2). */
    private static int colon(byte[] bytes, int start, int end) {
        var nameEnd = start;
        while (nameEnd < end && bytes[nameEnd] > ' ' && bytes[nameEnd] < 127 && bytes[nameEnd] != ':') {
            nameEnd++;
        }
        var position = nameEnd;
        while (position < end && (bytes[position] == ' ' || bytes[position] == '\t')) {
            position++;
        }
        return nameEnd > start && position < end && bytes[position] == ':' ? position : -1;
    }

    /** The line with which a message begins in an mbox file, which some programs leave on. */
    private static boolean isMailboxMark(byte[] bytes, int start) {
        return start == 0 && bytes.length > 5 && new String(bytes, 0, 5, StandardCharsets.US_ASCII).equals("From ");
    }
}
