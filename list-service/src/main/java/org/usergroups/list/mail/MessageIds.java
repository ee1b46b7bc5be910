package org.usergroups.list.mail;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Message ids in header fields (RFC 5322, section 3.6.4). An id must have something on both sides of an {@code @}: words like
 * {@code <yes>} stand in References of many unrelated mails, and would join them.
 */
public final class MessageIds {

    private static final int LONGEST = 500;
    private static final int LONGEST_FIELD = 200_000;
    private static final int KEPT_AT_EACH_END = 100;
    private static final Pattern BRACKETED = Pattern.compile("<([^<>]{1,2000})>");

    private MessageIds() {}

    /** The message's own id, without brackets; empty if it has none that can be used. */
    public static Optional<String> own(RawMessage message) {
        return message.value("Message-ID")
                .flatMap(value -> all(value).stream().findFirst().or(() -> id(value)));
    }

    /**
     * The ids that a message refers to, its parent last: those of References, and behind them the first of In-Reply-To unless it is
     * among them. Of very many the oldest and the newest are kept.
     */
    public static List<String> references(RawMessage message) {
        var ids = new LinkedHashSet<String>();
        message.values("References").forEach(value -> ids.addAll(all(value)));
        message.value("In-Reply-To")
                .flatMap(value -> all(value).stream().findFirst())
                .ifPresent(ids::add);
        own(message).ifPresent(ids::remove);
        var kept = new ArrayList<>(ids);
        if (kept.size() > 2 * KEPT_AT_EACH_END) {
            kept.subList(KEPT_AT_EACH_END, kept.size() - KEPT_AT_EACH_END).clear();
        }
        return List.copyOf(kept);
    }

    private static List<String> all(String value) {
        var bounded = value.length() > LONGEST_FIELD ? value.substring(0, LONGEST_FIELD) : value;
        return BRACKETED
                .matcher(bounded)
                .results()
                .flatMap(match -> id(match.group(1)).stream())
                .toList();
    }

    private static Optional<String> id(String text) {
        var id = text.replaceAll("\\s+", "");
        var at = id.indexOf('@');
        return at > 0 && at < id.length() - 1 && id.length() <= LONGEST ? Optional.of(id) : Optional.empty();
    }
}
