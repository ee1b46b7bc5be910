package org.usergroups.portal.blog;

import org.jspecify.annotations.Nullable;

/** How a text will look. */
public record Preview(@Nullable String html, @Nullable String excerpt) {}
