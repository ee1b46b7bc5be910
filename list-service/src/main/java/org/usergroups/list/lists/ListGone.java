package org.usergroups.list.lists;

/** A list has been deleted: what belongs to it goes too. May be said more than once. */
public record ListGone(String listId) {}
