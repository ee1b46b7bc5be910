package org.usergroups.media.items;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A picture in an album.
 *
 * @param original the hash of the bytes that were uploaded, which are never shown
 * @param uploadedBy the member who did
 * @param caption what is seen, by whom, where; may be empty
 * @param alt the picture in words for those who do not see it
 * @param credit who is to be named; may be empty
 * @param licence an id of {@link Licence}
 * @param takenAt when the camera says it was taken
 * @param width of the upright original
 * @param variants the public files, the largest first
 */
public record Item(
        String albumId,
        String groupId,
        String original,
        String uploadedBy,
        Instant uploadedAt,
        String caption,
        String alt,
        String credit,
        String licence,
        @Nullable Instant takenAt,
        int width,
        int height,
        List<Variant> variants) {

    private static final int COVER_WIDTH = 640;

    /** One public file. */
    public record Variant(String hash, int width, int height) {

        /** Its path; other bytes would have another one. */
        String url() {
            return "/api/media/files/%s/%d.jpg".formatted(hash, width);
        }
    }

    public Item {
        variants = List.copyOf(variants);
    }

    ItemForm form() {
        return new ItemForm(alt, caption, credit, licence);
    }

    Item edited(ItemForm form) {
        return new Item(
                albumId,
                groupId,
                original,
                uploadedBy,
                uploadedAt,
                form.captionOr(""),
                form.altOr(""),
                form.creditOr(""),
                form.licenceId(),
                takenAt,
                width,
                height,
                variants);
    }

    /** The file that stands for the item in lists: the smallest that is still as wide as a card. */
    String coverUrl() {
        return variants.stream()
                .filter(variant -> variant.width() >= COVER_WIDTH)
                .min(Comparator.comparingInt(Variant::width))
                .orElse(variants.getFirst())
                .url();
    }
}
