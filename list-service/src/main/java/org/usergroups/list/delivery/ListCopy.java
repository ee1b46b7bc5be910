package org.usergroups.list.delivery;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.usergroups.list.lists.ListAddresses;
import org.usergroups.list.lists.MailingList;
import org.usergroups.list.mail.RawMessage;
import org.usergroups.list.posts.Post;

/**
 * A post as a list sends it: the message as it came, with the header fields of a list before it (RFC 2369, 2919, 5064, 8058). From,
 * Message-ID, References and the body are not touched.
 */
final class ListCopy {

    /** What only the newest list may say, what was between the last two hosts, and what would send receipts to the author. */
    private static final Set<String> REPLACED = Set.of(
            "archived-at",
            "bcc",
            "delivered-to",
            "disposition-notification-to",
            "errors-to",
            "list-archive",
            "list-help",
            "list-id",
            "list-owner",
            "list-post",
            "list-subscribe",
            "list-unsubscribe",
            "list-unsubscribe-post",
            "precedence",
            "resent-bcc",
            "return-path",
            "return-receipt-to",
            "x-confirm-reading-to");

    private final RawMessage message;
    private final List<String> fields;

    private ListCopy(RawMessage message, List<String> fields) {
        this.message = message;
        this.fields = fields;
    }

    static ListCopy of(Post post, byte[] bytes, MailingList list, ListAddresses addresses) {
        var message = RawMessage.of(bytes);
        var page = addresses.page(list.name());
        var fields = new ArrayList<String>();
        fields.add("List-Id: %s<%s>".formatted(phrase(list.title()), addresses.listId(list.name())));
        fields.add("List-Post: <mailto:%s>".formatted(addresses.posting(list.name())));
        fields.add("List-Help: <%s>".formatted(page));
        fields.add("List-Subscribe: <%s>".formatted(page));
        fields.add("List-Archive: <%s>".formatted(page));
        if (post.threadId() != null) {
            fields.add("Archived-At: <%s#%s>".formatted(addresses.threadPage(post.threadId()), post.id()));
        }
        fields.add("X-BeenThere: " + addresses.posting(list.name()));
        fields.add("Precedence: list");
        if (message.value("Message-ID").isEmpty()) {
            fields.add("Message-ID: <%s>".formatted(post.messageId()));
        }
        if (message.value("Date").isEmpty()) {
            fields.add("Date: " + date(post.receivedAt()));
        }
        return new ListCopy(message, List.copyOf(fields));
    }

    /** The copy of one subscriber. The page takes the one-click POST, and shows a button to whoever opens it. */
    MailServer.Content forSubscriber(String leavePage) {
        var all = new ArrayList<>(fields);
        all.add("List-Unsubscribe: <%s>".formatted(leavePage));
        all.add("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
        return target -> message.writeWith(REPLACED, all, target);
    }

    /** The title as a phrase (RFC 5322, section 3.2.5); left out where it would need encoding, as it only decorates. */
    private static String phrase(String title) {
        return title.matches("[\\x20-\\x7e]{1,120}")
                ? "\"%s\" ".formatted(title.replace("\\", "\\\\").replace("\"", "\\\""))
                : "";
    }

    private static String date(Instant time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
    }
}
