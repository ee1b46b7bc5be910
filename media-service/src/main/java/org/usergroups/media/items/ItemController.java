package org.usergroups.media.items;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.usergroups.media.albums.Albums;
import org.usergroups.media.groups.Groups;
import org.usergroups.media.pictures.UnacceptablePicture;
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.MergePatch;
import org.usergroups.platform.web.Problem;
import org.usergroups.platform.web.Versions;
import tools.jackson.databind.JsonNode;

/** Adds pictures to albums, and edits and removes them. */
@RestController
@Tag(name = "items")
class ItemController {

    private static final String PATH = "/api/media/items/{id}";

    private final Albums albums;
    private final Items items;
    private final Groups groups;
    private final Uploads uploads;
    private final Removal removal;
    private final MergePatch mergePatch;
    private final Ids ids;

    ItemController(
            Albums albums,
            Items items,
            Groups groups,
            Uploads uploads,
            Removal removal,
            MergePatch mergePatch,
            Ids ids) {
        this.albums = albums;
        this.items = items;
        this.groups = groups;
        this.uploads = uploads;
        this.removal = removal;
        this.mergePatch = mergePatch;
        this.ids = ids;
    }

    /** A picture with what is said about it, as fields of a form. Only alt is needed beside the file. */
    record NewItem(
            @Nullable MultipartFile file,
            @Nullable String alt,
            @Nullable String caption,
            @Nullable String credit,
            @Nullable String licence) {

        ItemForm form() {
            return new ItemForm(alt, caption, credit, licence);
        }
    }

    @Operation(
            operationId = "addItem",
            summary =
                    "Add a JPEG or PNG to an album; 200 with the picture there is if the album has these bytes already")
    @ApiResponse(responseCode = "201")
    @PostMapping(path = "/api/media/albums/{albumId}/items", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<ItemView> add(
            @PathVariable String albumId,
            @ModelAttribute NewItem body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Caller caller) {
        var album = albums.get(albumId);
        groups.requireOrganizer(caller, album.state().groupId());
        var id = key == null ? ids.next() : Ids.of(caller.memberId(), albumId, key);
        var before = key == null ? null : items.find(id).orElse(null);
        if (before != null) {
            return answer(HttpStatus.OK, before);
        }
        var form = body.form();
        var file = body.file();
        var errors = form.check();
        if (file == null || file.isEmpty()) {
            throw Problem.invalid(errors.add("file", "A picture is needed; nothing or an empty file was sent.")
                    .all());
        }
        errors.refuse();
        try {
            return switch (uploads.add(id, album, file, form, caller.memberId())) {
                case Uploads.Outcome.Added(var item) -> answer(HttpStatus.CREATED, item);
                case Uploads.Outcome.Known(var item) -> answer(HttpStatus.OK, item);
                case Uploads.Outcome.Busy() -> throw busy();
            };
        } catch (UnacceptablePicture refused) {
            throw switch (refused.reason()) {
                case FORMAT -> Problem.unsupportedMedia(refused.sentence());
                case TOO_LARGE -> Problem.tooLarge(refused.sentence());
                case DAMAGED -> Problem.invalid("file", refused.sentence());
            };
        }
    }

    @Operation(operationId = "readItem", summary = "A picture and what is said about it")
    @GetMapping(PATH)
    ResponseEntity<ItemView> item(@PathVariable String id) {
        var item = items.get(id);
        return Versions.answer(item.version(), ItemView.of(item));
    }

    @Operation(
            operationId = "editItem",
            summary = "Change what is said about a picture",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MergePatch.MEDIA_TYPE,
                                            schema = @Schema(implementation = ItemForm.class))))
    @PatchMapping(path = PATH, consumes = MergePatch.MEDIA_TYPE)
    ResponseEntity<ItemView> edit(
            @PathVariable String id,
            @RequestBody JsonNode patch,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            Caller caller) {
        var before = items.get(id);
        groups.requireOrganizer(caller, before.state().groupId());
        Versions.require(ifMatch, before.version());
        var form = mergePatch.apply(before.state().form(), patch, ItemForm.class);
        form.check().refuse();
        return answer(HttpStatus.OK, items.save(before, before.state().edited(form)));
    }

    @Operation(operationId = "removeItem", summary = "Remove a picture; its files are no longer served at once")
    @DeleteMapping(PATH)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            Caller caller) {
        var item = items.get(id);
        groups.requireOrganizer(caller, item.state().groupId());
        Versions.require(ifMatch, item.version());
        removal.remove(item);
    }

    private static Problem busy() {
        var problem = Problem.unavailable("Many pictures are being uploaded at the moment. Try again in a minute.");
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, "60");
        return problem;
    }

    private static ResponseEntity<ItemView> answer(HttpStatus status, Stored<Item> item) {
        var answer = ResponseEntity.status(status).eTag(Versions.etag(item.version()));
        if (status == HttpStatus.CREATED) {
            answer.location(URI.create(PATH.replace("{id}", item.id())));
        }
        return answer.body(ItemView.of(item));
    }
}
