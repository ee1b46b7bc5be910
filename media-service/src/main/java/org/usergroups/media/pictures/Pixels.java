package org.usergroups.media.pictures;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;

/** A picture in memory: three bytes for each pixel, red, green and blue, line after line. */
final class Pixels implements Lines {

    private static final int[] RGB = {0, 1, 2};

    private final int width;
    private final int height;
    private final byte[] rgb;

    Pixels(int width, int height, byte[] rgb) {
        this.width = width;
        this.height = height;
        this.rgb = rgb;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public void read(int y, int[] line) {
        var at = y * width * 3;
        for (var i = 0; i < line.length; i++) {
            line[i] = rgb[at + i] & 0xff;
        }
    }

    /** The picture as it is meant to be seen, given how a camera says that it is stored (Exif 2.32, tag 0x0112). */
    Pixels upright(int orientation) {
        if (orientation == 1) {
            return this;
        }
        var isSideways = orientation >= 5;
        var newWidth = isSideways ? height : width;
        var newHeight = isSideways ? width : height;
        var turned = new byte[rgb.length];
        for (var y = 0; y < newHeight; y++) {
            for (var x = 0; x < newWidth; x++) {
                var fromX =
                        switch (orientation) {
                            case 2, 3 -> width - 1 - x;
                            case 4 -> x;
                            case 5, 6 -> y;
                            default -> width - 1 - y;
                        };
                var fromY =
                        switch (orientation) {
                            case 2 -> y;
                            case 3, 4 -> height - 1 - y;
                            case 5, 8 -> x;
                            default -> height - 1 - x;
                        };
                System.arraycopy(rgb, (fromY * width + fromX) * 3, turned, (y * newWidth + x) * 3, 3);
            }
        }
        return new Pixels(newWidth, newHeight, turned);
    }

    /** The same colours in sRGB, given the space in which they are now. */
    Pixels toSrgb(ICC_Profile profile) {
        var converted = new byte[rgb.length];
        var target = image(converted, ColorSpace.getInstance(ColorSpace.CS_sRGB));
        new ColorConvertOp(null).filter(image(rgb, new ICC_ColorSpace(profile)), target);
        return new Pixels(width, height, converted);
    }

    /** A view for an encoder; the bytes are not copied. */
    BufferedImage image() {
        return image(rgb, ColorSpace.getInstance(ColorSpace.CS_sRGB));
    }

    private BufferedImage image(byte[] bytes, ColorSpace space) {
        var raster = Raster.createInterleavedRaster(
                new DataBufferByte(bytes, bytes.length), width, height, width * 3, 3, RGB, null);
        var colours = new ComponentColorModel(space, false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
        return new BufferedImage(colours, raster, false, null);
    }
}
