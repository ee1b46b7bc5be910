package org.usergroups.media.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.xmp.XmpDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.usergroups.media.blobs.StorageFolder;
import org.usergroups.media.blobs.Workbench;
import org.usergroups.platform.testing.ProjectRoot;

/** Real cameras' pictures, read where they lie beside the project; skipped where they do not. */
class SharedPicturesTest {

    private static final Path SAMPLES = ProjectRoot.sharedData("media");

    private final Darkroom darkroom = new Darkroom(Limits.of(50_000_000, 160 << 20), Duration.ofSeconds(5));

    @TempDir
    Path folder;

    private Workbench workbench;

    @BeforeEach
    void samplesAreThere() {
        assumeTrue(Files.isDirectory(SAMPLES), () -> "No sample pictures at " + SAMPLES);
        workbench = new StorageFolder(folder).workbench();
    }

    private Darkroom.Picture develop(String sample) throws IOException {
        return darkroom.develop(darkroom.receive(Files.newInputStream(SAMPLES.resolve(sample)), workbench))
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "photos/iphone4_gps.jpg, 1296, 968",
        "photos/iphone5_gps_rotate180_8mp.jpg, 3264, 2448",
        "photos/nikon_d5000_serial.jpg, 0, 0",
        "photos/sony_hx5v_gps.jpg, 0, 0",
        "photos/cmyk_multiple_icc_segments.jpg, 0, 0",
        "photos/nikon_e995_iptc.jpg, 0, 0",
        "hostile/script_in_comment.jpg, 0, 0"
    })
    void picturesAreTakenAndTheirFilesSayNothing(String sample, int width, int height)
            throws IOException, ImageProcessingException {
        var picture = develop(sample);
        if (width > 0) {
            assertThat(picture.width()).isEqualTo(width);
            assertThat(picture.height()).isEqualTo(height);
        }
        for (var variant : picture.variants()) {
            var metadata = ImageMetadataReader.readMetadata(variant.file().toFile());
            assertThat(metadata.getDirectoriesOfType(GpsDirectory.class)).isEmpty();
            assertThat(metadata.getDirectoriesOfType(ExifDirectoryBase.class)).isEmpty();
            assertThat(metadata.getDirectoriesOfType(XmpDirectory.class)).isEmpty();
            assertThat(Files.readString(variant.file(), StandardCharsets.ISO_8859_1))
                    .doesNotContain("<script");
            assertThat(ImageIO.read(variant.file().toFile()).getWidth()).isEqualTo(variant.width());
        }
    }

    @Test
    void allOrientationsLookTheSame() throws IOException {
        var expected = small("orientation/Portrait_1.jpg");
        for (var orientation = 2; orientation <= 8; orientation++) {
            workbench = new StorageFolder(folder).workbench();
            var actual = small("orientation/Portrait_%d.jpg".formatted(orientation));
            assertThat(meanDifference(expected, actual))
                    .as("orientation %d", orientation)
                    .isLessThan(4);
        }
    }

    private Pixels small(String sample) throws IOException {
        var picture = develop(sample);
        assertThat(picture.width()).isEqualTo(1200);
        assertThat(picture.height()).isEqualTo(1800);
        var image = ImageIO.read(picture.variants().getLast().file().toFile());
        return BoxFilter.shrink(new Decoded(image, null), 64, 96);
    }

    private static double meanDifference(Pixels one, Pixels other) {
        var sum = 0.0;
        var first = new int[one.width() * 3];
        var second = new int[one.width() * 3];
        for (var y = 0; y < one.height(); y++) {
            one.read(y, first);
            other.read(y, second);
            for (var i = 0; i < first.length; i++) {
                sum += Math.abs(first[i] - second[i]);
            }
        }
        return sum / (one.height() * first.length);
    }

    @Test
    void captionIsRead() throws IOException {
        var origin = develop("photos/nikon_e995_iptc.jpg").origin();
        assertThat(origin.caption()).isNotBlank();
    }

    @Test
    void coloursOfInkLookLikeColoursOfLight() throws IOException {
        var picture = develop("photos/cmyk_multiple_icc_segments.jpg");
        var image = ImageIO.read(picture.variants().getFirst().file().toFile());
        assertThat(image.getRaster().getNumBands()).isEqualTo(3);
    }

    @ParameterizedTest
    @Timeout(10)
    @CsvSource({
        "bomb_20000x20000.png, TOO_LARGE",
        "header_only_30000x30000.png, TOO_LARGE",
        "truncated.jpg, DAMAGED",
        "html.jpg, FORMAT",
        "script.svg, FORMAT",
        "playlist.mp4, FORMAT",
        "empty.jpg, FORMAT"
    })
    void hostileFilesAreRefused(String sample, UnacceptablePicture.Reason reason) {
        var refusal = catchThrowableOfType(UnacceptablePicture.class, () -> develop("hostile/" + sample));
        assertThat(refusal.reason()).isEqualTo(reason);
    }

    @Test
    @Timeout(10)
    void anExpandingTextIsNotExpanded() throws IOException {
        assertThat(develop("hostile/ztxt_128MiB.png").variants()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"iphone11pro_12mp.heic", "canon70d_20mp.avif", "nikon_p7000_rotate90.webp", "small.gif"})
    void otherFormatsAreNamedInTheRefusal(String sample) {
        var refusal = catchThrowableOfType(UnacceptablePicture.class, () -> develop("formats/" + sample));
        assertThat(refusal.reason()).isEqualTo(UnacceptablePicture.Reason.FORMAT);
        assertThat(refusal.sentence().toLowerCase(java.util.Locale.ROOT))
                .contains(sample.substring(sample.lastIndexOf('.') + 1));
    }
}
