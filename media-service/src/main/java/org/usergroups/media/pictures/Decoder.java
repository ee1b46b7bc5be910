package org.usergroups.media.pictures;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decodes the essence of a picture. What a decoder only warns of, such as missing lines, is refused here. */
final class Decoder {

    private static final Logger log = LoggerFactory.getLogger(Decoder.class);

    /** Complaints of the JPEG decoder about things that do not change what is seen. */
    private static final List<String> HARMLESS =
            List.of("profile", "extraneous bytes", "jfif", "adobe", "inconsistent metadata", "metadata");

    private final Limits limits;

    Decoder(Limits limits) {
        this.limits = limits;
    }

    /**
     * Decodes a picture, at a half, a third, … of its size if it would not fit into memory.
     *
     * @throws UnacceptablePicture if it is damaged
     */
    Decoded decode(Path file, PictureFormat format, Essence essence) {
        var reader = reader(format);
        var warnings = new ArrayList<String>();
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
        try (var input = new FileImageInputStream(file.toFile())) {
            reader.setInput(input, true, true);
            var param = reader.getDefaultReadParam();
            var step = limits.step(essence.width(), essence.height(), essence.bytesPerPixel());
            param.setSourceSubsampling(step, step, 0, 0);
            var image = reader.read(0, param);
            refuse(warnings);
            return new Decoded(image, profile(essence));
        } catch (UnacceptablePicture refused) {
            throw refused;
        } catch (IOException | RuntimeException broken) {
            log.debug("A decoder refused a picture", broken);
            throw UnacceptablePicture.damaged("its pixels cannot be read");
        } finally {
            reader.dispose();
        }
    }

    private static void refuse(List<String> warnings) {
        for (var warning : warnings) {
            var text = warning.toLowerCase(Locale.ROOT);
            if (HARMLESS.stream().noneMatch(text::contains)) {
                log.debug("A decoder warned: {}", warning);
                throw UnacceptablePicture.damaged("some of its pixels are missing or broken");
            }
        }
    }

    private static ImageReader reader(PictureFormat format) {
        var readers = new ArrayList<ImageReader>();
        ImageIO.getImageReadersByFormatName(format.name()).forEachRemaining(readers::add);
        // The JDK's own JPEG reader knows no CMYK.
        return readers.stream()
                .filter(reader -> format == PictureFormat.PNG
                        || reader.getClass().getName().startsWith("com.twelvemonkeys."))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No reader for " + format + " is installed"));
    }

    private static @Nullable ICC_Profile profile(Essence essence) {
        if (essence.profile() == null) {
            return null;
        }
        try {
            var profile = ICC_Profile.getInstance(essence.profile().array());
            return profile.getColorSpaceType() == ColorSpace.TYPE_RGB ? profile : null;
        } catch (IllegalArgumentException broken) {
            return null;
        }
    }
}
