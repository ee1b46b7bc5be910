package org.usergroups.roster.claims;

import java.net.IDN;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A group's website, and what of it speaks for the group: a whole host only if the entry names no page of it, else that page and what
 * is below it. Other pages of the host may be other people's.
 *
 * @param path of the page that is named, without a slash at its end; empty for the whole host
 */
record Website(URI address, String host, String path, boolean isShared) {

    private static final String WELL_KNOWN = "/.well-known/usergroups.txt";
    private static final String BELOW = "/usergroups.txt";

    static Optional<Website> of(@Nullable String url, SharedHosts shared) {
        if (url == null) {
            return Optional.empty();
        }
        var address = URI.create(url).normalize();
        if (address.getHost() == null) {
            return Optional.empty();
        }
        var host = address.getHost().toLowerCase(Locale.ROOT);
        return Optional.of(new Website(address, host, bare(address), shared.contains(host)));
    }

    /** The ways in which it can be shown. */
    List<Claim.Method> methods() {
        var methods = new ArrayList<>(List.of(Claim.Method.website, Claim.Method.relMe));
        if (!isShared && isName()) {
            methods.add(Claim.Method.dns);
            methods.add(Claim.Method.mail);
        }
        return List.copyOf(methods);
    }

    private boolean isName() {
        return host.contains(".") && !Character.isDigit(host.charAt(host.length() - 1)) && !host.startsWith("[");
    }

    /** Where a file with the token is looked for; none for a page that is told from others by its query alone. */
    Optional<URI> file() {
        return address.getRawQuery() == null
                ? Optional.of(address.resolve(path.isEmpty() ? WELL_KNOWN : path + BELOW))
                : Optional.empty();
    }

    /** Whether an answer that came from there, after redirects, is one of this page. */
    boolean isPage(URI from) {
        if (!isHost(from)) {
            return false;
        }
        if (address.getRawQuery() != null) {
            return bare(from).equals(path) && address.getRawQuery().equals(from.getRawQuery());
        }
        var there = bare(from);
        return path.isEmpty() || there.equals(path) || there.startsWith(path + "/");
    }

    /** Whether an answer that came from there, after redirects, is one of the file. */
    boolean isFile(URI from) {
        return isHost(from)
                && file().filter(file -> file.getPath().equals(from.getPath())).isPresent();
    }

    private boolean isHost(URI from) {
        var there = from.getHost() == null ? "" : from.getHost().toLowerCase(Locale.ROOT);
        return withoutWww(there).equals(withoutWww(host));
    }

    /** The names whose TXT records speak for it. */
    List<String> names() {
        return host.equals(domain()) ? List.of(host) : List.of(domain(), host);
    }

    /** The domain of its own mailboxes. */
    String domain() {
        return withoutWww(host);
    }

    /** An address as mail servers know it, if it is one of the website's own domain. */
    Optional<String> mailbox(String email) {
        var at = email.lastIndexOf('@');
        try {
            var domain = IDN.toASCII(email.substring(at + 1)).toLowerCase(Locale.ROOT);
            return domain.equals(domain()) ? Optional.of(email.substring(0, at + 1) + domain) : Optional.empty();
        } catch (IllegalArgumentException noDomain) {
            return Optional.empty();
        }
    }

    private static String withoutWww(String host) {
        return host.startsWith("www.") ? host.substring(4) : host;
    }

    private static String bare(URI address) {
        var path = address.getRawPath() == null ? "" : address.normalize().getRawPath();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
