package org.usergroups.e2e;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.usergroups.platform.testing.TestMailbox;

/** The links of mails. Each is given once, so that whoever gets a second mail of a kind waits for that. */
final class MailedLinks {

    /** Some mails are due when a clock ticks, every half a minute at the most. */
    private static final Duration SOON = Duration.ofSeconds(45);

    private final TestMailbox mailbox;
    private final Set<String> given = new HashSet<>();

    MailedLinks(TestMailbox mailbox) {
        this.mailbox = mailbox;
    }

    /** The newest link to pages below a path that was mailed to an address, as soon as there is one. */
    String to(String path, String address) {
        var link = Pattern.compile("http\\S+" + Pattern.quote(path) + "\\S+");
        var found = await("a link to %s for %s".formatted(path, address))
                .atMost(SOON)
                .until(() -> newest(link, address), Optional::isPresent)
                .orElseThrow();
        given.add(found);
        return found;
    }

    private Optional<String> newest(Pattern link, String address) {
        return mailbox.to(address).stream()
                .flatMap(mail -> link.matcher(mail.text()).results())
                .map(MatchResult::group)
                .filter(found -> !given.contains(found))
                .findFirst();
    }
}
