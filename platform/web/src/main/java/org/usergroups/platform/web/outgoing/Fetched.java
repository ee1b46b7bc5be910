package org.usergroups.platform.web.outgoing;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What came of a fetch. */
public sealed interface Fetched {

    /**
     * The other side has answered, with whatever status but a redirect that was followed.
     *
     * @param from the address that answered, after redirects
     * @param headers by their names in lower case
     * @param body unpacked; empty for HEAD
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Answer(URI from, int status, Map<String, List<String>> headers, byte[] body) implements Fetched {

        public Optional<String> header(String name) {
            return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), List.of()).stream()
                    .findFirst();
        }

        /** The body as UTF-8; what is none becomes U+FFFD. */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /**
     * There is no answer that we take.
     *
     * @param sentence for the person who named the address
     */
    record Failure(Reason reason, String sentence) implements Fetched {}

    /** Why there is no answer. */
    enum Reason {
        /** The address is none that we ask, or leads to a machine that we do not ask. */
        NOT_ALLOWED,
        UNKNOWN_HOST,
        UNREACHABLE,
        TOO_SLOW,
        TOO_LARGE,
        TOO_MANY_REDIRECTS,
        /** The other side does not speak HTTP or TLS as it should. */
        UNREADABLE
    }
}
