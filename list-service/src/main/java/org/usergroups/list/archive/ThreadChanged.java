package org.usergroups.list.archive;

import java.time.Instant;

/** What is public of a thread: the data of {@code org.usergroups.list.thread.changed.v1}. */
record ThreadChanged(
        String id,
        long sequence,
        String groupId,
        String listId,
        String listName,
        String subject,
        String text,
        int posts,
        int participants,
        Instant startedAt,
        Instant lastPostAt) {}
