package org.usergroups.media.pictures;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import org.usergroups.media.pictures.Essence.Bytes;

/**
 * Walks through the chunks of a PNG (W3C PNG, third edition, section 5) without decoding: checks the limits in the header, keeps Exif
 * and the colour profile aside, and copies the chunks that make pixels. Texts, compressed or not, go no further: they could expand
 * to any size.
 */
final class PngFile {

    private static final int MOST_ASIDE = 1 << 20;
    private static final int MOST_PROFILE_BYTES = 4 << 20;

    private final DataInputStream in;
    private final DataOutputStream out;
    private final Limits limits;
    private final byte[] buffer = new byte[1 << 16];

    private int width;
    private int height;
    private int bytesPerPixel;
    private boolean hasPixels;
    private @Nullable Bytes exif;
    private @Nullable Bytes profile;

    private PngFile(InputStream in, OutputStream out, Limits limits) {
        this.in = new DataInputStream(new BufferedInputStream(in, 1 << 16));
        this.out = new DataOutputStream(new BufferedOutputStream(out, 1 << 16));
        this.limits = limits;
    }

    /**
     * Copies the essence of a PNG.
     *
     * @throws UnacceptablePicture if it exceeds a limit, a checksum is wrong, or it has no end
     */
    static Essence copy(InputStream png, OutputStream essence, Limits limits) throws IOException {
        var file = new PngFile(png, essence, limits);
        try {
            file.walk();
        } catch (EOFException ended) {
            throw UnacceptablePicture.cutOff();
        }
        if (!file.hasPixels) {
            throw UnacceptablePicture.damaged("it has no pixels");
        }
        return new Essence(file.width, file.height, file.bytesPerPixel, file.exif, null, file.profile);
    }

    private void walk() throws IOException {
        in.skipNBytes(PictureFormat.PNG_START.length);
        out.write(PictureFormat.PNG_START);
        String type;
        do {
            var length = in.readInt();
            var name = in.readNBytes(4);
            if (name.length < 4) {
                throw new EOFException();
            }
            if (length < 0) {
                throw UnacceptablePicture.damaged("a part of it has a length that cannot be");
            }
            type = new String(name, StandardCharsets.ISO_8859_1);
            if (width == 0 && !type.equals("IHDR")) {
                throw UnacceptablePicture.damaged("it does not begin with its header");
            }
            chunk(type, name, length);
        } while (!type.equals("IEND"));
        out.flush();
    }

    private void chunk(String type, byte[] name, int length) throws IOException {
        switch (type) {
            case "IHDR" -> {
                if (width != 0 || length != 13) {
                    throw UnacceptablePicture.damaged("its header is broken");
                }
                var content = aside(name, length);
                header(content);
                copied(name, content);
            }
            case "PLTE", "tRNS" -> {
                if (length > 768) {
                    throw UnacceptablePicture.damaged("its palette is too long");
                }
                copied(name, aside(name, length));
            }
            case "IDAT", "IEND" -> {
                hasPixels |= type.equals("IDAT") && length > 0;
                copied(name, length);
            }
            case "eXIf" -> exif = length <= MOST_ASIDE ? new Bytes(aside(name, length)) : skipped(length);
            case "iCCP" -> profile = length <= MOST_ASIDE ? inflated(aside(name, length)) : skipped(length);
            default -> skipped(length);
        }
    }

    private void header(byte[] content) throws IOException {
        var fields = new DataInputStream(new ByteArrayInputStream(content));
        var claimedWidth = fields.readInt();
        var claimedHeight = fields.readInt();
        limits.check(claimedWidth, claimedHeight);
        var depth = fields.readUnsignedByte();
        var channels =
                switch (fields.readUnsignedByte()) {
                    case 0, 3 -> 1;
                    case 2 -> 3;
                    case 4 -> 2;
                    case 6 -> 4;
                    default -> throw UnacceptablePicture.damaged("its colour type does not exist");
                };
        width = claimedWidth;
        height = claimedHeight;
        bytesPerPixel = channels * (depth > 8 ? 2 : 1);
    }

    private byte[] aside(byte[] name, int length) throws IOException {
        var content = new byte[length];
        in.readFully(content);
        checkSum(crc(name, content));
        return content;
    }

    private @Nullable Bytes skipped(int length) throws IOException {
        in.skipNBytes(length + 4L);
        return null;
    }

    private void copied(byte[] name, byte[] content) throws IOException {
        out.writeInt(content.length);
        out.write(name);
        out.write(content);
        out.writeInt((int) crc(name, content).getValue());
    }

    private void copied(byte[] name, int length) throws IOException {
        var crc = crc(name, new byte[0]);
        out.writeInt(length);
        out.write(name);
        for (var left = length; left > 0; ) {
            var read = in.read(buffer, 0, Math.min(left, buffer.length));
            if (read < 0) {
                throw new EOFException();
            }
            crc.update(buffer, 0, read);
            out.write(buffer, 0, read);
            left -= read;
        }
        checkSum(crc);
        out.writeInt((int) crc.getValue());
    }

    private void checkSum(CRC32 crc) throws IOException {
        if (in.readInt() != (int) crc.getValue()) {
            throw UnacceptablePicture.damaged("a checksum is wrong");
        }
    }

    /** The profile of an iCCP chunk: a name, a zero, a zero, and then deflated bytes; null if that expands beyond measure. */
    private static @Nullable Bytes inflated(byte[] content) {
        var name = 0;
        while (name < content.length && content[name] != 0) {
            name++;
        }
        if (name + 2 > content.length) {
            return null;
        }
        var deflated = new ByteArrayInputStream(Arrays.copyOfRange(content, name + 2, content.length));
        try (var inflater = new InflaterInputStream(deflated)) {
            var bytes = inflater.readNBytes(MOST_PROFILE_BYTES + 1);
            return bytes.length > MOST_PROFILE_BYTES ? null : new Bytes(bytes);
        } catch (IOException broken) {
            return null;
        }
    }

    private static CRC32 crc(byte[] name, byte[] content) {
        var crc = new CRC32();
        crc.update(name);
        crc.update(content);
        return crc;
    }
}
