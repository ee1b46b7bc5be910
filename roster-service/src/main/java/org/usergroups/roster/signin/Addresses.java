package org.usergroups.roster.signin;

import java.util.regex.Pattern;

/** E-mail addresses as people type them: the common form of RFC 5321's Mailbox, without quoted local parts. */
public final class Addresses {

    private static final Pattern FORM = Pattern.compile(
            "[^\\s@\"<>(),:;\\[\\]\\\\\\p{Cntrl}]{1,64}@[\\p{L}\\p{N}]([\\p{L}\\p{N}.-]{0,251}[\\p{L}\\p{N}])?");

    private Addresses() {}

    public static boolean isAddress(String text) {
        return text.strip().length() <= 254 && FORM.matcher(text.strip()).matches();
    }
}
