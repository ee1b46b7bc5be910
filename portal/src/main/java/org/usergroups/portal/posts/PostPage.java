package org.usergroups.portal.posts;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.usergroups.portal.blog.BlogClient;
import org.usergroups.portal.blog.Post;
import org.usergroups.portal.calls.Gathering;
import org.usergroups.portal.calls.Items;
import org.usergroups.portal.calls.Parts;
import org.usergroups.portal.roster.Me;
import org.usergroups.portal.roster.RosterClient;
import org.usergroups.portal.signin.Viewer;

/** One post, to read. */
@Controller
class PostPage {
    private static final int NEIGHBOURS = 50;

    private final BlogClient blog;
    private final RosterClient roster;
    private final Gathering gathering;

    PostPage(BlogClient blog, RosterClient roster, Gathering gathering) {
        this.blog = blog;
        this.roster = roster;
        this.gathering = gathering;
    }

    @GetMapping("/posts/{slug}")
    String post(@PathVariable String slug, Viewer viewer, Model model) {
        Parts parts = gathering.begin();
        Parts.Part<Me> me = parts.ask("me", () -> roster.me(viewer));
        Post post = parts.ask("posts", () -> blog.post(viewer, slug)).get();
        if (!post.slug().equals(slug)) {
            return "redirect:/posts/" + post.slug();
        }
        List<Post> all = parts.ask("posts", () -> blog.published(viewer, post.groupId(), NEIGHBOURS))
                .or(Items.none())
                .items();
        model.addAttribute("post", post);
        model.addAttribute("newer", neighbour(all, post, -1));
        model.addAttribute("older", neighbour(all, post, 1));
        model.addAttribute("mayEdit", me.or(Me.NOBODY).organizes(post.groupId()));
        model.addAttribute("missing", parts.missing());
        if (post.groupSlug() != null) {
            model.addAttribute("feed", "/api/blog/feed.atom?group=" + post.groupSlug());
        }
        return "post";
    }

    private static @Nullable Post neighbour(List<Post> all, Post post, int step) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).id().equals(post.id())) {
                int at = i + step;
                return at >= 0 && at < all.size() ? all.get(at) : null;
            }
        }
        return null;
    }
}
