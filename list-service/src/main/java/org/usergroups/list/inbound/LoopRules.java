package org.usergroups.list.inbound;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.usergroups.list.lists.ListAddresses;
import org.usergroups.list.mail.RawMessage;

/**
 * Refuses what no person has written to the list: mail that this server itself has sent (RFC 5321, section 6.3), and answers of
 * machines (RFC 3834, section 5).
 */
final class LoopRules {

    private static final int MOST_HOPS = 50;
    private static final int LONGEST_WORD = 200;
    private static final Set<String> UNATTENDED = Set.of("bulk", "junk");

    private LoopRules() {}

    /** Why a message must not be spread by this list, if there is a reason. */
    static Optional<Refusal> refusal(RawMessage message, String listName, ListAddresses addresses) {
        return loop(message, listName, addresses).or(() -> automatic(message));
    }

    /** Why a message has been here before, if it has: sent by the address of this name, or on its way for too long. */
    static Optional<Refusal> loop(RawMessage message, String name, ListAddresses addresses) {
        if (hasBeenThrough(message, name, addresses)) {
            return Optional.of(new Refusal(
                    554, "5.4.6", "Mail loop: this address has sent this message before, and does not take it again"));
        }
        if (message.values("Received").size() > MOST_HOPS) {
            return Optional.of(new Refusal(
                    554, "5.4.6", "Mail loop: the message has passed more than %d servers".formatted(MOST_HOPS)));
        }
        return Optional.empty();
    }

    private static Optional<Refusal> automatic(RawMessage message) {
        var submitted = message.value("Auto-Submitted").map(LoopRules::word).orElse("no");
        if (!submitted.equals("no") && !submitted.isEmpty()) {
            return Optional.of(
                    new Refusal(550, "5.7.1", "Automatic messages are not taken by a list (Auto-Submitted, RFC 3834)"));
        }
        var precedence = message.value("Precedence").map(LoopRules::word).orElse("");
        if (UNATTENDED.contains(precedence) && !isFromAnotherList(message)) {
            return Optional.of(new Refusal(
                    550, "5.7.1", "Bulk messages and automatic answers are not taken by a list (Precedence)"));
        }
        return Optional.empty();
    }

    private static boolean hasBeenThrough(RawMessage message, String name, ListAddresses addresses) {
        var listId = "<" + addresses.listId(name) + ">";
        var posting = addresses.posting(name);
        return Stream.concat(message.values("X-BeenThere").stream(), message.values("List-Post").stream())
                        .map(value -> value.toLowerCase(Locale.ROOT))
                        .anyMatch(value -> names(value, posting))
                || message.values("List-Id").stream()
                        .anyMatch(value ->
                                value.toLowerCase(Locale.ROOT).replace(" ", "").contains(listId));
    }

    /** Whether the address stands in a value by itself, and not as the end of a longer one. */
    private static boolean names(String value, String address) {
        return Stream.of(value.replace("mailto:", " ").split("[\\s<>,;]+"))
                .anyMatch(word -> word.equals(address) || word.startsWith(address + "?"));
    }

    /** Other lists mark their posts as bulk, and a person may well have sent one of them here. */
    private static boolean isFromAnotherList(RawMessage message) {
        return message.value("List-Id").isPresent()
                || message.value("List-Post").isPresent();
    }

    private static String word(String value) {
        return (value.length() > LONGEST_WORD ? value.substring(0, LONGEST_WORD) : value)
                .replaceAll("\\(.*?\\)", " ")
                .strip()
                .split("[\\s;]", 2)[0]
                .toLowerCase(Locale.ROOT);
    }
}
