package org.usergroups.list.mail;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.usergroups.platform.testing.ProjectRoot;

/** Sample mail that lies beside the project where it is there at all; tests that need it are skipped where it is not. */
public final class SampleMail {

    private SampleMail() {}

    /** A file of the samples; skips the test if it is not there. */
    public static Path file(String relative) {
        var file = ProjectRoot.sharedData("mail").resolve(relative);
        assumeTrue(Files.exists(file), () -> "skipped: no sample mail at " + file);
        return file;
    }

    /** The messages of an mbox file, in their order, without the lines that part them. */
    public static List<byte[]> mbox(String relative) throws IOException {
        var messages = new ArrayList<byte[]>();
        var message = new ByteArrayOutputStream();
        var afterEmptyLine = true;
        for (var line : lines(Files.readAllBytes(file(relative)))) {
            if (afterEmptyLine && startsWith(line, "From ")) {
                if (message.size() > 0) {
                    messages.add(message.toByteArray());
                }
                message.reset();
            } else {
                message.writeBytes(startsWith(line, ">From ") ? Arrays.copyOfRange(line, 1, line.length) : line);
            }
            afterEmptyLine = line.length <= 2;
        }
        messages.add(message.toByteArray());
        return messages;
    }

    private static List<byte[]> lines(byte[] bytes) {
        var lines = new ArrayList<byte[]>();
        var start = 0;
        for (var i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n' || i == bytes.length - 1) {
                lines.add(Arrays.copyOfRange(bytes, start, i + 1));
                start = i + 1;
            }
        }
        return lines;
    }

    private static boolean startsWith(byte[] line, String prefix) {
        return new String(line, StandardCharsets.ISO_8859_1).startsWith(prefix);
    }
}
