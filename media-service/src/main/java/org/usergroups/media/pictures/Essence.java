package org.usergroups.media.pictures;

import org.jspecify.annotations.Nullable;

/**
 * What was found on the way through an upload: its measures, and its metadata as raw bytes, not yet read. The pixels themselves have
 * been copied to a file with nothing else in it.
 *
 * @param bytesPerPixel how much a decoder allocates for each pixel
 * @param exif a TIFF structure (Exif 2.32, section 4.5)
 * @param iptc records of the IPTC information interchange model
 * @param profile an ICC profile that the decoder does not apply by itself
 */
record Essence(
        int width,
        int height,
        int bytesPerPixel,
        @Nullable Bytes exif,
        @Nullable Bytes iptc,
        @Nullable Bytes profile) {

    /** An array as a value. */
    @SuppressWarnings("ArrayRecordComponent")
    record Bytes(byte[] array) {}
}
