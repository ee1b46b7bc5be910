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
import java.util.regex.Pattern;

/** Reads the mailbox in which all mail of a local stack ends. */
final class Mailbox {

    private static final Pattern CONFIRMATION = Pattern.compile("/lists/confirm/([A-Za-z0-9_-]+)");

    private final HttpClient client;
    private final URI address;
    private final ObjectMapper json = new ObjectMapper();

    Mailbox(HttpClient client, URI address) {
        this.client = client;
        this.address = address;
    }

    /** The token in the newest mail that asks somebody to confirm that they join a list. */
    Optional<String> confirmation(String recipient) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(
                        address + "/api/messages?to=" + URLEncoder.encode(recipient, StandardCharsets.UTF_8)))
                .timeout(Duration.ofSeconds(10))
                .build();
        var mails =
                json.readTree(client.send(request, BodyHandlers.ofByteArray()).body());
        for (var mail : mails) {
            var link = CONFIRMATION.matcher(mail.path("text").asText());
            if (link.find()) {
                return Optional.of(link.group(1));
            }
        }
        return Optional.empty();
    }
}
