package org.usergroups.platform.places;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads a compiled file: columns one after the other, each with its length before it. */
final class Tables implements AutoCloseable {

    private static final int FORMAT = 1;

    private final DataInputStream in;

    private Tables(InputStream in) {
        this.in = new DataInputStream(new BufferedInputStream(in, 1 << 16));
    }

    static Tables open(String file) {
        var stream = Tables.class.getResourceAsStream(file);
        if (stream == null) {
            throw new IllegalStateException(
                    file + " is missing from the class path: the build of platform-places makes it.");
        }
        var tables = new Tables(stream);
        var format = tables.number();
        if (format != FORMAT) {
            throw new IllegalStateException("%s has format %d, not %d: build again.".formatted(file, format, FORMAT));
        }
        return tables;
    }

    int number() {
        try {
            return in.readInt();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    byte[] bytes() {
        return bytes(number());
    }

    int[] ints() {
        var ints = new int[number()];
        ByteBuffer.wrap(bytes(ints.length * Integer.BYTES)).asIntBuffer().get(ints);
        return ints;
    }

    short[] shorts() {
        var shorts = new short[number()];
        ByteBuffer.wrap(bytes(shorts.length * Short.BYTES)).asShortBuffer().get(shorts);
        return shorts;
    }

    String[] strings() {
        var strings = new String[number()];
        for (var at = 0; at < strings.length; at++) {
            strings[at] = new String(bytes(), StandardCharsets.UTF_8);
        }
        return strings;
    }

    private byte[] bytes(int length) {
        try {
            var bytes = new byte[length];
            in.readFully(bytes);
            return bytes;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
