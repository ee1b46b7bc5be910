package org.usergroups.deploy.local.demo.drawings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DrawingTest {

    @BeforeAll
    static void drawWithoutScreen() {
        System.setProperty("java.awt.headless", "true");
    }

    @ParameterizedTest
    @EnumSource
    void sceneIsAJpegOfItsSizeWithManyColours(Scene scene) throws IOException {
        var bytes = new Drawing(scene, "ribeira-python").jpeg();

        assertThat(bytes).hasSizeLessThan(400_000);
        var image = ImageIO.read(new ByteArrayInputStream(bytes));
        assertThat(image.getWidth()).isEqualTo(1_600);
        assertThat(image.getHeight()).isEqualTo(1_067);
        var colours = new HashSet<Integer>();
        for (var x = 5; x < 1_600; x += 25) {
            for (var y = 5; y < 1_067; y += 25) {
                colours.add(image.getRGB(x, y));
            }
        }
        assertThat(colours).hasSizeGreaterThan(200);
    }

    @Test
    void sameGroupGivesTheSamePictureAndAnotherGroupAnotherOne() throws IOException {
        var picture = new Drawing(Scene.SKYLINE, "ribeira-python").jpeg();

        assertThat(new Drawing(Scene.SKYLINE, "ribeira-python").jpeg()).isEqualTo(picture);
        assertThat(new Drawing(Scene.SKYLINE, "clyde-java-circle").jpeg()).isNotEqualTo(picture);
    }
}
