package org.usergroups.blog.posts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is sent to write a draft. */
record NewPost(
        @Nullable String groupId,
        @Nullable String title,
        @Nullable String markdown,
        @Nullable String language,
        @Nullable List<@Nullable String> topics) {}
