package org.usergroups.blog.posts;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.blog.roster.Group;
import org.usergroups.blog.roster.Groups;
import org.usergroups.blog.roster.Members;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.MergePatch;
import org.usergroups.platform.web.Page;
import org.usergroups.platform.web.Problem;
import org.usergroups.platform.web.Versions;
import tools.jackson.databind.JsonNode;

/** The API of posts. */
@RestController
@RequestMapping(Writing.PATH)
@Tag(name = "posts")
class PostEndpoints {

    private final Writing writing;
    private final Posts posts;
    private final Groups groups;
    private final Members members;

    PostEndpoints(Writing writing, Posts posts, Groups groups, Members members) {
        this.writing = writing;
        this.posts = posts;
        this.groups = groups;
        this.members = members;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "writePost", summary = "Write a draft for a group")
    ResponseEntity<ShownPost> write(
            Caller caller,
            @RequestBody NewPost form,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey) {
        var post = writing.draft(caller, form, idempotencyKey);
        return ResponseEntity.created(URI.create(Writing.PATH + "/" + post.id()))
                .eTag(Versions.etag(post.version()))
                .body(shown(post));
    }

    @GetMapping
    @Operation(
            operationId = "listPosts",
            summary = "List published posts, the newest first, or the drafts of groups that the caller organizes")
    Page<ShownPost> list(
            Optional<Caller> caller,
            @RequestParam(required = false) @Nullable String group,
            @RequestParam(required = false)
                    @Schema(
                            allowableValues = {"published", "draft"},
                            defaultValue = "published")
                    @Nullable
                    String state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer size) {
        var after = cursor == null ? null : PlaceInList.at(cursor);
        var asked = Page.size(size);
        return switch (state) {
            case null -> published(group, after, asked);
            case "published" -> published(group, after, asked);
            case "draft" -> drafts(caller, group, after, asked);
            default -> throw Problem.invalid("state", "Must be published or draft.");
        };
    }

    @GetMapping("/{slugOrId}")
    @Operation(operationId = "readPost", summary = "Read a post; a draft only as an organizer of its group")
    ResponseEntity<ShownPost> read(Optional<Caller> caller, @PathVariable String slugOrId) {
        return answer(writing.read(caller, slugOrId));
    }

    @PatchMapping(path = "/{slugOrId}", consumes = MergePatch.MEDIA_TYPE)
    @Operation(
            operationId = "editPost",
            summary = "Change title, text, language or topics (RFC 7396)",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MergePatch.MEDIA_TYPE,
                                            schema = @Schema(implementation = PostEdit.class))))
    ResponseEntity<ShownPost> edit(
            Caller caller,
            @PathVariable String slugOrId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode patch) {
        return answer(writing.edit(caller, slugOrId, ifMatch, patch));
    }

    @DeleteMapping("/{slugOrId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deletePost", summary = "Delete a post for good")
    void delete(
            Caller caller,
            @PathVariable String slugOrId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        writing.delete(caller, slugOrId, ifMatch);
    }

    @PostMapping("/{slugOrId}/publication")
    @Operation(operationId = "publishPost", summary = "Publish a draft; a published post stays as it is")
    ResponseEntity<ShownPost> publish(
            Caller caller,
            @PathVariable String slugOrId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return answer(writing.publish(caller, slugOrId, ifMatch));
    }

    @DeleteMapping("/{slugOrId}/publication")
    @Operation(operationId = "withdrawPost", summary = "Make a published post a draft again")
    ResponseEntity<ShownPost> withdraw(
            Caller caller,
            @PathVariable String slugOrId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return answer(writing.withdraw(caller, slugOrId, ifMatch));
    }

    private Page<ShownPost> published(@Nullable String group, @Nullable PlaceInList after, int size) {
        var groupIds = group == null ? null : List.of(group);
        return page(posts.published(groupIds, after, size + 1), size);
    }

    /** Whoever may see no draft gets none, whether there are any or not. */
    private Page<ShownPost> drafts(
            Optional<Caller> caller, @Nullable String group, @Nullable PlaceInList after, int size) {
        var who = caller.orElseThrow(Problem::signInNeeded);
        if (group != null) {
            return members.mayWriteFor(who, group)
                    ? page(posts.drafts(List.of(group), after, size + 1), size)
                    : Page.of(List.of());
        }
        var organized = who.coordinator() ? null : members.organizedBy(who.memberId());
        return page(posts.drafts(organized, after, size + 1), size);
    }

    private Page<ShownPost> page(List<Stored<Post>> oneMore, int size) {
        var known = groups.byIds(
                oneMore.stream().map(post -> post.state().groupId()).collect(Collectors.toSet()));
        return Page.of(
                oneMore,
                size,
                post -> ShownPost.of(post, known.get(post.state().groupId())),
                post -> place(post).key());
    }

    private static PlaceInList place(Stored<Post> stored) {
        var post = stored.state();
        var publishedAt = post.publishedAt();
        return new PlaceInList(post.isPublished() && publishedAt != null ? publishedAt : post.changedAt(), stored.id());
    }

    private ResponseEntity<ShownPost> answer(Stored<Post> post) {
        return Versions.answer(post.version(), shown(post));
    }

    private ShownPost shown(Stored<Post> post) {
        Optional<Group> group = groups.byId(post.state().groupId());
        return ShownPost.of(post, group.orElse(null));
    }
}
