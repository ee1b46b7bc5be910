package org.usergroups.portal.list;

import org.jspecify.annotations.Nullable;

/** What a link in a mail is about: to confirm or to end a subscription. */
public record Ticket(String listName, @Nullable String listTitle) {}
