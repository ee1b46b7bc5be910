package org.usergroups.portal.posts;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.usergroups.portal.blog.BlogClient;
import org.usergroups.portal.blog.Post;
import org.usergroups.portal.blog.Preview;
import org.usergroups.portal.calls.Answer;
import org.usergroups.portal.calls.Problem;
import org.usergroups.portal.pages.Conflict;
import org.usergroups.portal.pages.FormErrors;
import org.usergroups.portal.roster.Group;
import org.usergroups.portal.roster.RosterClient;
import org.usergroups.portal.signin.Viewer;

/** Write a post: draft, preview, publish, withdraw, delete. What the button says decides what a form does. */
@Controller
class PostForms {
    private final BlogClient blog;
    private final RosterClient roster;

    PostForms(BlogClient blog, RosterClient roster) {
        this.blog = blog;
        this.roster = roster;
    }

    @GetMapping("/posts/new")
    ModelAndView blank(@RequestParam String group, Viewer viewer) {
        Group found = roster.organizedGroup(viewer, group);
        return form(found, null, new PostForm(null, null, found.language(), null), FormErrors.NONE);
    }

    @PostMapping("/posts/new")
    Object write(
            @RequestParam String group,
            @ModelAttribute("form") PostForm form,
            @RequestParam(defaultValue = "save") String press,
            @RequestParam(required = false) @Nullable String key,
            Viewer viewer,
            RedirectAttributes next) {
        Group found = roster.organizedGroup(viewer, group);
        if (press.equals("preview")) {
            return preview(viewer, form(found, null, form, FormErrors.NONE), form);
        }
        Map<String, Object> fields = new LinkedHashMap<>(form.fields());
        fields.put("groupId", found.id());
        return switch (blog.write(viewer, fields, key)) {
            case Answer.Done<Post>(Post post) -> stored(viewer, post, press, next);
            case Answer.NotDone<Post> not -> form(found, null, form, FormErrors.of(not.problem()));
        };
    }

    @GetMapping("/posts/{slug}/edit")
    ModelAndView current(@PathVariable String slug, Viewer viewer) {
        Post post = blog.post(viewer, slug);
        roster.requireOrganizer(viewer, post.groupId());
        return form(null, post, PostForm.of(post), FormErrors.NONE);
    }

    @PostMapping("/posts/{slug}/edit")
    Object edit(
            @PathVariable String slug,
            @RequestParam long version,
            @ModelAttribute("form") PostForm form,
            @RequestParam(defaultValue = "save") String press,
            Viewer viewer,
            RedirectAttributes next) {
        if (press.equals("preview")) {
            ModelAndView page = form(null, blog.post(viewer, slug), form, FormErrors.NONE);
            page.addObject("version", version);
            return preview(viewer, page, form);
        }
        return switch (blog.edit(viewer, slug, version, form.fields())) {
            case Answer.Done<Post>(Post post) -> stored(viewer, post, press, next);
            case Answer.Refused<Post>(Problem problem) -> {
                ModelAndView page = form(null, blog.post(viewer, slug), form, FormErrors.of(problem));
                page.addObject("version", version);
                yield page;
            }
            case Answer.Stale<Post> stale -> {
                Post stored = blog.post(viewer, slug);
                yield Conflict.page(
                        stored.title(),
                        "/posts/" + stored.slug() + "/edit",
                        stored.version(),
                        form.differences(stored));
            }
        };
    }

    @PostMapping("/posts/{slug}/delete")
    String delete(
            @PathVariable String slug,
            @RequestParam long version,
            @RequestParam(required = false) @Nullable String sure,
            Viewer viewer,
            RedirectAttributes next) {
        if (sure == null) {
            next.addFlashAttribute("notice", "notice.not-sure");
            return "redirect:/posts/" + slug + "/edit";
        }
        Post post = blog.post(viewer, slug);
        boolean isDone = blog.delete(viewer, slug, version) instanceof Answer.Done<Boolean>;
        next.addFlashAttribute("notice", isDone ? "notice.post-deleted" : "notice.not-done");
        return isDone && post.groupSlug() != null
                ? "redirect:/groups/" + post.groupSlug()
                : "redirect:/posts/" + slug + (isDone ? "" : "/edit");
    }

    /** The text is saved; now what else the pressed button asked for. */
    private String stored(Viewer viewer, Post post, String press, RedirectAttributes next) {
        Answer<Post> after =
                switch (press) {
                    case "publish" -> blog.publish(viewer, post.id());
                    case "withdraw" -> blog.withdraw(viewer, post.id());
                    default -> new Answer.Done<>(post);
                };
        if (after instanceof Answer.Done<Post>(Post now)) {
            next.addFlashAttribute(
                    "notice",
                    switch (press) {
                        case "publish" -> "notice.post-published";
                        case "withdraw" -> "notice.post-withdrawn";
                        default -> "notice.post-saved";
                    });
            return press.equals("publish")
                    ? "redirect:/posts/" + now.slug()
                    : "redirect:/posts/" + now.slug() + "/edit";
        }
        next.addFlashAttribute("notice", "notice.saved-not-published");
        return "redirect:/posts/" + post.slug() + "/edit";
    }

    private ModelAndView preview(Viewer viewer, ModelAndView page, PostForm form) {
        Answer<Preview> answer = blog.preview(viewer, form.markdown());
        if (answer instanceof Answer.Done<Preview>(Preview preview)) {
            page.addObject("preview", preview.html());
        } else if (answer instanceof Answer.Refused<Preview>(Problem problem)) {
            page.addObject("errors", FormErrors.of(problem));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return page;
    }

    private static ModelAndView form(@Nullable Group group, @Nullable Post post, PostForm form, FormErrors errors) {
        ModelAndView page = errors.page("post-form");
        page.addObject("post", post);
        page.addObject("groupSlug", group != null ? group.slug() : post == null ? null : post.groupSlug());
        page.addObject("groupName", group != null ? group.name() : post == null ? null : post.groupName());
        page.addObject("form", form);
        page.addObject("version", post == null ? null : post.version());
        return page;
    }
}
