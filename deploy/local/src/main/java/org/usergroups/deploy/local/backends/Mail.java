package org.usergroups.deploy.local.backends;

import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A mail as it arrived for one recipient. */
record Mail(
        long id, String to, String from, String subject, Instant receivedAt, String text, Map<String, String> headers) {

    static final String RECIPIENT = "Delivered-To";
    static final String SENDER = "Return-Path";
    static final String RECEIVED_AT = "X-Received-At";

    private static final int LONGEST_TEXT = 200_000;

    /** Reads a stored mail: the message as sent, with recipient, sender and time of arrival as its first headers. */
    static Mail read(long id, InputStream source) throws IOException {
        try {
            var message = new MimeMessage(null, source);
            var headers = new LinkedHashMap<String, String>();
            for (var header : Collections.list(message.getAllHeaders())) {
                add(headers, header);
            }
            return new Mail(
                    id,
                    first(message, RECIPIENT),
                    first(message, SENDER),
                    Optional.ofNullable(message.getSubject()).orElse(""),
                    instant(first(message, RECEIVED_AT)),
                    shortened(text(message).orElse("")),
                    Collections.unmodifiableMap(headers));
        } catch (MessagingException unreadable) {
            throw new IOException(unreadable);
        }
    }

    private static void add(Map<String, String> headers, Header header) {
        var value = header.getValue().replaceAll("\\r?\\n[ \\t]+", " ");
        headers.merge(header.getName(), value, (first, next) -> first + "\n" + next);
    }

    private static String first(MimeMessage message, String name) throws MessagingException {
        var values = message.getHeader(name);
        return values == null ? "" : values[0];
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException missing) {
            return Instant.EPOCH;
        }
    }

    private static Optional<String> text(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/plain") && part.getContent() instanceof String text) {
            return Optional.of(text);
        }
        if (part.isMimeType("text/html") && part.getContent() instanceof String html) {
            return Optional.of(html.replaceAll("<[^>]*>", " ").strip());
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (var i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                var text = text(inner);
                if (text.isPresent()) {
                    return text;
                }
            }
        }
        return Optional.empty();
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    }
}
