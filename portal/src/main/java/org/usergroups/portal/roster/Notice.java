package org.usergroups.portal.roster;

/** A kind of mail to a member, and whether the member wants it. */
public record Notice(String kind, boolean wanted, boolean canBeOff) {}
