package org.usergroups.list.mail;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.dom.field.DateTimeField;
import org.apache.james.mime4j.field.LenientFieldParser;
import org.apache.james.mime4j.field.address.LenientAddressParser;

/**
 * What a message says, as far as a list needs it. All that can be shown is free of addresses and control characters.
 *
 * @param messageId without brackets; empty if the message has none that can be used
 * @param references the ids that it refers to, its parent last
 * @param author the name in From, or what of the address may be shown
 * @param authorAddress the address in From, small letters; empty if there is none
 * @param sentAt what Date says; empty if it says nothing that can be
 * @param contentHash SHA-256 in hex over what the author wrote and not over what the way here added: the same message has the same
 *     hash whichever way it came
 */
public record MailContent(
        Optional<String> messageId,
        List<String> references,
        String author,
        Optional<String> authorAddress,
        String subject,
        String text,
        Optional<Instant> sentAt,
        String contentHash) {

    private static final int LARGEST_HEADER = 1024 * 1024;
    private static final int LONGEST_TEXT = 100_000;
    private static final int LONGEST_LINE = 300;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ADDRESSES = 5_000;
    private static final Instant FIRST_MAIL = Instant.parse("1971-01-01T00:00:00Z");
    private static final Duration WRONG_CLOCK = Duration.ofDays(1);

    /** @throws TooComplex if the header is larger than that of any real mail */
    public static void checkHeader(RawMessage message) throws TooComplex {
        if (message.fieldCount() > MailText.MOST_FIELDS || message.headerSize() > LARGEST_HEADER) {
            throw new TooComplex("More than %,d header fields, or %,d bytes of them."
                    .formatted(MailText.MOST_FIELDS, LARGEST_HEADER));
        }
    }

    /** @throws TooComplex if the structure of the message is beyond reason */
    public static MailContent read(RawMessage message, byte[] bytes, Instant receivedAt) throws TooComplex {
        var sender = message.value("From").flatMap(MailContent::mailbox);
        return new MailContent(
                MessageIds.own(message),
                MessageIds.references(message),
                sender.map(MailContent::shownName).orElse("Unknown"),
                sender.map(mailbox -> mailbox.getAddress().toLowerCase(Locale.ROOT)),
                message.value("Subject")
                        .map(subject -> ShownText.headerLine(subject, LONGEST_LINE))
                        .filter(subject -> !subject.isBlank())
                        .orElse("(no subject)"),
                ShownText.lines(MailText.of(bytes), LONGEST_TEXT),
                message.value("Date").flatMap(date -> instant(date, receivedAt)),
                hash(message));
    }

    private static Optional<Mailbox> mailbox(String from) {
        return LenientAddressParser.DEFAULT
                .parseAddressList(ShownText.shortened(from, LONGEST_ADDRESSES))
                .flatten()
                .stream()
                .filter(mailbox ->
                        mailbox.getDomain() != null && !mailbox.getLocalPart().isBlank())
                .findFirst();
    }

    private static String shownName(Mailbox mailbox) {
        var name = mailbox.getName() == null ? "" : ShownText.headerLine(mailbox.getName(), LONGEST_NAME);
        return name.isBlank() ? ShownText.headerLine(mailbox.getAddress(), LONGEST_NAME) : name;
    }

    private static Optional<Instant> instant(String date, Instant receivedAt) {
        try {
            var field = LenientFieldParser.parse("Date: " + ShownText.shortened(date, LONGEST_LINE));
            return field instanceof DateTimeField time && time.getDate() != null
                    ? Optional.of(time.getDate().toInstant())
                            .filter(sent -> sent.isAfter(FIRST_MAIL))
                            .filter(sent -> sent.isBefore(receivedAt.plus(WRONG_CLOCK)))
                    : Optional.empty();
        } catch (MimeException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static String hash(RawMessage message) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var name : List.of("Message-ID", "From", "Date", "Subject")) {
                digest.update((name + ":" + message.value(name).orElse("") + "\n")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
            updateWithBody(digest, message);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256", missing);
        }
    }

    /** Line ends, and empty lines at the end, are what transports change. */
    private static void updateWithBody(MessageDigest digest, RawMessage message) {
        var body = message.body();
        var lineEnds = 0;
        while (body.hasRemaining()) {
            var octet = body.get();
            if (octet == '\n') {
                lineEnds++;
            } else if (octet != '\r') {
                for (; lineEnds > 0; lineEnds--) {
                    digest.update((byte) '\n');
                }
                digest.update(octet);
            }
        }
    }
}
