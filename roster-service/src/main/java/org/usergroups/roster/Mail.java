package org.usergroups.roster;

import org.jspecify.annotations.Nullable;

/**
 * A mail to one person, in plain text.
 *
 * @param replyTo who gets the answer; absent when nobody reads one
 * @param offLink where one click ends mails of this kind (RFC 8058); absent for mails that are always sent
 */
public record Mail(
        String to,
        String subject,
        String text,
        @Nullable String replyTo,
        @Nullable String offLink) {

    public static Mail of(String to, String subject, String text) {
        return new Mail(to, subject, text, null, null);
    }

    public Mail answeredBy(String address) {
        return new Mail(to, subject, text, address, offLink);
    }

    public Mail offAt(@Nullable String link) {
        return new Mail(to, subject, text, replyTo, link);
    }
}
