package org.usergroups.platform.places.compiler;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the columns of a table, each with its length before it. */
final class TableWriter implements AutoCloseable {

    private static final int FORMAT = 1;

    private final DataOutputStream out;

    TableWriter(Path file) throws IOException {
        out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
        out.writeInt(FORMAT);
    }

    void bytes(byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    void ints(int[] ints) throws IOException {
        out.writeInt(ints.length);
        for (var number : ints) {
            out.writeInt(number);
        }
    }

    void shorts(int[] numbers) throws IOException {
        out.writeInt(numbers.length);
        for (var number : numbers) {
            out.writeShort(number);
        }
    }

    void strings(List<String> strings) throws IOException {
        out.writeInt(strings.size());
        for (var text : strings) {
            bytes(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Many short texts: all their bytes, and where each ends. */
    void texts(List<String> texts) throws IOException {
        var ends = new int[texts.size()];
        var bytes = new ByteArrayOutputStream();
        for (var at = 0; at < ends.length; at++) {
            bytes.writeBytes(texts.get(at).getBytes(StandardCharsets.UTF_8));
            ends[at] = bytes.size();
        }
        bytes(bytes.toByteArray());
        ints(ends);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
