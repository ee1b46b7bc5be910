package org.usergroups.blog.roster;

import org.jspecify.annotations.Nullable;

/**
 * The name that a member goes by now. May be said more than once.
 *
 * @param displayName null if the member has left
 */
public record MemberNamed(String memberId, @Nullable String displayName) {}
