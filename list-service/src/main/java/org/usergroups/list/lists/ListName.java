package org.usergroups.list.lists;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which names a list may have: those that are no role of a mail system (RFC 2142) and no address that a list has beside its own. */
final class ListName {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{1,40}");
    private static final Set<String> ROLES = Set.of(
            "abuse",
            "admin",
            "administrator",
            "bounce",
            "bounces",
            "ftp",
            "help",
            "hostmaster",
            "info",
            "listmaster",
            "lists",
            "mailer-daemon",
            "mailman",
            "majordomo",
            "marketing",
            "news",
            "no-reply",
            "nobody",
            "noc",
            "noreply",
            "owner",
            "postmaster",
            "request",
            "root",
            "sales",
            "security",
            "subscribe",
            "support",
            "unsubscribe",
            "usenet",
            "uucp",
            "webmaster",
            "www");
    private static final Pattern BESIDE_A_LIST =
            Pattern.compile(".*-(admin|bounces|confirm|join|leave|owner|request|subscribe|unsubscribe)" + "|owner-.*");

    private ListName() {}

    /** What is wrong with a name, if anything is. */
    static Optional<String> objection(String name) {
        if (!FORM.matcher(name).matches() || name.endsWith("-")) {
            return Optional.of(
                    "2 to 41 small letters, digits and hyphens, beginning with a letter or digit and not ending with a hyphen.");
        }
        if (ROLES.contains(name)) {
            return Optional.of("This name is kept for the mail system itself.");
        }
        if (BESIDE_A_LIST.matcher(name).matches()) {
            return Optional.of(
                    "Names that begin with owner- or end like -owner or -request are addresses beside a list.");
        }
        return Optional.empty();
    }
}
