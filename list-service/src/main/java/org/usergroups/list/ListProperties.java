package org.usergroups.list;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings of list-service.
 *
 * @param publicUrl the portal's address; links in mails begin with it
 * @param mail what the service's own mails say of their sender
 * @param list the lists, and the mail that comes in for them
 * @param delivery the mail that goes out
 */
@ConfigurationProperties("usergroups")
public record ListProperties(
        @DefaultValue("http://localhost:8080") URI publicUrl,
        @DefaultValue Mail mail,
        @DefaultValue Lists list,
        @DefaultValue Delivery delivery) {

    public ListProperties {
        publicUrl = URI.create(publicUrl.toString().replaceAll("/+$", ""));
    }

    /** @param from the sender of mails that ask somebody to confirm */
    public record Mail(@DefaultValue("usergroups@localhost") String from) {}

    /**
     * @param domain what follows the @ in the address of every list
     * @param smtpPort where mail comes in; 0 takes a free port
     * @param smtpAddress the network address that the SMTP server listens on; give it another only behind a mail server of your own
     * @param smtpConnections how many senders may be connected at a time; low protects the machine, high serves more senders at once
     * @param smtpMemory how many bytes of messages may be in memory while they come in; a message that finds no room is put off with
     *     452. The heap must have three times as much to spare; low puts more senders off when large messages come together
     * @param smtpSilence how long a sender may be silent before it is disconnected (RFC 5321, section 4.5.3.2.7 asks for 5 minutes)
     * @param maxMessage the largest message, as announced by SIZE (RFC 1870); must stay below the 16 MB of a MongoDB document
     * @param postmaster where mail for the postmaster goes; null keeps it until there is an address
     * @param heldAtMost how many messages of a list may wait for a decision, and how many for the postmaster; further ones are put
     *     off with a temporary refusal
     * @param confirmation how long the link that confirms a subscription is good for
     * @param confirmationsPerDay how many such links one address gets a day, over all lists
     */
    public record Lists(
            @DefaultValue("lists.localhost") String domain,
            @DefaultValue("2525") int smtpPort,
            @DefaultValue("127.0.0.1") String smtpAddress,
            @DefaultValue("100") int smtpConnections,
            @DefaultValue("24MB") DataSize smtpMemory,
            @DefaultValue("5m") Duration smtpSilence,
            @DefaultValue("10MB") DataSize maxMessage,
            @Nullable String postmaster,
            @DefaultValue("1000") int heldAtMost,
            @DefaultValue("7d") Duration confirmation,
            @DefaultValue("5") int confirmationsPerDay) {

        private static final DataSize MOST_MEMORY = DataSize.ofGigabytes(1);

        public Lists {
            domain = domain.toLowerCase(Locale.ROOT);
            if (maxMessage.compareTo(DataSize.ofMegabytes(15)) > 0) {
                throw new IllegalArgumentException(
                        "usergroups.list.max-message is %s; a message is one document, so at most 15MB"
                                .formatted(maxMessage));
            }
            if (smtpMemory.compareTo(maxMessage) < 0 || smtpMemory.compareTo(MOST_MEMORY) > 0) {
                throw new IllegalArgumentException(
                        "usergroups.list.smtp-memory is %s; it must have room for one message of %s, and be at most %s"
                                .formatted(smtpMemory, maxMessage, MOST_MEMORY));
            }
            postmaster = postmaster == null || postmaster.isBlank() ? null : postmaster.strip();
            if (postmaster != null && !isElsewhere(postmaster, domain)) {
                throw new IllegalArgumentException("usergroups.list.postmaster is %s; it must be an address outside %s"
                        .formatted(postmaster, domain));
            }
        }

        private static boolean isElsewhere(String address, String domain) {
            var at = address.lastIndexOf('@');
            return at > 0
                    && at < address.length() - 1
                    && !address.substring(at + 1).equalsIgnoreCase(domain);
        }
    }

    /**
     * @param connections how many SMTP connections one post uses; low is gentle to the mail server, high is faster
     * @param firstRetry the pause after a temporary refusal; doubled each time, up to {@code longestRetry}
     * @param longestRetry the longest pause between two attempts
     * @param giveUpAfter when a post is no longer offered to somebody whose server refuses it temporarily
     * @param lease how long an instance delivers a post without saying that it is alive; short takes over sooner after a crash
     * @param keepLedger how long it is kept who got which post
     */
    public record Delivery(
            @DefaultValue("4") int connections,
            @DefaultValue("1m") Duration firstRetry,
            @DefaultValue("4h") Duration longestRetry,
            @DefaultValue("5d") Duration giveUpAfter,
            @DefaultValue("30s") Duration lease,
            @DefaultValue("30d") Duration keepLedger) {}
}
