package org.usergroups.portal.roster;

import java.time.Instant;

/** A browser in which somebody is signed in. */
public record AccountSession(String id, String browser, Instant since, Instant lastSeen, boolean current) {}
