package org.usergroups.media.pictures;

/**
 * What a decoder is allowed to cost, judged by the header before anything is decoded.
 *
 * @param maxPixels the most pixels of a picture
 * @param maxCoefficientBytes the most memory for a picture whose coefficients a decoder must hold as a whole, as progressive JPEG
 *     needs it
 * @param decodedBytes the most bytes of decoded pixels; larger pictures are decoded at a half, a third, … of their size
 */
record Limits(long maxPixels, long maxCoefficientBytes, long decodedBytes) {

    /** A quarter of the heap may hold decoded pixels: 40 MB of the 160 MB that the service needs at least. */
    static Limits of(long maxPixels, long heap) {
        return new Limits(maxPixels, 160L << 20, heap / 4);
    }

    void check(long width, long height) {
        if (width <= 0 || height <= 0) {
            throw UnacceptablePicture.damaged("it claims to have no width or no height");
        }
        if (width * height > maxPixels) {
            throw UnacceptablePicture.tooLarge("The picture has %,d × %,d pixels; at most %,d million are taken."
                    .formatted(width, height, maxPixels / 1_000_000));
        }
    }

    void checkCoefficients(long bytes) {
        if (bytes > maxCoefficientBytes) {
            throw UnacceptablePicture.tooLarge(
                    "The picture is a progressive JPEG too large to be decoded. Save it as a baseline JPEG, or smaller.");
        }
    }

    /** The least step at which the picture fits: every pixel, every second, … of every line, second line, … */
    int step(int width, int height, int bytesPerPixel) {
        var step = 1;
        while (ceil(width, step) * ceil(height, step) * bytesPerPixel > decodedBytes) {
            step++;
        }
        return step;
    }

    private static long ceil(int length, int step) {
        return ((long) length + step - 1) / step;
    }
}
