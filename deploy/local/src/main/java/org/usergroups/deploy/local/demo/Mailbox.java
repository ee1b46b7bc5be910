package org.usergroups.deploy.local.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Reads the mailbox in which all mail of a local stack ends. */
final class Mailbox {

    private static final Duration ARRIVES_WITHIN = Duration.ofSeconds(15);
    private static final int PAUSE_MILLIS = 150;

    private final HttpClient client;
    private final URI address;
    private final ObjectMapper json = new ObjectMapper();

    Mailbox(HttpClient client, URI address) {
        this.client = client;
        this.address = address;
    }

    /**
     * The token in the newest mail to somebody that has one.
     *
     * @param link its first group is the token
     */
    Optional<String> token(String recipient, Pattern link) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(
                        address + "/api/messages?to=" + URLEncoder.encode(recipient, StandardCharsets.UTF_8)))
                .timeout(Duration.ofSeconds(10))
                .build();
        var mails =
                json.readTree(client.send(request, BodyHandlers.ofByteArray()).body());
        for (var mail : mails) {
            var found = link.matcher(mail.path("text").asText());
            if (found.find()) {
                return Optional.of(found.group(1));
            }
        }
        return Optional.empty();
    }

    /**
     * Waits for a mail.
     *
     * @param before the token of the newest mail before this one was asked for, if there was one
     * @throws IOException if none comes in time
     */
    String awaitToken(String recipient, Pattern link, Optional<String> before)
            throws IOException, InterruptedException {
        var limit = System.nanoTime() + ARRIVES_WITHIN.toNanos();
        while (true) {
            var token = token(recipient, link);
            if (token.isPresent() && !token.equals(before)) {
                return token.get();
            }
            if (System.nanoTime() > limit) {
                throw new IOException("no mail has come to " + recipient + "; load the demo world again");
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }
}
