package org.usergroups.e2e;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/** A JPEG as a camera writes it: with its serial number and the place in Exif 2.32. */
final class CameraPicture {

    private static final int SERIAL_NUMBER = 0xa431;
    private static final int GPS_DIRECTORY = 0x8825;
    private static final int LATITUDE_REFERENCE = 1;
    private static final int LATITUDE = 2;
    private static final int ASCII = 2;
    private static final int LONG = 4;
    private static final int RATIONAL = 5;

    private CameraPicture() {}

    static byte[] jpeg(String serialNumber) throws IOException {
        var plain = pixels();
        var exif = exif(serialNumber);
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.write(plain, 0, 2);
        out.writeShort(0xffe1);
        out.writeShort(exif.length + 2);
        out.write(exif);
        out.write(plain, 2, plain.length - 2);
        return bytes.toByteArray();
    }

    private static byte[] exif(String serialNumber) throws IOException {
        var serial = (serialNumber + "\0").getBytes(StandardCharsets.US_ASCII);
        var afterFirst = 8 + 2 + 2 * 12 + 4;
        var gps = afterFirst + serial.length;
        var afterGps = gps + 2 + 2 * 12 + 4;
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.write("Exif\0\0MM\0*".getBytes(StandardCharsets.US_ASCII));
        out.writeInt(8);
        out.writeShort(2);
        entry(out, GPS_DIRECTORY, LONG, 1, gps);
        entry(out, SERIAL_NUMBER, ASCII, serial.length, afterFirst);
        out.writeInt(0);
        out.write(serial);
        out.writeShort(2);
        entry(out, LATITUDE_REFERENCE, ASCII, 2, 'S' << 24);
        entry(out, LATITUDE, RATIONAL, 3, afterGps);
        out.writeInt(0);
        for (var part : new int[] {22, 1, 34, 1, 12, 1}) {
            out.writeInt(part);
        }
        return bytes.toByteArray();
    }

    private static void entry(DataOutputStream out, int tag, int type, int count, int value) throws IOException {
        out.writeShort(tag);
        out.writeShort(type);
        out.writeInt(count);
        out.writeInt(value);
    }

    private static byte[] pixels() throws IOException {
        var image = new BufferedImage(1600, 1067, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(new Color(60, 140, 80));
        pen.fillRect(0, 0, 1600, 1067);
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", bytes);
        return bytes.toByteArray();
    }
}
