package org.usergroups.media.pictures;

/**
 * The frame header of a JPEG (ITU-T T.81, section B.2.2).
 *
 * @param components colour channels: 1 for grey, 3 for colours, 4 for inks
 * @param progressive whether the picture is drawn in passes
 * @param coefficientBytes what a decoder needs to hold all coefficients at once
 */
record JpegFrame(int width, int height, int components, boolean progressive, long coefficientBytes) {

    private static final int PROGRESSIVE = 0xc2;

    /**
     * Reads the header.
     *
     * @throws UnacceptablePicture if it exceeds a limit, or is broken or of a rare kind
     */
    static JpegFrame of(int marker, byte[] header, Limits limits) {
        if (header.length < 6 || header.length != 6 + 3 * (header[5] & 0xff)) {
            throw UnacceptablePicture.damaged("its frame header is broken");
        }
        if (header[0] != 8) {
            throw UnacceptablePicture.format(
                    "This JPEG has %d bits for each colour; only 8 are taken. Save it with 8 and try again."
                            .formatted(header[0]));
        }
        var height = unsignedShort(header, 1);
        var width = unsignedShort(header, 3);
        limits.check(width, height);
        var components = header[5] & 0xff;
        if (components != 1 && components != 3 && components != 4) {
            throw UnacceptablePicture.format(
                    "This JPEG has %d colour channels; 1, 3 or 4 are taken.".formatted(components));
        }
        return new JpegFrame(width, height, components, marker == PROGRESSIVE, coefficientBytes(header, width, height));
    }

    /** Four inks are decoded as they are and then turned into three colours, so both are in memory at once. */
    int bytesPerPixel() {
        return components == 4 ? 7 : components;
    }

    /** Two bytes for each coefficient of each component, which is smaller than the frame by its sampling factors. */
    private static long coefficientBytes(byte[] header, long width, long height) {
        var most = 0;
        var sum = 0;
        for (var at = 7; at < header.length; at += 3) {
            var samples = ((header[at] >> 4) & 0xf) * (header[at] & 0xf);
            most = Math.max(most, samples);
            sum += samples;
        }
        if (most == 0 || most > 16) {
            throw UnacceptablePicture.damaged("its sampling factors cannot be");
        }
        return 2 * width * height * sum / most;
    }

    private static int unsignedShort(byte[] bytes, int at) {
        return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
    }
}
