package org.usergroups.list.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.jspecify.annotations.Nullable;

/**
 * The text that a person would read in a mail (RFC 2045, 2046): plain text where there is any, else its HTML as text; no attachments,
 * and nothing of mails inside it.
 *
 * <p>The parser streams, and every size has a bound, so that no message can cost much more than its own length.
 */
final class MailText {

    static final int DEEPEST = 30;
    static final int MOST_PARTS = 1_000;
    static final int MOST_FIELDS = 2_000;
    static final int LARGEST_FIELD = 256 * 1024;
    private static final int LARGEST_TEXT_PART = 512 * 1024;

    private static final MimeConfig LIMITS = new MimeConfig.Builder()
            .setMaxLineLen(-1)
            .setMaxHeaderCount(MOST_FIELDS)
            .setMaxHeaderLen(LARGEST_FIELD)
            .setMaxContentLen(-1)
            .setMalformedHeaderStartsBody(true)
            .build();

    /** Text found so far; HTML is already text, but gives way to a plain alternative. */
    private record Passage(String text, boolean isHtml) {}

    /** A multipart that is being read. */
    private record Container(boolean isAlternative, List<Passage> passages) {

        Passage whole() {
            if (isAlternative) {
                return passages.stream()
                        .filter(passage -> !passage.isHtml() && !passage.text().isBlank())
                        .findFirst()
                        .or(() -> passages.stream()
                                .filter(passage -> !passage.text().isBlank())
                                .findFirst())
                        .orElse(new Passage("", false));
            }
            var texts = passages.stream()
                    .map(Passage::text)
                    .filter(text -> !text.isBlank())
                    .toList();
            return new Passage(
                    String.join("\n\n", texts),
                    !passages.isEmpty() && passages.stream().allMatch(Passage::isHtml));
        }
    }

    private final MimeTokenStream stream = new MimeTokenStream(LIMITS);
    private final Deque<Container> containers = new ArrayDeque<>();
    private int messages;
    private int depth;
    private int parts;
    private boolean isAttachment;

    private MailText() {}

    static String of(byte[] message) throws TooComplex {
        try {
            return new MailText().read(message);
        } catch (MimeException broken) {
            throw new TooComplex("The header of the message, or of a part of it, is too large or broken.");
        } catch (IOException impossible) {
            throw new TooComplex("A part of the message cannot be decoded.");
        }
    }

    private String read(byte[] message) throws IOException, MimeException, TooComplex {
        containers.push(new Container(false, new ArrayList<>()));
        stream.parse(new ByteArrayInputStream(message));
        for (var state = stream.getState(); state != EntityState.T_END_OF_STREAM; state = stream.next()) {
            switch (state) {
                case T_START_MESSAGE -> {
                    messages++;
                    deeper();
                }
                case T_END_MESSAGE -> {
                    messages--;
                    depth--;
                }
                case T_START_HEADER -> isAttachment = false;
                case T_FIELD -> readField();
                case T_START_MULTIPART -> {
                    deeper();
                    containers.push(new Container(
                            stream.getBodyDescriptor().getMimeType().equals("multipart/alternative"),
                            new ArrayList<>()));
                }
                case T_END_MULTIPART -> {
                    depth--;
                    add(containers.pop().whole());
                }
                case T_BODY -> readBody();
                default -> {}
            }
        }
        while (containers.size() > 1) {
            add(containers.pop().whole());
        }
        return containers.pop().whole().text();
    }

    private void deeper() throws TooComplex {
        if (++depth > DEEPEST) {
            throw new TooComplex("Parts lie in parts more than %d deep.".formatted(DEEPEST));
        }
    }

    private void readField() {
        var field = stream.getField();
        if (field.getName().equalsIgnoreCase("Content-Disposition")) {
            var disposition = field.getBody() == null ? "" : field.getBody();
            isAttachment = disposition.strip().toLowerCase(Locale.ROOT).startsWith("attachment");
        }
    }

    private void readBody() throws IOException, TooComplex {
        if (++parts > MOST_PARTS) {
            throw new TooComplex("More than %d parts.".formatted(MOST_PARTS));
        }
        var descriptor = stream.getBodyDescriptor();
        var type = descriptor.getMimeType();
        if (messages > 1 || isAttachment || !(type.equals("text/plain") || type.equals("text/html"))) {
            return;
        }
        var bytes = stream.getDecodedInputStream().readNBytes(LARGEST_TEXT_PART);
        var text = decoded(bytes, descriptor.getCharset());
        add(type.equals("text/html") ? new Passage(HtmlText.of(text), true) : new Passage(text, false));
    }

    private void add(Passage passage) {
        var container = containers.peek();
        if (container != null && messages <= 1) {
            container.passages().add(passage);
        }
    }

    /** By the charset that it names, unless the bytes show another. */
    private static String decoded(byte[] bytes, @Nullable String charsetName) {
        var declared = charset(charsetName);
        if (declared != null && !declared.equals(StandardCharsets.US_ASCII)) {
            return new String(bytes, declared);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException otherwise) {
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }

    private static @Nullable Charset charset(@Nullable String name) {
        try {
            return name == null ? null : Charset.forName(name.strip());
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }
}
