package org.usergroups.media.items;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.media.blobs.BlobStore;
import org.usergroups.media.blobs.ContentHash;
import org.usergroups.platform.web.Problem;

/** Serves the public files of pictures that exist. Their names change with their bytes, so they may be kept for ever. */
@RestController
@Tag(name = "files")
class FileController {

    private final Items items;
    private final BlobStore blobs;

    FileController(Items items, BlobStore blobs) {
        this.items = items;
        this.blobs = blobs;
    }

    @Operation(operationId = "readFile", summary = "A public file of a picture; its bytes never change")
    @GetMapping(path = "/api/media/files/{hash}/{width}.jpg", produces = MediaType.IMAGE_JPEG_VALUE)
    ResponseEntity<Resource> file(@PathVariable String hash, @PathVariable int width) {
        return file(ContentHash.parse(hash).filter(known -> items.publish(known, width)), hash);
    }

    @Operation(
            operationId = "readThumbnail",
            summary = "The smallest public file of a picture, by the hash of any of them; its bytes never change")
    @GetMapping(path = "/api/media/files/{hash}/thumbnail.jpg", produces = MediaType.IMAGE_JPEG_VALUE)
    ResponseEntity<Resource> thumbnail(@PathVariable String hash) {
        return file(ContentHash.parse(hash).flatMap(items::smallest), hash);
    }

    private ResponseEntity<Resource> file(Optional<ContentHash> published, String hash) {
        return published
                .flatMap(found -> blobs.find(found)
                        .map(file -> ResponseEntity.ok()
                                .contentType(MediaType.IMAGE_JPEG)
                                .cacheControl(CacheControl.maxAge(Duration.ofDays(365))
                                        .cachePublic()
                                        .immutable())
                                .eTag("\"" + found.hex() + "\"")
                                .header("X-Content-Type-Options", "nosniff")
                                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                                .body(file)))
                .orElseThrow(() -> Problem.notFound("picture file", hash));
    }
}
