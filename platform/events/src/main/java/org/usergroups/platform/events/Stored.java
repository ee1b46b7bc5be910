package org.usergroups.platform.events;

/** An aggregate as the store holds it. The version counts its writes, from 1, and is the sequence of the events they caused. */
public record Stored<S>(String id, long version, S state) {}
