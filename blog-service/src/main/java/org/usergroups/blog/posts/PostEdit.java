package org.usergroups.blog.posts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a post can be changed by a merge patch. */
record PostEdit(
        @Nullable String title,
        @Nullable String markdown,
        @Nullable String language,
        @Nullable List<@Nullable String> topics) {

    static PostEdit of(PostContent content) {
        return new PostEdit(content.title(), content.markdown(), content.language(), List.copyOf(content.topics()));
    }
}
