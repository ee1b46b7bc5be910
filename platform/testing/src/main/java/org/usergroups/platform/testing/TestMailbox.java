package org.usergroups.platform.testing;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** The catch-all mailbox: reads what was mailed, to whomever. */
public final class TestMailbox {

    private final RestClient page;

    /** A mail as the mailbox tells it. */
    public record Mail(String id, String to, String from, String subject, String text, JsonNode headers) {}

    /** The mailbox whose page has this address. */
    public static TestMailbox at(URI address) {
        return new TestMailbox(address);
    }

    private TestMailbox(URI address) {
        this.page = RestClient.create(address.toString());
    }

    /** What has come for an address so far, newest first. */
    public List<Mail> to(String address) {
        var mails =
                page.get().uri("/api/messages?to={address}", address).retrieve().body(Mail[].class);
        return mails == null ? List.of() : Arrays.asList(mails);
    }

    /** Waits, at most 20 seconds, until an address has so many mails; the newest first. */
    public List<Mail> await(String address, int count) {
        return Awaitility.await("%d mails to %s".formatted(count, address))
                .atMost(java.time.Duration.ofSeconds(20))
                .until(() -> to(address), mails -> mails.size() >= count);
    }
}
