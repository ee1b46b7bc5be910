package org.usergroups.blog.posts;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.usergroups.blog.text.WrittenText;
import org.usergroups.platform.web.FieldErrors;

/** What an author writes: checked, and in the form in which it is stored. */
record PostContent(String title, String markdown, String language, List<String> topics) {

    private static final int TITLE = 200;
    private static final int MARKDOWN = 100_000;
    private static final int TOPIC = 50;
    private static final int TOPICS = 10;
    private static final String DEFAULT_LANGUAGE = "en";

    PostContent {
        topics = List.copyOf(topics);
    }

    /** Makes the content of what was sent; adds to the errors what cannot be taken. */
    static PostContent of(
            @Nullable String title,
            @Nullable String markdown,
            @Nullable String language,
            @Nullable List<@Nullable String> topics,
            FieldErrors errors) {
        var content = new PostContent(
                title == null ? "" : WrittenText.line(title),
                markdown == null ? "" : WrittenText.lines(markdown),
                language == null || language.isBlank() ? DEFAULT_LANGUAGE : language.strip(),
                topics == null ? List.of() : topics(topics));
        errors.required(content.title, "title", TITLE);
        markdown(content.markdown, errors);
        errors.language(content.language, "language");
        errors.check(content.topics.size() <= TOPICS, "topics", "At most %d topics.".formatted(TOPICS));
        for (var topic : content.topics) {
            errors.text(topic, "topics", TOPIC);
            errors.check(topic.indexOf('<') < 0 && topic.indexOf('>') < 0, "topics", "Topics have no < or >.");
        }
        return new PostContent(
                content.title,
                content.markdown,
                Locale.forLanguageTag(content.language).toLanguageTag(),
                content.topics);
    }

    static void markdown(String markdown, FieldErrors errors) {
        errors.text(markdown, "markdown", MARKDOWN);
    }

    /** A draft may still be empty. */
    boolean isReadable() {
        return !markdown.isBlank();
    }

    private static List<String> topics(List<@Nullable String> topics) {
        return topics.stream()
                .filter(Objects::nonNull)
                .map(topic -> WrittenText.line(topic).toLowerCase(Locale.ROOT))
                .filter(topic -> !topic.isEmpty())
                .distinct()
                .toList();
    }
}
