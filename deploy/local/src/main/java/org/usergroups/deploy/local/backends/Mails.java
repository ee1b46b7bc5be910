package org.usergroups.deploy.local.backends;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The mails of the mailbox, newest first; each is a file too, so they outlive the process. The oldest go first. */
final class Mails {

    private static final int MOST = 2_000;

    private final Path folder;
    private final Deque<Mail> newestFirst = new ArrayDeque<>();

    private Mails(Path folder) {
        this.folder = folder;
    }

    static Mails in(Path folder) throws IOException {
        var mails = new Mails(Files.createDirectories(folder));
        try (var files = Files.newDirectoryStream(folder, "*.eml")) {
            for (var file : files) {
                try (var source = Files.newInputStream(file)) {
                    mails.newestFirst.add(Mail.read(number(file), source));
                }
            }
        }
        var sorted = mails.newestFirst.stream()
                .sorted((one, other) -> Long.compare(other.id(), one.id()))
                .toList();
        mails.newestFirst.clear();
        mails.newestFirst.addAll(sorted);
        return mails;
    }

    /** Keeps a message that arrived for a recipient; when this returns, it is in its file. */
    synchronized void keep(String to, String from, Instant receivedAt, byte[] message) throws IOException {
        var id = newestFirst.isEmpty() ? 1 : newestFirst.getFirst().id() + 1;
        var stored = new ByteArrayOutputStream(message.length + 256);
        stored.writeBytes((header(Mail.RECIPIENT, to)
                        + header(Mail.SENDER, from)
                        + header(Mail.RECEIVED_AT, receivedAt.toString()))
                .getBytes(StandardCharsets.UTF_8));
        stored.writeBytes(message);
        var bytes = stored.toByteArray();
        var part = folder.resolve(id + ".part");
        Files.write(part, bytes);
        Files.move(part, file(id));
        newestFirst.addFirst(Mail.read(id, new ByteArrayInputStream(bytes)));
        while (newestFirst.size() > MOST) {
            Files.deleteIfExists(file(newestFirst.removeLast().id()));
        }
    }

    synchronized List<Mail> all() {
        return List.copyOf(newestFirst);
    }

    List<Mail> to(String address) {
        return all().stream()
                .filter(mail -> mail.to().equalsIgnoreCase(address.strip()))
                .toList();
    }

    Optional<Mail> withId(String id) {
        return all().stream()
                .filter(mail -> String.valueOf(mail.id()).equals(id))
                .findFirst();
    }

    synchronized void removeAll() throws IOException {
        for (var mail : newestFirst) {
            Files.deleteIfExists(file(mail.id()));
        }
        newestFirst.clear();
    }

    private Path file(long id) {
        return folder.resolve(id + ".eml");
    }

    private static long number(Path file) {
        return Long.parseLong(file.getFileName().toString().replace(".eml", ""));
    }

    private static String header(String name, String value) {
        return name + ": " + value.replaceAll("[\\r\\n]", " ") + "\r\n";
    }
}
