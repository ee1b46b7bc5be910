package org.usergroups.media.pictures;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.usergroups.media.pictures.Essence.Bytes;

/**
 * Walks through the segments of a JPEG (ITU-T T.81, annex B) without decoding: checks the limits as soon as the frame header is
 * there, keeps Exif and IPTC aside, and copies what a decoder needs. Comments, thumbnails, all other application segments and
 * whatever follows the end never get to a decoder or a metadata library.
 */
final class JpegFile {

    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    private static final int DHT = 0xc4;
    private static final int DQT = 0xdb;
    private static final int DRI = 0xdd;
    private static final int APP0 = 0xe0;
    private static final int APP1 = 0xe1;
    private static final int APP2 = 0xe2;
    private static final int APP13 = 0xed;
    private static final int APP14 = 0xee;

    private static final int MOST_SCANS = 100;
    private static final int MOST_PROFILE_BYTES = 4 << 20;

    private static final byte[] JFIF = ascii("JFIF\0");
    private static final byte[] EXIF = ascii("Exif\0");
    private static final byte[] PHOTOSHOP = ascii("Photoshop 3.0\0");
    private static final byte[] ICC = ascii("ICC_PROFILE\0");
    private static final byte[] ADOBE = ascii("Adobe");

    private final DataInputStream in;
    private final DataOutputStream out;
    private final Limits limits;

    private @Nullable JpegFrame frame;
    private @Nullable Bytes exif;
    private @Nullable Bytes iptc;
    private int profileBytes;
    private int scans;

    private JpegFile(InputStream in, OutputStream out, Limits limits) {
        this.in = new DataInputStream(new BufferedInputStream(in, 1 << 16));
        this.out = new DataOutputStream(new BufferedOutputStream(out, 1 << 16));
        this.limits = limits;
    }

    /**
     * Copies the essence of a JPEG.
     *
     * @throws UnacceptablePicture if it exceeds a limit, is of a kind that browsers do not show either, or has no end
     */
    static Essence copy(InputStream jpeg, OutputStream essence, Limits limits) throws IOException {
        var file = new JpegFile(jpeg, essence, limits);
        try {
            file.walk();
        } catch (EOFException ended) {
            throw UnacceptablePicture.cutOff();
        }
        var frame = file.frame;
        if (frame == null || file.scans == 0) {
            throw UnacceptablePicture.damaged("it has no pixels");
        }
        return new Essence(frame.width(), frame.height(), frame.bytesPerPixel(), file.exif, file.iptc, null);
    }

    private void walk() throws IOException {
        if (in.readUnsignedShort() != 0xff00 + SOI) {
            throw UnacceptablePicture.damaged("it does not begin as a JPEG does");
        }
        out.writeShort(0xff00 + SOI);
        var marker = nextMarker();
        while (marker != EOI) {
            marker = segment(marker) ? entropyCoded() : nextMarker();
        }
        out.writeShort(0xff00 + EOI);
        out.flush();
    }

    /** Skips what is no marker, as decoders do. */
    private int nextMarker() throws IOException {
        while (true) {
            if (in.readUnsignedByte() == 0xff) {
                var marker = in.readUnsignedByte();
                while (marker == 0xff) {
                    marker = in.readUnsignedByte();
                }
                if (marker != 0 && !isRestart(marker)) {
                    return marker;
                }
            }
        }
    }

    /** Takes one segment. Answers whether pixels follow it. */
    private boolean segment(int marker) throws IOException {
        if (marker == SOI) {
            throw UnacceptablePicture.damaged("there is another picture inside it");
        }
        if (marker == 0x01) {
            return false;
        }
        var length = in.readUnsignedShort() - 2;
        if (length < 0) {
            throw UnacceptablePicture.damaged("a segment has a length that cannot be");
        }
        var content = new byte[length];
        in.readFully(content);
        switch (marker) {
            case 0xc0, 0xc1, 0xc2 -> {
                frame(marker, content);
                write(marker, content);
            }
            case DHT, DQT, DRI -> write(marker, content);
            case SOS -> {
                scan(content);
                write(marker, content);
                return true;
            }
            case APP0 -> {
                if (starts(content, JFIF) && length >= 14) {
                    write(APP0, withoutThumbnail(content));
                }
            }
            case APP1 -> {
                if (starts(content, EXIF) && exif == null && length > 6) {
                    exif = new Bytes(Arrays.copyOfRange(content, 6, length));
                }
            }
            case APP2 -> {
                if (starts(content, ICC)) {
                    profile(content);
                }
            }
            case APP13 -> {
                if (starts(content, PHOTOSHOP) && iptc == null) {
                    iptc = ImageResources.iptc(content, PHOTOSHOP.length);
                }
            }
            case APP14 -> {
                if (starts(content, ADOBE)) {
                    write(APP14, content);
                }
            }
            default -> {
                if ((marker >= 0xc0 && marker <= 0xcf) || marker == 0xdc || marker == 0xde) {
                    throw UnacceptablePicture.format(
                            "This is a rare kind of JPEG (lossless, arithmetic-coded or hierarchical) that browsers do not"
                                    + " show. Save it as an ordinary JPEG or PNG and try again.");
                }
            }
        }
        return false;
    }

    private void frame(int marker, byte[] content) {
        if (frame != null) {
            throw UnacceptablePicture.damaged("it has two frame headers");
        }
        frame = JpegFrame.of(marker, content, limits);
    }

    private void scan(byte[] content) {
        var begun = frame;
        if (begun == null || content.length == 0) {
            throw UnacceptablePicture.damaged("its pixels come before its header");
        }
        if (begun.progressive() || content[0] < begun.components()) {
            limits.checkCoefficients(begun.coefficientBytes());
        }
        scans++;
        if (scans > MOST_SCANS) {
            throw UnacceptablePicture.tooLarge(
                    "The picture is drawn in more than %d passes. Save it as an ordinary JPEG.".formatted(MOST_SCANS));
        }
    }

    private void profile(byte[] content) throws IOException {
        profileBytes += content.length;
        if (profileBytes > MOST_PROFILE_BYTES) {
            throw UnacceptablePicture.tooLarge(
                    "The picture's colour profile is larger than %d MB.".formatted(MOST_PROFILE_BYTES >> 20));
        }
        write(APP2, content);
    }

    /** Copies pixels up to the next marker that is no restart marker, and answers with that one. */
    private int entropyCoded() throws IOException {
        while (true) {
            var next = in.readUnsignedByte();
            if (next != 0xff) {
                out.write(next);
                continue;
            }
            var marker = in.readUnsignedByte();
            while (marker == 0xff) {
                marker = in.readUnsignedByte();
            }
            if (marker != 0 && !isRestart(marker)) {
                return marker;
            }
            out.write(0xff);
            out.write(marker);
        }
    }

    private void write(int marker, byte[] content) throws IOException {
        out.writeShort(0xff00 + marker);
        out.writeShort(content.length + 2);
        out.write(content);
    }

    private static byte[] withoutThumbnail(byte[] jfif) {
        var bare = Arrays.copyOf(jfif, 14);
        bare[12] = 0;
        bare[13] = 0;
        return bare;
    }

    private static boolean isRestart(int marker) {
        return marker >= 0xd0 && marker <= 0xd7;
    }

    private static boolean starts(byte[] content, byte[] with) {
        return content.length >= with.length && Arrays.equals(content, 0, with.length, with, 0, with.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
