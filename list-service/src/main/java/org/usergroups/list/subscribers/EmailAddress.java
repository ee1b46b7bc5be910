package org.usergroups.list.subscribers;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address that mail can be sent to.
 *
 * @param text as it was given, the domain in ASCII and small letters
 * @param key the same in small letters: two addresses with the same key are one subscriber
 */
public record EmailAddress(String text, String key) {

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;
    private static final Pattern LOCAL_PART =
            Pattern.compile("[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+(\\.[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9-]{0,62})(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,62}))*");

    /** Reads an address of the form that people have (RFC 5321, section 4.1.2, without quoted local parts); empty if it is none. */
    public static Optional<EmailAddress> of(String given) {
        var address = given.strip();
        var at = address.lastIndexOf('@');
        if (at < 1 || at > LONGEST_LOCAL_PART || address.length() > LONGEST) {
            return Optional.empty();
        }
        var local = address.substring(0, at);
        return ascii(address.substring(at + 1))
                .filter(domain -> LOCAL_PART.matcher(local).matches()
                        && DOMAIN.matcher(domain).matches()
                        && !domain.endsWith("-"))
                .map(domain -> local + "@" + domain)
                .map(text -> new EmailAddress(text, text.toLowerCase(Locale.ROOT)));
    }

    public String domain() {
        return key.substring(key.lastIndexOf('@') + 1);
    }

    /** An address is personal: it is in no log, not even by accident. */
    @Override
    public String toString() {
        return "an address at " + domain();
    }

    private static Optional<String> ascii(String domain) {
        try {
            return Optional.of(IDN.toASCII(domain).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
