package org.usergroups.portal.list;

import org.jspecify.annotations.Nullable;

/** A mailing list of a group. */
public record MailingList(
        String id,
        long version,
        String groupId,
        String name,
        @Nullable String address,
        String title,
        @Nullable String description,
        @Nullable Integer subscribers) {}
