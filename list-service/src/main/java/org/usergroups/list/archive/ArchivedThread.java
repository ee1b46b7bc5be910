package org.usergroups.list.archive;

import java.time.Instant;

/**
 * A thread of a list's archive, as it is found and listed. Its posts are stored apart and joined when it is read.
 *
 * @param text what its posts say, without what they quote, up to a bound: for the index
 * @param participants how many people wrote in it
 */
public record ArchivedThread(
        String groupId,
        String listId,
        String listName,
        String subject,
        String text,
        int posts,
        int participants,
        Instant startedAt,
        Instant lastPostAt) {}
