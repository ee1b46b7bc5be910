package org.usergroups.blog.posts;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.blog.text.Markdown;
import org.usergroups.blog.text.WrittenText;
import org.usergroups.platform.web.FieldErrors;

/** Shows how a text will look, and stores nothing. */
@RestController
@Tag(name = "posts")
class PreviewEndpoint {

    private final Markdown markdown;

    PreviewEndpoint(Markdown markdown) {
        this.markdown = markdown;
    }

    record Draft(@Nullable String markdown) {}

    record Preview(String html, String excerpt) {}

    @PostMapping("/api/blog/preview")
    @Operation(operationId = "previewPost", summary = "Render Markdown as a post would show it")
    Preview preview(@RequestBody Draft draft) {
        var text = draft.markdown() == null ? "" : WrittenText.lines(draft.markdown());
        var errors = new FieldErrors();
        PostContent.markdown(text, errors);
        errors.refuse();
        var rendered = markdown.render(text);
        return new Preview(rendered.html(), rendered.excerpt());
    }
}
