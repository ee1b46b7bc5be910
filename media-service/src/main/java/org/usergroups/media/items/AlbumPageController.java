package org.usergroups.media.items;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.media.MediaProperties;
import org.usergroups.media.albums.AlbumView;
import org.usergroups.media.albums.Albums;
import org.usergroups.media.groups.Groups;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.Versions;

/** Shows albums with their pictures, and removes both together. */
@RestController
@Tag(name = "albums")
class AlbumPageController {

    private static final String PATH = "/api/media/albums/{id}";

    private final Albums albums;
    private final Items items;
    private final Groups groups;
    private final Removal removal;
    private final MediaProperties properties;

    AlbumPageController(Albums albums, Items items, Groups groups, Removal removal, MediaProperties properties) {
        this.albums = albums;
        this.items = items;
        this.groups = groups;
        this.removal = removal;
        this.properties = properties;
    }

    /**
     * The version is that of the album without its pictures: it serves to edit the album, not to tell whether the answer has changed.
     * Set on the response itself, it does not lead to 304.
     */
    @Operation(operationId = "readAlbum", summary = "An album with all its pictures")
    @GetMapping(PATH)
    AlbumPage show(@PathVariable String id, HttpServletResponse response) {
        var album = albums.get(id);
        response.setHeader(HttpHeaders.ETAG, Versions.etag(album.version()));
        var pictures = items.of(id, properties.maxPictures()).stream()
                .map(ItemView::of)
                .toList();
        return new AlbumPage(AlbumView.of(album, groups.find(album.state().groupId())), pictures);
    }

    @Operation(operationId = "removeAlbum", summary = "Remove an album and its pictures")
    @DeleteMapping(PATH)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            Caller caller) {
        var album = albums.get(id);
        groups.requireOrganizer(caller, album.state().groupId());
        Versions.require(ifMatch, album.version());
        removal.removeAlbum(album);
    }
}
