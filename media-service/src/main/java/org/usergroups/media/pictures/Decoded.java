package org.usergroups.media.pictures;

import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import org.jspecify.annotations.Nullable;

/**
 * A decoded picture, read as the numbers that the file has: no colour is converted, grey stands for three equal ones, sixteen bits
 * lose the lower eight, and what is transparent shows white.
 */
final class Decoded implements Lines {

    private final Raster raster;
    private final @Nullable IndexColorModel palette;
    private final int bands;
    private final boolean hasAlpha;
    private final boolean hasSixteenBits;
    private final @Nullable ICC_Profile profile;
    private int[] samples = new int[0];

    Decoded(BufferedImage image, @Nullable ICC_Profile fallbackProfile) {
        this.raster = image.getRaster();
        this.palette = image.getColorModel() instanceof IndexColorModel indexed ? indexed : null;
        this.bands = raster.getNumBands();
        this.hasAlpha = bands == 2 || bands == 4;
        this.hasSixteenBits = raster.getSampleModel().getDataType() == DataBuffer.TYPE_USHORT;
        this.profile = profile(image.getColorModel(), fallbackProfile);
    }

    @Override
    public int width() {
        return raster.getWidth();
    }

    @Override
    public int height() {
        return raster.getHeight();
    }

    /** The profile of the colours, unless they are sRGB, grey, or unknown. */
    @Nullable
    ICC_Profile profile() {
        return profile;
    }

    @Override
    public void read(int y, int[] line) {
        samples = raster.getPixels(0, y, width(), 1, samples.length == width() * bands ? samples : (int[]) null);
        if (palette != null) {
            for (var x = 0; x < width(); x++) {
                var index = samples[x];
                var alpha = palette.getAlpha(index);
                line[3 * x] = onWhite(palette.getRed(index), alpha);
                line[3 * x + 1] = onWhite(palette.getGreen(index), alpha);
                line[3 * x + 2] = onWhite(palette.getBlue(index), alpha);
            }
            return;
        }
        var shift = hasSixteenBits ? 8 : 0;
        var colours = hasAlpha ? bands - 1 : bands;
        for (var x = 0; x < width(); x++) {
            var from = x * bands;
            var alpha = hasAlpha ? samples[from + bands - 1] >> shift : 255;
            for (var colour = 0; colour < 3; colour++) {
                line[3 * x + colour] = onWhite(samples[from + Math.min(colour, colours - 1)] >> shift, alpha);
            }
        }
    }

    private static int onWhite(int value, int alpha) {
        return alpha == 255 ? value : (value * alpha + 255 * (255 - alpha) + 127) / 255;
    }

    private static @Nullable ICC_Profile profile(ColorModel model, @Nullable ICC_Profile fallback) {
        if (model instanceof IndexColorModel || model.getNumColorComponents() != 3) {
            return null;
        }
        if (!model.getColorSpace().isCS_sRGB() && model.getColorSpace() instanceof ICC_ColorSpace space) {
            return space.getProfile();
        }
        return fallback;
    }
}
