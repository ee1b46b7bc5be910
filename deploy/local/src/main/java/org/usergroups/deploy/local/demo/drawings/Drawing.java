package org.usergroups.deploy.local.demo.drawings;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A picture of a scene in the colours of a group.
 *
 * @param group gives colours and details; the same name gives the same bytes on the same Java version
 */
public record Drawing(Scene scene, String group) {

    private static final float QUALITY = 0.86f;

    /** As JPEG, 1600 × 1067 pixels. */
    public byte[] jpeg() throws IOException {
        var image = new BufferedImage(Canvas.WIDTH, Canvas.HEIGHT, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            var random = new Random(group.hashCode() * 31L + scene.name().hashCode());
            scene.drawOn(new Canvas(graphics, Palette.of(group), random));
        } finally {
            graphics.dispose();
        }
        return encoded(image);
    }

    private static byte[] encoded(BufferedImage image) throws IOException {
        var bytes = new ByteArrayOutputStream(200_000);
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            var parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(QUALITY);
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
