package org.usergroups.media.pictures;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/** Pictures made on the spot, with whatever metadata a test needs in them. */
public final class SamplePictures {

    /** What the camera wrote into the tests' Exif, to be looked for in public files. */
    public static final String SERIAL = "SERIAL-4711";

    private SamplePictures() {}

    /** Four quarters: red and green above, blue and white below. */
    public static BufferedImage quarters(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        var canvas = image.createGraphics();
        fill(canvas, Color.RED, 0, 0, width / 2, height / 2);
        fill(canvas, Color.GREEN, width / 2, 0, width, height / 2);
        fill(canvas, Color.BLUE, 0, height / 2, width / 2, height);
        fill(canvas, Color.WHITE, width / 2, height / 2, width, height);
        canvas.dispose();
        return image;
    }

    /** Much detail, as a photo has. */
    public static BufferedImage noise(int width, int height, long seed) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        var random = new Random(seed);
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                var grey = (x * 255 / width + random.nextInt(24)) & 0xff;
                image.setRGB(x, y, grey << 16 | (255 - grey) << 8 | (y & 0xff));
            }
        }
        return image;
    }

    /** How a camera held in another way stores the same picture: Exif 2.32, table of tag 0x0112. */
    public static BufferedImage stored(BufferedImage upright, int orientation) {
        var width = upright.getWidth();
        var height = upright.getHeight();
        var isSideways = orientation >= 5;
        var stored = new BufferedImage(
                isSideways ? height : width, isSideways ? width : height, BufferedImage.TYPE_3BYTE_BGR);
        // The visual side that the 0th row and the 0th column are at.
        var sides = List.of(
                        "top left",
                        "top right",
                        "bottom right",
                        "bottom left",
                        "left top",
                        "right top",
                        "right bottom",
                        "left bottom")
                .get(orientation - 1);
        for (var row = 0; row < stored.getHeight(); row++) {
            for (var column = 0; column < stored.getWidth(); column++) {
                var acrossLines = isSideways ? column : row;
                var alongLines = isSideways ? row : column;
                var x = sides.contains("right") ? width - 1 - alongLines : alongLines;
                var y = sides.contains("bottom") ? height - 1 - acrossLines : acrossLines;
                stored.setRGB(column, row, upright.getRGB(x, y));
            }
        }
        return stored;
    }

    public static byte[] jpeg(BufferedImage image) {
        return written(image, "jpeg");
    }

    public static byte[] png(BufferedImage image) {
        return written(image, "png");
    }

    /** A segment of a JPEG. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Segment(int marker, byte[] content) {}

    /** The JPEG with segments after its beginning. */
    public static byte[] with(byte[] jpeg, Segment... segments) {
        return bytes(out -> {
            out.write(jpeg, 0, 2);
            for (var segment : segments) {
                out.writeShort(0xff00 + segment.marker());
                out.writeShort(segment.content().length + 2);
                out.write(segment.content());
            }
            out.write(jpeg, 2, jpeg.length - 2);
        });
    }

    public static Segment comment(String text) {
        return new Segment(0xfe, text.getBytes(StandardCharsets.UTF_8));
    }

    public static Segment exif(int orientation) {
        return new Segment(0xe1, concat("Exif\0\0".getBytes(StandardCharsets.US_ASCII), tiff(orientation)));
    }

    /** Exif with orientation, a time at +03:00, a camera's serial number, and a place. */
    public static byte[] tiff(int orientation) {
        var first = List.of(shortEntry(0x0112, orientation), pointer(0x8769), pointer(0x8825));
        var camera = List.of(text(0x9003, "2024:05:06 19:30:00"), text(0x9011, "+03:00"), text(0xa431, SERIAL));
        var place = List.of(text(1, "N"), rationals(2, 50, 5, 0), text(3, "E"), rationals(4, 14, 25, 0));
        var buffer = ByteBuffer.allocate(1024);
        buffer.put("MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8);
        var cameraAt = 8 + size(first);
        var placeAt = cameraAt + size(camera);
        directory(buffer, first, List.of(cameraAt, placeAt));
        directory(buffer, camera, List.of());
        directory(buffer, place, List.of());
        var tiff = new byte[buffer.position()];
        buffer.flip().get(tiff);
        return tiff;
    }

    /** IPTC caption, by-line and credit in a Photoshop segment. */
    public static Segment iptc(String caption, String byLine, String credit) {
        var records = bytes(out -> {
            record(out, 120, caption);
            record(out, 80, byLine);
            record(out, 110, credit);
        });
        return new Segment(0xed, bytes(out -> {
            out.write("Photoshop 3.0\0".getBytes(StandardCharsets.US_ASCII));
            out.writeBytes("8BIM");
            out.writeShort(0x0404);
            out.writeShort(0);
            out.writeInt(records.length);
            out.write(records);
        }));
    }

    /** An ICC profile in one segment. */
    public static Segment profile(byte[] icc) {
        return new Segment(0xe2, concat("ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1), icc));
    }

    /** The PNG with chunks after its header. */
    public static byte[] withChunk(byte[] png, String type, byte[] content) {
        return bytes(out -> {
            out.write(png, 0, 33);
            chunk(out, type, content);
            out.write(png, 33, png.length - 33);
        });
    }

    /** A PNG that claims a size and has hardly any pixels. */
    public static byte[] pngOfClaimedSize(int width, int height) {
        return bytes(out -> {
            out.write(PictureFormat.PNG_START);
            chunk(out, "IHDR", header(width, height));
            chunk(out, "IDAT", deflated(new byte[16]));
            chunk(out, "IEND", new byte[0]);
        });
    }

    /** The JPEG with other measures in its frame header. */
    public static byte[] jpegOfClaimedSize(byte[] jpeg, int width, int height) {
        var lying = jpeg.clone();
        for (var at = 2; at < lying.length - 9; at++) {
            if ((lying[at] & 0xff) == 0xff && (lying[at + 1] & 0xff) == 0xc0) {
                ByteBuffer.wrap(lying).putShort(at + 5, (short) height).putShort(at + 7, (short) width);
                return lying;
            }
        }
        throw new IllegalArgumentException("No baseline frame");
    }

    public static byte[] deflated(byte[] content) {
        return bytes(out -> {
            try (var deflater = new DeflaterOutputStream(out, new Deflater(Deflater.BEST_COMPRESSION))) {
                deflater.write(content);
            }
        });
    }

    public static byte[] concat(byte[] one, byte[] other) {
        return bytes(out -> {
            out.write(one);
            out.write(other);
        });
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Entry(int tag, int type, int count, byte[] value) {}

    private static Entry shortEntry(int tag, int value) {
        return new Entry(tag, 3, 1, new byte[] {(byte) (value >> 8), (byte) value, 0, 0});
    }

    private static Entry pointer(int tag) {
        return new Entry(tag, 4, 1, new byte[0]);
    }

    private static Entry text(int tag, String text) {
        var value = (text + "\0").getBytes(StandardCharsets.US_ASCII);
        return new Entry(tag, 2, value.length, value);
    }

    private static Entry rationals(int tag, int... values) {
        var buffer = ByteBuffer.allocate(8 * values.length);
        for (var value : values) {
            buffer.putInt(value).putInt(1);
        }
        return new Entry(tag, 5, values.length, buffer.array());
    }

    private static int size(List<Entry> entries) {
        return 6
                + 12 * entries.size()
                + entries.stream()
                        .mapToInt(entry -> entry.value().length > 4 ? entry.value().length : 0)
                        .sum();
    }

    private static void directory(ByteBuffer buffer, List<Entry> entries, List<Integer> pointers) {
        var left = new ArrayList<>(pointers);
        var valueAt = buffer.position() + 6 + 12 * entries.size();
        buffer.putShort((short) entries.size());
        for (var entry : entries) {
            buffer.putShort((short) entry.tag()).putShort((short) entry.type()).putInt(entry.count());
            if (entry.value().length == 0) {
                buffer.putInt(left.removeFirst());
            } else if (entry.value().length <= 4) {
                buffer.put(java.util.Arrays.copyOf(entry.value(), 4));
            } else {
                buffer.putInt(valueAt);
                valueAt += entry.value().length;
            }
        }
        buffer.putInt(0);
        entries.stream().filter(entry -> entry.value().length > 4).forEach(entry -> buffer.put(entry.value()));
    }

    private static void record(DataOutputStream out, int dataset, String text) throws IOException {
        var value = text.getBytes(StandardCharsets.US_ASCII);
        out.write(0x1c);
        out.write(2);
        out.write(dataset);
        out.writeShort(value.length);
        out.write(value);
    }

    private static byte[] header(int width, int height) {
        return ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
    }

    private static void chunk(DataOutputStream out, String type, byte[] content) throws IOException {
        var name = type.getBytes(StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(name);
        crc.update(content);
        out.writeInt(content.length);
        out.write(name);
        out.write(content);
        out.writeInt((int) crc.getValue());
    }

    private static void fill(Graphics2D canvas, Color colour, int left, int top, int right, int bottom) {
        canvas.setColor(colour);
        canvas.fillRect(left, top, right - left, bottom - top);
    }

    private static byte[] written(BufferedImage image, String format) {
        return bytes(out -> ImageIO.write(image, format, out));
    }

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private static byte[] bytes(Writing writing) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            writing.to(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
