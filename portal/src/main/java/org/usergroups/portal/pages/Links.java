package org.usergroups.portal.pages;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Decides which of the addresses in other people's data become links, and how. */
@Component
public class Links {
    private static final Pattern FILE = Pattern.compile("(/api/media/files/[0-9a-f]+/)\\d+\\.jpg");

    private static final int LONGEST = 2000;

    /** The address itself when it is a complete http or https one, else null: shown as text then. */
    public @Nullable String web(@Nullable String address) {
        if (address == null || address.length() > LONGEST) {
            return null;
        }
        try {
            URI uri = new URI(address.strip());
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean isWeb = scheme.equals("http") || scheme.equals("https");
            return isWeb && uri.getHost() != null ? uri.toString() : null;
        } catch (URISyntaxException noAddress) {
            return null;
        }
    }

    /** What people read of an address: the host, without {@code www.}. */
    public String host(String address) {
        String host = URI.create(address).getHost();
        return host == null ? address : host.startsWith("www.") ? host.substring(4) : host;
    }

    /** The path when it is one of the portal's own, else null. */
    public static @Nullable String local(@Nullable String path) {
        boolean isLocal = path != null
                && path.startsWith("/")
                && !path.startsWith("//")
                && path.chars().noneMatch(c -> c <= ' ' || c == '\\' || c == '"' || c == ',');
        return isLocal ? path : null;
    }

    /** The path of a picture that the portal itself serves, else null: nothing is fetched from third parties. */
    public static @Nullable String picture(@Nullable String address) {
        String path = address;
        if (address != null && (address.startsWith("http://") || address.startsWith("https://"))) {
            int start = address.indexOf("/api/media/files/");
            path = start < 0 ? null : address.substring(start);
        }
        String local = local(path);
        return local != null && local.startsWith("/api/media/files/") ? local : null;
    }

    /** The path of the smallest form of such a picture, for a card. */
    public static @Nullable String thumbnail(@Nullable String address) {
        String path = picture(address);
        Matcher file = path == null ? null : FILE.matcher(path);
        return file != null && file.matches() ? file.group(1) + "thumbnail.jpg" : path;
    }

    /** A highlight in which nothing but {@code <mark>} is markup, whatever came. */
    public String marked(String highlight) {
        return highlight
                .replace("<mark>", "\u0001")
                .replace("</mark>", "\u0002")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\u0001", "<mark>")
                .replace("\u0002", "</mark>");
    }

    /** The text of a summary that may carry character references of HTML. */
    public String plain(@Nullable String text) {
        return text == null ? "" : HtmlUtils.htmlUnescape(text).replaceAll("</?mark>", "");
    }
}
