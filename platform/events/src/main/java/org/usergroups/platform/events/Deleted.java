package org.usergroups.platform.events;

/** The data of every deletion event: which aggregate, and at which sequence. Nothing else is kept of it. */
public record Deleted(String id, long sequence) {}
