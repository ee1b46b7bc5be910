package org.usergroups.media.groups;

import org.jspecify.annotations.Nullable;

/** What an album shows of its group, and the zone in which its cameras' clocks are read. */
public record Group(String slug, String name, @Nullable String zone) {}
