package org.usergroups.media.items;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;
import org.usergroups.media.MediaProperties;
import org.usergroups.media.albums.Album;
import org.usergroups.media.albums.Albums;
import org.usergroups.media.blobs.BlobStore;
import org.usergroups.media.blobs.ContentHash;
import org.usergroups.media.blobs.StorageFolder;
import org.usergroups.media.groups.Groups;
import org.usergroups.media.pictures.Darkroom;
import org.usergroups.media.pictures.Origin;
import org.usergroups.platform.events.AlreadyExists;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.Problem;

/** From an uploaded file to a picture in an album. Files are stored before the picture, so that what is public is always complete. */
@Component
class Uploads {

    private static final Duration CLOCK_MAY_BE_AHEAD = Duration.ofDays(2);

    private final Albums albums;
    private final Items items;
    private final Groups groups;
    private final Darkroom darkroom;
    private final StorageFolder folder;
    private final BlobStore blobs;
    private final Leftovers leftovers;
    private final Removal removal;
    private final MediaProperties properties;
    private final InstantSource clock;

    Uploads(
            Albums albums,
            Items items,
            Groups groups,
            Darkroom darkroom,
            StorageFolder folder,
            BlobStore blobs,
            Leftovers leftovers,
            Removal removal,
            MediaProperties properties,
            InstantSource clock) {
        this.albums = albums;
        this.items = items;
        this.groups = groups;
        this.darkroom = darkroom;
        this.folder = folder;
        this.blobs = blobs;
        this.leftovers = leftovers;
        this.removal = removal;
        this.properties = properties;
        this.clock = clock;
    }

    /** What came of an upload. */
    sealed interface Outcome {

        /** A new picture. */
        record Added(Stored<Item> item) implements Outcome {}

        /** The album has these bytes already, or this request was carried out before. */
        record Known(Stored<Item> item) implements Outcome {}

        /** Too many others are uploading. */
        record Busy() implements Outcome {}
    }

    /**
     * Adds a picture to an album.
     *
     * @param id of the picture if it is new
     * @throws org.usergroups.media.pictures.UnacceptablePicture if the file is none that is taken
     */
    Outcome add(String id, Stored<Album> album, InputStreamSource file, ItemForm form, String memberId) {
        try (var workbench = folder.workbench()) {
            var upload = darkroom.receive(file.getInputStream(), workbench);
            var known = items.find(album.id(), upload.hash());
            if (known.isPresent()) {
                return new Outcome.Known(known.get());
            }
            if (album.state().items() >= properties.maxPictures()) {
                throw Problem.conflict(
                        "album-full",
                        "The album is full",
                        "An album has at most %,d pictures. Open another one.".formatted(properties.maxPictures()));
            }
            return darkroom.develop(upload)
                    .<Outcome>map(picture -> store(id, album, upload, picture, form, memberId))
                    .orElseGet(Outcome.Busy::new);
        } catch (IOException failed) {
            throw new UncheckedIOException("An upload cannot be read", failed);
        }
    }

    private Outcome store(
            String id,
            Stored<Album> album,
            Darkroom.Upload upload,
            Darkroom.Picture picture,
            ItemForm form,
            String memberId) {
        var hashes = new ArrayList<ContentHash>();
        hashes.add(upload.hash());
        picture.variants().forEach(variant -> hashes.add(variant.hash()));
        leftovers.note(hashes);
        blobs.put(upload.hash(), upload.file());
        picture.variants().forEach(variant -> blobs.put(variant.hash(), variant.file()));
        try {
            var added = items.create(id, item(album, upload, picture, form, memberId));
            if (albums.show(album.id(), () -> items.contents(album.id())).isEmpty()) {
                removal.removeItemsOf(album.id());
                throw Problem.notFound("album", album.id());
            }
            return new Outcome.Added(added);
        } catch (AlreadyExists sameAtTheSameTime) {
            return items.find(album.id(), upload.hash())
                    .or(() -> items.find(id))
                    .<Outcome>map(Outcome.Known::new)
                    .orElseThrow(() -> Problem.conflict(
                            "just-removed",
                            "Just removed",
                            "This picture has been removed from the album a moment ago. Try again in a few seconds."));
        }
    }

    private Item item(
            Stored<Album> album, Darkroom.Upload upload, Darkroom.Picture picture, ItemForm form, String memberId) {
        var groupId = album.state().groupId();
        var origin = picture.origin();
        return new Item(
                album.id(),
                groupId,
                upload.hash().hex(),
                memberId,
                clock.instant(),
                form.captionOr(said(origin.caption(), ItemForm.LONGEST_CAPTION)),
                form.altOr(""),
                form.creditOr(said(origin.credit(), ItemForm.LONGEST_CREDIT)),
                form.licenceId(),
                takenAt(origin, groupId).orElse(null),
                picture.width(),
                picture.height(),
                picture.variants().stream()
                        .map(variant -> new Item.Variant(variant.hash().hex(), variant.width(), variant.height()))
                        .toList());
    }

    /** A camera's clock without an offset is read in the group's zone; one that is in the future is wrong. */
    private Optional<Instant> takenAt(Origin origin, String groupId) {
        return Optional.ofNullable(origin.takenAt())
                .map(local -> origin.offset() == null
                        ? local.atZone(groups.zone(groupId)).toInstant()
                        : local.toInstant(origin.offset()))
                .filter(instant -> instant.isBefore(clock.instant().plus(CLOCK_MAY_BE_AHEAD)));
    }

    /** What the file itself says, in the form that people's own words must have. */
    private static String said(@Nullable String text, int atMost) {
        if (text == null) {
            return "";
        }
        var plain = text.replaceAll("\\R", "\n")
                .replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "")
                .strip();
        return plain.length() <= atMost ? plain : plain.substring(0, atMost - 1) + "…";
    }
}
