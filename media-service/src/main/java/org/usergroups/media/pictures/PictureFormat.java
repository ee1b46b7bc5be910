package org.usergroups.media.pictures;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What an upload is by its first bytes. Its name and its declared type say nothing that can be trusted. */
enum PictureFormat {
    JPEG,
    PNG;

    /** As many bytes as {@link #sniff} looks at. */
    static final int SNIFFED = 64;

    @SuppressWarnings("ArrayRecordComponent")
    private record Stranger(String name, int at, byte[] magic) {

        static Stranger of(String name, int at, String magic) {
            return new Stranger(name, at, magic.getBytes(StandardCharsets.ISO_8859_1));
        }

        boolean matches(byte[] start) {
            return PictureFormat.matches(start, at, magic);
        }
    }

    private static final byte[] JPEG_START = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
    static final byte[] PNG_START = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final List<Stranger> STRANGERS = List.of(
            Stranger.of("a HEIC picture", 4, "ftyphei"),
            Stranger.of("a HEIC picture", 4, "ftypmif1"),
            Stranger.of("an AVIF picture", 4, "ftypavi"),
            Stranger.of("a video", 4, "ftyp"),
            Stranger.of("a WebP picture", 8, "WEBP"),
            Stranger.of("a GIF picture", 0, "GIF8"),
            Stranger.of("a TIFF or raw picture", 0, "II*\0"),
            Stranger.of("a TIFF or raw picture", 0, "MM\0*"),
            Stranger.of("a BMP picture", 0, "BM"),
            Stranger.of("a PDF document", 0, "%PDF"),
            Stranger.of("a ZIP archive", 0, "PK\3\4"),
            Stranger.of("a video playlist", 0, "#EXTM3U"));

    /**
     * The format of a file that starts with these bytes.
     *
     * @throws UnacceptablePicture if it is none that is taken, with a sentence that says what it seems to be
     */
    static PictureFormat sniff(byte[] start) {
        if (matches(start, 0, JPEG_START)) {
            return JPEG;
        }
        if (matches(start, 0, PNG_START)) {
            return PNG;
        }
        throw UnacceptablePicture.format(
                "This file is %s. Pictures are taken as JPEG or PNG; save it as one of these and try again."
                        .formatted(describe(start)));
    }

    private static String describe(byte[] start) {
        for (var stranger : STRANGERS) {
            if (stranger.matches(start)) {
                return stranger.name();
            }
        }
        var text = new String(start, StandardCharsets.ISO_8859_1).stripLeading().toLowerCase(Locale.ROOT);
        if (text.startsWith("<svg") || text.startsWith("<?xml")) {
            return "an SVG or XML document";
        }
        if (text.startsWith("<!doctype") || text.startsWith("<html")) {
            return "a web page";
        }
        var isText = text.chars().allMatch(c -> (c >= ' ' && c < 0x7f) || c == '\n' || c == '\r' || c == '\t');
        return isText ? "a text" : "no picture that we know";
    }

    private static boolean matches(byte[] start, int at, byte[] magic) {
        return start.length >= at + magic.length && Arrays.equals(start, at, at + magic.length, magic, 0, magic.length);
    }
}
