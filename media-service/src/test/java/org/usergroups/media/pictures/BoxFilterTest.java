package org.usergroups.media.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoxFilterTest {

    private static Pixels grey(int width, int height, int... values) {
        var rgb = new byte[width * height * 3];
        for (var i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) values[i / 3 % values.length];
        }
        return new Pixels(width, height, rgb);
    }

    private static int[] reds(Pixels pixels) {
        var reds = new int[pixels.width() * pixels.height()];
        var line = new int[pixels.width() * 3];
        for (var y = 0; y < pixels.height(); y++) {
            pixels.read(y, line);
            for (var x = 0; x < pixels.width(); x++) {
                reds[y * pixels.width() + x] = line[3 * x];
            }
        }
        return reds;
    }

    @Test
    void aNewPixelIsTheMeanOfWhatItCovers() {
        assertThat(reds(BoxFilter.shrink(grey(4, 2, 0, 100, 200, 40, 20, 80, 0, 0), 2, 1)))
                .containsExactly(50, 60);
    }

    @Test
    void pixelsOnAnEdgeCountByTheirShare() {
        assertThat(reds(BoxFilter.shrink(grey(3, 1, 0, 90, 240), 2, 1))).containsExactly(30, 190);
        assertThat(reds(BoxFilter.shrink(grey(1, 3, 0, 90, 240), 1, 2))).containsExactly(30, 190);
    }

    @ParameterizedTest
    @CsvSource({"1000,700,333,77", "641,479,640,478", "4032,3024,1280,960", "7,5,7,5", "5,1,1,1", "1283,3,1280,3"})
    void anEvenAreaStaysEven(int width, int height, int newWidth, int newHeight) {
        var reds = reds(BoxFilter.shrink(grey(width, height, 200), newWidth, newHeight));
        assertThat(reds).hasSize(newWidth * newHeight);
        assertThat(java.util.Arrays.stream(reds).distinct().toArray()).containsExactly(200);
    }
}
