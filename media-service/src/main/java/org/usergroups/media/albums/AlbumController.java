package org.usergroups.media.albums;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.media.groups.Group;
import org.usergroups.media.groups.Groups;
import org.usergroups.platform.events.AlreadyExists;
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.MergePatch;
import org.usergroups.platform.web.Page;
import org.usergroups.platform.web.Versions;
import tools.jackson.databind.JsonNode;

/** Opens, lists and edits albums. What shows or removes their pictures is beside the pictures. */
@RestController
@Tag(name = "albums")
class AlbumController {

    private static final String PATH = "/api/media/albums";

    private final Albums albums;
    private final Groups groups;
    private final MergePatch mergePatch;
    private final Ids ids;
    private final InstantSource clock;

    AlbumController(Albums albums, Groups groups, MergePatch mergePatch, Ids ids, InstantSource clock) {
        this.albums = albums;
        this.groups = groups;
        this.mergePatch = mergePatch;
        this.ids = ids;
        this.clock = clock;
    }

    /** What opens an album: whose it is, and what it is called. */
    record NewAlbum(
            @Nullable String groupId,
            @Nullable String title,
            @Nullable LocalDate takenOn) {}

    @Operation(
            operationId = "openAlbum",
            summary = "Open an album of a group; 200 if this request was carried out before")
    @ApiResponse(responseCode = "201")
    @PostMapping(PATH)
    ResponseEntity<AlbumView> open(
            @RequestBody NewAlbum body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Caller caller) {
        var form = new AlbumForm(body.title(), body.takenOn());
        var groupId = body.groupId() == null ? "" : body.groupId();
        form.check(latestToday())
                .check(groups.find(groupId).isPresent(), "groupId", "There is no such group.")
                .refuse();
        groups.requireOrganizer(caller, groupId);
        var id = key == null ? ids.next() : Ids.of(caller.memberId(), PATH, key);
        try {
            var opened = albums.create(id, Album.opened(groupId, form, clock.instant()));
            return answer(HttpStatus.CREATED, opened);
        } catch (AlreadyExists repeated) {
            return answer(HttpStatus.OK, albums.find(id).orElseThrow(() -> repeated));
        }
    }

    @Operation(operationId = "listAlbums", summary = "The newest albums first, of a group or of all")
    @GetMapping(PATH)
    Page<AlbumView> list(
            @RequestParam(required = false) @Nullable String group,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer size) {
        var count = Page.size(size);
        var known = new HashMap<String, Optional<Group>>();
        var newest = albums.newest(group, cursor == null ? null : Page.key(cursor), count);
        return Page.of(
                newest,
                count,
                album -> AlbumView.of(album, known.computeIfAbsent(album.state().groupId(), groups::find)),
                Albums::place);
    }

    @Operation(
            operationId = "editAlbum",
            summary = "Change title or day",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MergePatch.MEDIA_TYPE,
                                            schema = @Schema(implementation = AlbumForm.class))))
    @PatchMapping(path = PATH + "/{id}", consumes = MergePatch.MEDIA_TYPE)
    ResponseEntity<AlbumView> edit(
            @PathVariable String id,
            @RequestBody JsonNode patch,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            Caller caller) {
        var before = albums.get(id);
        groups.requireOrganizer(caller, before.state().groupId());
        Versions.require(ifMatch, before.version());
        var form = mergePatch.apply(before.state().form(), patch, AlbumForm.class);
        form.check(latestToday()).refuse();
        return answer(HttpStatus.OK, albums.save(before, before.state().edited(form)));
    }

    private ResponseEntity<AlbumView> answer(HttpStatus status, Stored<Album> album) {
        var answer = ResponseEntity.status(status).eTag(Versions.etag(album.version()));
        if (status == HttpStatus.CREATED) {
            answer.location(URI.create(PATH + "/" + album.id()));
        }
        return answer.body(AlbumView.of(album, groups.find(album.state().groupId())));
    }

    private LocalDate latestToday() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.ofHours(14));
    }
}
