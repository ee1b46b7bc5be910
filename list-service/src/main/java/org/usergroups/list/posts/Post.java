package org.usergroups.list.posts;

import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A message to a list as it was understood; the bytes that came are kept beside it ({@link RawMessages}).
 *
 * @param id made from the list and the message's content, so that the same message is the same post
 * @param messageId the Message-ID without brackets, or one made from the content where there was none to use
 * @param references the ids that it refers to, oldest first, its parent last
 * @param ids {@code messageId} and {@code references} together: what joins it to others
 * @param author how the author is shown; never an address
 * @param authorAddress the address in From, small letters; goes nowhere
 * @param subject without line ends; shown
 * @param text plain, with addresses made unusable
 * @param sentAt what its Date says, if that can be, else when it was received
 * @param reason why it is held, or was
 * @param threadId the thread it is in, once it is archived
 */
public record Post(
        @BsonId String id,
        String listId,
        Stage stage,
        String messageId,
        List<String> references,
        List<String> ids,
        String author,
        String authorAddress,
        String subject,
        String text,
        Instant sentAt,
        Instant receivedAt,
        @Nullable String reason,
        @Nullable String threadId) {

    /** How far a post has got. */
    public enum Stage {
        /** Waits for a decision of an organizer. */
        HELD,
        /** Decided on, and not yet in a thread. */
        ACCEPTED,
        /** In a thread; who is to get it is not yet written down. */
        ARCHIVED,
        /** On its way to those who are written down. */
        DELIVERING,
        /** Everybody has it, or never will. */
        DELIVERED,
        /** Deleted by an organizer: only the id is left, so that the same message does not come back. */
        DISCARDED
    }

    public Post {
        references = List.copyOf(references);
        ids = List.copyOf(ids);
    }
}
