package org.usergroups.portal.blog;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.usergroups.portal.calls.Answer;
import org.usergroups.portal.calls.Items;
import org.usergroups.portal.calls.ServiceCalls;
import org.usergroups.portal.signin.Viewer;

/** blog-service, as the pages use it. */
@Component
public class BlogClient {
    private static final ParameterizedTypeReference<Post> POST = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Items<Post>> POSTS = new ParameterizedTypeReference<>() {};

    private final ServiceCalls calls;

    BlogClient(@Qualifier("blogCalls") ServiceCalls calls) {
        this.calls = calls;
    }

    public Post post(Viewer viewer, String slugOrId) {
        return calls.get(viewer, POST, "/api/blog/posts/{post}", slugOrId);
    }

    public Items<Post> published(Viewer viewer, String groupId, int size) {
        return calls.get(viewer, POSTS, "/api/blog/posts?group={group}&state=published&size={size}", groupId, size);
    }

    public Items<Post> drafts(Viewer viewer, String groupId, int size) {
        return calls.get(viewer, POSTS, "/api/blog/posts?group={group}&state=draft&size={size}", groupId, size);
    }

    public Answer<Post> write(Viewer viewer, Map<String, ?> fields, @Nullable String key) {
        return calls.change(viewer, HttpMethod.POST, "/api/blog/posts")
                .once(key)
                .json(fields)
                .answer(Post.class);
    }

    public Answer<Post> edit(Viewer viewer, String slugOrId, long version, Map<String, ?> fields) {
        return calls.change(viewer, HttpMethod.PATCH, "/api/blog/posts/{post}", slugOrId)
                .ifVersion(version)
                .patch(fields)
                .answer(Post.class);
    }

    public Answer<Boolean> delete(Viewer viewer, String slugOrId, long version) {
        return calls.change(viewer, HttpMethod.DELETE, "/api/blog/posts/{post}", slugOrId)
                .ifVersion(version)
                .done();
    }

    public Answer<Post> publish(Viewer viewer, String id) {
        return calls.change(viewer, HttpMethod.POST, "/api/blog/posts/{post}/publication", id)
                .answer(Post.class);
    }

    public Answer<Post> withdraw(Viewer viewer, String id) {
        return calls.change(viewer, HttpMethod.DELETE, "/api/blog/posts/{post}/publication", id)
                .answer(Post.class);
    }

    public Answer<Preview> preview(Viewer viewer, String markdown) {
        return calls.change(viewer, HttpMethod.POST, "/api/blog/preview")
                .json(Map.of("markdown", markdown))
                .answer(Preview.class);
    }
}
