package org.usergroups.portal.posts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.usergroups.portal.blog.Post;
import org.usergroups.portal.pages.Difference;
import org.usergroups.portal.pages.Words;

/** A post as it is typed. */
public record PostForm(String title, String markdown, String language, String topics) {
    public PostForm(
            @Nullable String title, @Nullable String markdown, @Nullable String language, @Nullable String topics) {
        this.title = Words.of(title);
        this.markdown = markdown == null ? "" : markdown.replace("\r\n", "\n").stripTrailing();
        this.language = Words.of(language);
        this.topics = Words.of(topics);
    }

    static PostForm of(Post post) {
        return new PostForm(post.title(), post.markdown(), post.language(), String.join(", ", post.topics()));
    }

    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("title", title);
        fields.put("markdown", markdown);
        fields.put("topics", Words.list(topics));
        if (!language.isEmpty()) {
            fields.put("language", language);
        }
        return fields;
    }

    /** Where this form and what is stored now say different things. */
    List<Difference> differences(Post stored) {
        PostForm theirs = of(stored);
        return List.of(
                new Difference("title", "post.title", theirs.title(), title),
                new Difference("markdown", "post.markdown", theirs.markdown(), markdown),
                new Difference("language", "post.language", theirs.language(), language),
                new Difference("topics", "post.topics", theirs.topics(), topics));
    }
}
