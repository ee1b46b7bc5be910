package org.usergroups.portal.list;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A thread with its mails, in the order in which they are read. */
public record MailThread(
        String id,
        String listName,
        @Nullable String listTitle,
        @Nullable String groupId,
        @Nullable String groupSlug,
        @Nullable String subject,
        List<Mail> posts) {

    public MailThread {
        posts = posts == null ? List.of() : List.copyOf(posts);
    }

    /** One mail; {@code depth} counts from 0. */
    public record Mail(
            String id,
            int depth,
            @Nullable String author,
            @Nullable Instant sentAt,
            @Nullable String subject,
            @Nullable String text) {}
}
