package org.usergroups.portal.roster;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group's website, and how somebody shows that it is theirs.
 *
 * @param methods the ways that this website can be shown in
 * @param token what is to stand in the file or in a TXT record
 * @param file where the file is looked for, if the website can have one
 * @param page where a {@code rel=me} link has to lead
 */
public record Site(
        String url,
        String host,
        String domain,
        List<String> methods,
        String token,
        @Nullable String file,
        String page,
        @Nullable Instant verifiedUntil) {

    public Site {
        methods = methods == null ? List.of() : List.copyOf(methods);
    }

    /** The element for the head of the page. */
    public String meta() {
        int equals = token.indexOf('=');
        return "<meta name=\"%s\" content=\"%s\">".formatted(token.substring(0, equals), token.substring(equals + 1));
    }

    /** The link for the page. */
    public String link() {
        return "<a rel=\"me\" href=\"%s\">Usergroups</a>".formatted(page);
    }

    /** The names of which one needs the TXT record. */
    public String names() {
        return domain.equals(host) ? host : domain + ", " + host;
    }
}
