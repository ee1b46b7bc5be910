package org.usergroups.list.roster;

/** A group has been deleted from the roster. May be said more than once. */
public record GroupGone(String groupId) {}
