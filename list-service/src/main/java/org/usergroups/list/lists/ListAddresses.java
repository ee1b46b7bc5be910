package org.usergroups.list.lists;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.usergroups.list.ListProperties;

/** The addresses of lists: for mail, for people, and for machines (RFC 2919). */
@Component
public final class ListAddresses {

    private static final String BOUNCES = "-bounces";
    private static final String POSTMASTER = "postmaster";

    private final String domain;
    private final URI publicUrl;

    /** What a recipient's address means to us. */
    public sealed interface Recipient {

        /** Mail for the list of this name, if there is one. */
        record Posting(String name) implements Recipient {}

        /** A report of a failed delivery. */
        record Bounce(String name) implements Recipient {}

        /** Mail for whoever runs this server. */
        record Postmaster() implements Recipient {}
    }

    public ListAddresses(ListProperties properties) {
        this.domain = properties.list().domain();
        this.publicUrl = properties.publicUrl();
    }

    public String domain() {
        return domain;
    }

    /** Where a post is sent to. */
    public String posting(String name) {
        return name + "@" + domain;
    }

    /** Where reports of failed deliveries go: the envelope sender of what a list sends. */
    public String bounces(String name) {
        return name + BOUNCES + "@" + domain;
    }

    /** Whom to write to about this server (RFC 5321, section 4.5.1). */
    public String postmaster() {
        return POSTMASTER + "@" + domain;
    }

    /** The list's identifier, without brackets (RFC 2919). */
    public String listId(String name) {
        return name + "." + domain;
    }

    public String page(String name) {
        return publicUrl + "/lists/" + name;
    }

    public String threadPage(String threadId) {
        return publicUrl + "/threads/" + threadId;
    }

    public String confirmPage(String token) {
        return publicUrl + "/lists/confirm/" + token;
    }

    public String leavePage(String token) {
        return publicUrl + "/lists/leave/" + token;
    }

    /** Reads a recipient's address; empty if its domain is not ours. The postmaster alone needs none. */
    public Optional<Recipient> read(String address) {
        if (address.equalsIgnoreCase(POSTMASTER) || address.equalsIgnoreCase(postmaster())) {
            return Optional.of(new Recipient.Postmaster());
        }
        var at = address.lastIndexOf('@');
        if (at < 1 || !address.substring(at + 1).equalsIgnoreCase(domain)) {
            return Optional.empty();
        }
        var local = address.substring(0, at).toLowerCase(Locale.ROOT);
        return Optional.of(
                local.endsWith(BOUNCES)
                        ? new Recipient.Bounce(local.substring(0, local.length() - BOUNCES.length()))
                        : new Recipient.Posting(local));
    }
}
