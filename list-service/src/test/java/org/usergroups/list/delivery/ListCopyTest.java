package org.usergroups.list.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.usergroups.list.TestProperties;
import org.usergroups.list.lists.ListAddresses;
import org.usergroups.list.lists.MailingList;
import org.usergroups.list.posts.Post;

class ListCopyTest {

    private static final ListAddresses ADDRESSES = new ListAddresses(TestProperties.standard());

    @Test
    void copyIsTheMessageWithTheFieldsOfAListBeforeIt() {
        var message = """
                Received: from here
                From: Ana <ana@x.example>
                Message-ID: <1@x.example>
                Date: Mon, 23 Nov 2026 19:00:00 +0000
                Precedence: first-class
                Return-Receipt-To: ana@x.example
                List-Unsubscribe: <https://elsewhere.example/>
                X-BeenThere: other@elsewhere.example

                .Body \tand\r
                more
                """;

        assertThat(copy(message, "Talk \"and\" more")).isEqualTo("""
                        List-Id: "Talk \\"and\\" more" <talk.lists.localhost>\r
                        List-Post: <mailto:talk@lists.localhost>\r
                        List-Help: <http://localhost:8080/lists/talk>\r
                        List-Subscribe: <http://localhost:8080/lists/talk>\r
                        List-Archive: <http://localhost:8080/lists/talk>\r
                        Archived-At: <http://localhost:8080/threads/thread-1#post-1>\r
                        X-BeenThere: talk@lists.localhost\r
                        Precedence: list\r
                        List-Unsubscribe: <http://localhost:8080/lists/leave/token>\r
                        List-Unsubscribe-Post: List-Unsubscribe=One-Click\r
                        Received: from here
                        From: Ana <ana@x.example>
                        Message-ID: <1@x.example>
                        Date: Mon, 23 Nov 2026 19:00:00 +0000
                        X-BeenThere: other@elsewhere.example

                        .Body \tand\r
                        more
                        """);
    }

    @Test
    void missingMessageIdAndDateAreAdded() {
        assertThat(copy("From: ana@x.example\n\nx", "Liste für alle"))
                .contains("List-Id: <talk.lists.localhost>\r\n")
                .contains("Message-ID: <made@talk.lists.localhost>\r\n")
                .contains("Date: Mon, 23 Nov 2026 19:00:00 GMT\r\n");
    }

    private static String copy(String message, String title) {
        var then = Instant.parse("2026-11-23T19:00:00Z");
        var post = new Post(
                "post-1",
                "list-1",
                Post.Stage.DELIVERING,
                "made@talk.lists.localhost",
                List.of(),
                List.of(),
                "Ana",
                "ana@x.example",
                "x",
                "x",
                then,
                then,
                null,
                "thread-1");
        var list = new MailingList("group-1", "talk", title, "");
        var copy = ListCopy.of(post, message.getBytes(StandardCharsets.UTF_8), list, ADDRESSES);
        var target = new ByteArrayOutputStream();
        try {
            copy.forSubscriber(ADDRESSES.leavePage("token")).writeTo(target);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return target.toString(StandardCharsets.UTF_8);
    }
}
