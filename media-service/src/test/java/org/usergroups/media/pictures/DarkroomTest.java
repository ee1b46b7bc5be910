package org.usergroups.media.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.usergroups.media.blobs.StorageFolder;
import org.usergroups.media.blobs.Workbench;
import org.usergroups.media.pictures.UnacceptablePicture.Reason;

class DarkroomTest {

    private final Darkroom darkroom =
            new Darkroom(Limits.of(50_000_000, Runtime.getRuntime().maxMemory()), Duration.ofSeconds(5));

    @TempDir
    Path folder;

    private Workbench workbench;

    @BeforeEach
    void openWorkbench() {
        workbench = new StorageFolder(folder).workbench();
    }

    private Darkroom.Picture develop(byte[] bytes) {
        workbench = new StorageFolder(folder).workbench();
        return darkroom.develop(darkroom.receive(new ByteArrayInputStream(bytes), workbench))
                .orElseThrow();
    }

    private UnacceptablePicture refusal(byte[] bytes) {
        return catchThrowableOfType(UnacceptablePicture.class, () -> develop(bytes));
    }

    private static BufferedImage shown(Darkroom.Variant variant) throws IOException {
        return ImageIO.read(variant.file().toFile());
    }

    private static void assertColour(BufferedImage image, double x, double y, Color expected) {
        var actual = new Color(image.getRGB((int) (image.getWidth() * x), (int) (image.getHeight() * y)));
        assertThat(new int[] {actual.getRed(), actual.getGreen(), actual.getBlue()})
                .as("at %s, %s of %s × %s", x, y, image.getWidth(), image.getHeight())
                .satisfies(rgb -> {
                    assertThat(rgb[0]).isCloseTo(expected.getRed(), org.assertj.core.data.Offset.offset(6));
                    assertThat(rgb[1]).isCloseTo(expected.getGreen(), org.assertj.core.data.Offset.offset(6));
                    assertThat(rgb[2]).isCloseTo(expected.getBlue(), org.assertj.core.data.Offset.offset(6));
                });
    }

    private static void assertQuarters(BufferedImage image) {
        assertColour(image, 0.25, 0.25, Color.RED);
        assertColour(image, 0.75, 0.25, Color.GREEN);
        assertColour(image, 0.25, 0.75, Color.BLUE);
        assertColour(image, 0.75, 0.75, Color.WHITE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyOrientationIsShownUpright(int orientation) throws IOException {
        var stored = SamplePictures.stored(SamplePictures.quarters(1600, 1200), orientation);
        var picture = develop(SamplePictures.with(SamplePictures.jpeg(stored), SamplePictures.exif(orientation)));
        assertThat(picture.width()).isEqualTo(1600);
        assertThat(picture.height()).isEqualTo(1200);
        assertThat(picture.variants())
                .extracting(Darkroom.Variant::width, Darkroom.Variant::height)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1280, 960),
                        org.assertj.core.groups.Tuple.tuple(640, 480),
                        org.assertj.core.groups.Tuple.tuple(320, 240));
        for (var variant : picture.variants()) {
            assertQuarters(shown(variant));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 65535})
    void anOrientationThatDoesNotExistCountsAsUpright(int orientation) throws IOException {
        var jpeg = SamplePictures.jpeg(SamplePictures.quarters(400, 300));
        var picture = develop(SamplePictures.with(jpeg, SamplePictures.exif(orientation)));
        assertQuarters(shown(picture.variants().getFirst()));
    }

    @Test
    void pngMayBeTurnedToo() throws IOException {
        var png = SamplePictures.png(SamplePictures.stored(SamplePictures.quarters(400, 300), 6));
        var picture = develop(SamplePictures.withChunk(png, "eXIf", SamplePictures.tiff(6)));
        assertThat(picture.width()).isEqualTo(400);
        assertQuarters(shown(picture.variants().getFirst()));
    }

    @Test
    void placeSerialNumberAndCommentsAreGone() throws IOException {
        var jpeg = SamplePictures.with(
                SamplePictures.jpeg(SamplePictures.quarters(1600, 1200)),
                SamplePictures.exif(1),
                SamplePictures.iptc("A caption", "A person", "An agency"),
                SamplePictures.comment("<script>alert(1)</script>"),
                new SamplePictures.Segment(
                        0xe1,
                        "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>secret-xmp</x:xmpmeta>"
                                .getBytes(StandardCharsets.US_ASCII)),
                new SamplePictures.Segment(0xeb, "maker's own".getBytes(StandardCharsets.US_ASCII)));
        for (var variant : develop(jpeg).variants()) {
            var bytes = new String(Files.readAllBytes(variant.file()), StandardCharsets.ISO_8859_1);
            assertThat(bytes)
                    .doesNotContain(SamplePictures.SERIAL)
                    .doesNotContain("Exif")
                    .doesNotContain("script")
                    .doesNotContain("secret-xmp")
                    .doesNotContain("8BIM")
                    .doesNotContain("A person")
                    .doesNotContain("maker's own");
        }
    }

    @Test
    void timeCaptionAndCreditAreRead() {
        var jpeg = SamplePictures.with(
                SamplePictures.jpeg(SamplePictures.quarters(64, 64)),
                SamplePictures.exif(1),
                SamplePictures.iptc("The audience", "Ada Byron", "Analytical Press"));
        var origin = develop(jpeg).origin();
        assertThat(origin.takenAt()).isEqualTo(LocalDateTime.of(2024, 5, 6, 19, 30));
        assertThat(origin.offset()).isEqualTo(ZoneOffset.ofHours(3));
        assertThat(origin.caption()).isEqualTo("The audience");
        assertThat(origin.credit()).isEqualTo("Ada Byron / Analytical Press");
    }

    @Test
    void brokenMetadataCountsAsNone() {
        var random = new Random(4);
        for (var round = 0; round < 200; round++) {
            var tiff = SamplePictures.tiff(6);
            for (var change = 0; change < 5; change++) {
                tiff[8 + random.nextInt(tiff.length - 8)] = (byte) random.nextInt();
            }
            var exif = new SamplePictures.Segment(
                    0xe1, SamplePictures.concat("Exif\0\0".getBytes(StandardCharsets.US_ASCII), tiff));
            var jpeg = SamplePictures.with(SamplePictures.jpeg(SamplePictures.quarters(16, 16)), exif);
            assertThat(develop(jpeg).width()).isEqualTo(16);
        }
    }

    @Test
    void nothingIsEnlarged() {
        assertThat(develop(SamplePictures.jpeg(SamplePictures.quarters(1000, 10)))
                        .variants())
                .extracting(Darkroom.Variant::width)
                .containsExactly(1000, 640, 320);
        assertThat(develop(SamplePictures.jpeg(SamplePictures.quarters(200, 100)))
                        .variants())
                .extracting(Darkroom.Variant::width)
                .containsExactly(200);
        assertThat(develop(SamplePictures.png(SamplePictures.quarters(1, 1))).variants())
                .extracting(Darkroom.Variant::width, Darkroom.Variant::height)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(1, 1));
    }

    @Test
    void aLongStripStaysSmall() {
        assertThat(develop(SamplePictures.jpeg(SamplePictures.quarters(300, 12_000)))
                        .variants())
                .allSatisfy(variant -> assertThat(variant.height()).isLessThanOrEqualTo(4 * 1280));
    }

    @Test
    void aPictureThatDoesNotFitIntoMemoryIsDecodedAtAFractionOfItsSize() throws IOException {
        var small = new Darkroom(new Limits(50_000_000, 1 << 28, 2_000_000), Duration.ofSeconds(5));
        var jpeg = SamplePictures.jpeg(SamplePictures.quarters(2600, 1950));
        var picture = small.develop(small.receive(new ByteArrayInputStream(jpeg), workbench))
                .orElseThrow();
        assertThat(picture.width()).isEqualTo(2600);
        assertThat(picture.variants()).extracting(Darkroom.Variant::width).containsExactly(867, 640, 320);
        assertQuarters(shown(picture.variants().getFirst()));
    }

    @Test
    void aProgressiveJpegIsTaken() throws IOException {
        var file = folder.resolve("progressive.jpg");
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var output = ImageIO.createImageOutputStream(file.toFile())) {
            var param = writer.getDefaultWriteParam();
            param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.setOutput(output);
            writer.write(null, new IIOImage(SamplePictures.quarters(1500, 1000), null, null), param);
        }
        assertQuarters(shown(develop(Files.readAllBytes(file)).variants().getFirst()));
    }

    @Test
    void greyIsNotMadeBrighter() throws IOException {
        var grey = new BufferedImage(100, 100, BufferedImage.TYPE_BYTE_GRAY);
        for (var i = 0; i < 10_000; i++) {
            grey.getRaster().setSample(i % 100, i / 100, 0, 100);
        }
        for (var bytes : new byte[][] {SamplePictures.jpeg(grey), SamplePictures.png(grey)}) {
            assertColour(shown(develop(bytes).variants().getFirst()), 0.5, 0.5, new Color(100, 100, 100));
        }
    }

    @Test
    void transparentIsWhite() throws IOException {
        for (var type : new int[] {BufferedImage.TYPE_4BYTE_ABGR, BufferedImage.TYPE_BYTE_INDEXED}) {
            var image = new BufferedImage(100, 100, type);
            image.setRGB(0, 0, 0);
            var canvas = image.createGraphics();
            canvas.setColor(Color.BLUE);
            canvas.fillRect(50, 0, 50, 100);
            canvas.dispose();
            var shown = shown(develop(SamplePictures.png(image)).variants().getFirst());
            assertColour(shown, 0.75, 0.5, Color.BLUE);
            if (type == BufferedImage.TYPE_4BYTE_ABGR) {
                assertColour(shown, 0.25, 0.5, Color.WHITE);
            }
        }
    }

    @Test
    void sixteenBitsBecomeEight() throws IOException {
        var image = new BufferedImage(100, 100, BufferedImage.TYPE_USHORT_GRAY);
        for (var i = 0; i < 10_000; i++) {
            image.getRaster().setSample(i % 100, i / 100, 0, 0x6480);
        }
        assertColour(
                shown(develop(SamplePictures.png(image)).variants().getFirst()), 0.5, 0.5, new Color(100, 100, 100));
    }

    @Test
    void coloursOfAnotherSpaceBecomeSrgb() throws IOException {
        var image = new BufferedImage(100, 100, BufferedImage.TYPE_3BYTE_BGR);
        var canvas = image.createGraphics();
        canvas.setColor(new Color(55, 55, 55));
        canvas.fillRect(0, 0, 100, 100);
        canvas.dispose();
        var linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        // A fifth of the light in linear numbers is about half way up in sRGB's.
        var expected = new Color(128, 128, 128);
        var jpeg = SamplePictures.with(SamplePictures.jpeg(image), SamplePictures.profile(linear));
        assertColour(shown(develop(jpeg).variants().getFirst()), 0.5, 0.5, expected);
        var chunk = SamplePictures.concat(
                "linear\0\0".getBytes(StandardCharsets.US_ASCII), SamplePictures.deflated(linear));
        var png = SamplePictures.withChunk(SamplePictures.png(image), "iCCP", chunk);
        assertColour(shown(develop(png).variants().getFirst()), 0.5, 0.5, expected);
    }

    @Test
    void aBrokenProfileIsIgnored() throws IOException {
        var profile = new byte[500];
        new Random(1).nextBytes(profile);
        var jpeg = SamplePictures.with(
                SamplePictures.jpeg(SamplePictures.quarters(100, 100)), SamplePictures.profile(profile));
        assertQuarters(shown(develop(jpeg).variants().getFirst()));
    }

    @Test
    void theSameUploadGivesTheSameFiles() {
        var jpeg = SamplePictures.jpeg(SamplePictures.noise(1500, 1000, 7));
        var first =
                develop(jpeg).variants().stream().map(Darkroom.Variant::hash).toList();
        try (var other = new StorageFolder(folder).workbench()) {
            var second = darkroom.develop(darkroom.receive(new ByteArrayInputStream(jpeg), other))
                    .orElseThrow();
            assertThat(second.variants()).extracting(Darkroom.Variant::hash).containsExactlyElementsOf(first);
        }
    }

    @Test
    @Timeout(5)
    void headersThatClaimTooMuchAreRefusedBeforeDecoding() {
        var jpeg = SamplePictures.jpeg(SamplePictures.quarters(64, 64));
        assertThat(refusal(SamplePictures.pngOfClaimedSize(100_000, 100_000)).reason())
                .isEqualTo(Reason.TOO_LARGE);
        assertThat(refusal(SamplePictures.pngOfClaimedSize(Integer.MAX_VALUE, Integer.MAX_VALUE))
                        .reason())
                .isEqualTo(Reason.TOO_LARGE);
        assertThat(refusal(SamplePictures.jpegOfClaimedSize(jpeg, 65_500, 65_500))
                        .reason())
                .isEqualTo(Reason.TOO_LARGE);
        assertThat(refusal(SamplePictures.pngOfClaimedSize(-1, 10)).reason()).isEqualTo(Reason.DAMAGED);
    }

    @Test
    @Timeout(20)
    void headersThatClaimMoreThanThereIsAreRefused() {
        var jpeg = SamplePictures.jpeg(SamplePictures.quarters(64, 64));
        assertThat(refusal(SamplePictures.jpegOfClaimedSize(jpeg, 4000, 3000)).reason())
                .isEqualTo(Reason.DAMAGED);
        assertThat(refusal(SamplePictures.pngOfClaimedSize(4000, 3000)).reason())
                .isEqualTo(Reason.DAMAGED);
    }

    @Test
    @Timeout(20)
    void textsThatExpandAreSkipped() throws IOException {
        var bomb = SamplePictures.concat(
                "Comment\0\0".getBytes(StandardCharsets.US_ASCII), SamplePictures.deflated(new byte[128 << 20]));
        var profile = SamplePictures.concat(
                "Profile\0\0".getBytes(StandardCharsets.US_ASCII), SamplePictures.deflated(new byte[128 << 20]));
        var png = SamplePictures.withChunk(
                SamplePictures.withChunk(SamplePictures.png(SamplePictures.quarters(100, 100)), "zTXt", bomb),
                "iCCP",
                profile);
        assertQuarters(shown(develop(png).variants().getFirst()));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.1, 0.5, 0.9, 0.999})
    void aPictureThatIsCutOffIsRefused(double share) {
        for (var whole : new byte[][] {
            SamplePictures.jpeg(SamplePictures.noise(400, 300, 1)),
            SamplePictures.png(SamplePictures.noise(400, 300, 1))
        }) {
            var cut = Arrays.copyOf(whole, (int) (whole.length * share));
            assertThat(refusal(cut).reason()).isEqualTo(Reason.DAMAGED);
        }
    }

    @Test
    void aPictureWithAHoleAndAnEndIsRefused() {
        var whole = SamplePictures.jpeg(SamplePictures.noise(400, 300, 1));
        var hole = SamplePictures.concat(Arrays.copyOf(whole, whole.length / 2), new byte[] {(byte) 0xff, (byte) 0xd9});
        assertThat(refusal(hole).reason()).isEqualTo(Reason.DAMAGED);
        assertThat(refusal(hole).sentence()).contains("damaged");
    }

    @Test
    void whatFollowsTheEndIsIgnored() throws IOException {
        var jpeg = SamplePictures.concat(
                SamplePictures.jpeg(SamplePictures.quarters(100, 100)), "<html>".getBytes(StandardCharsets.US_ASCII));
        assertQuarters(shown(develop(jpeg).variants().getFirst()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain text",
                "<!doctype html><script>alert(1)</script>",
                "<svg xmlns='http://www.w3.org/2000/svg'/>",
                "GIF89a....",
                "%PDF-1.7",
                "#EXTM3U",
                "RIFF....WEBPVP8 ",
                "\0\0\0\30ftypheic",
                "\0\0\0\30ftypisom",
                "\u0001\u0002\u0003"
            })
    void whatIsNoJpegOrPngIsRefusedByItsContent(String content) {
        var refusal = refusal(content.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(refusal.reason()).isEqualTo(Reason.FORMAT);
        assertThat(refusal.sentence()).contains("JPEG or PNG");
    }

    @Test
    void randomDamageNeverGetsFurtherThanARefusal() {
        var random = new Random(9);
        var jpeg = SamplePictures.with(SamplePictures.jpeg(SamplePictures.noise(120, 80, 3)), SamplePictures.exif(5));
        var png = SamplePictures.png(SamplePictures.noise(60, 40, 3));
        var started = Instant.now();
        for (var round = 0; round < 400; round++) {
            var bytes = (round % 2 == 0 ? jpeg : png).clone();
            for (var change = 0; change < 8; change++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try (var bench = new StorageFolder(folder).workbench()) {
                darkroom.develop(darkroom.receive(new ByteArrayInputStream(bytes), bench));
            } catch (UnacceptablePicture refused) {
                assertThat(refused.sentence()).isNotBlank();
            }
        }
        assertThat(Duration.between(started, Instant.now())).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void anUploadThatWaitsTooLongIsToldSo() throws Exception {
        var impatient = new Darkroom(Limits.of(50_000_000, 1 << 28), Duration.ZERO);
        var entered = new java.util.concurrent.CountDownLatch(1);
        var leave = new java.util.concurrent.CountDownLatch(1);
        var slow = Thread.ofVirtual()
                .start(() -> impatient.exclusively(() -> {
                    entered.countDown();
                    leave.await();
                    return true;
                }));
        entered.await();
        var jpeg = SamplePictures.jpeg(SamplePictures.quarters(10, 10));
        assertThat(impatient.develop(impatient.receive(new ByteArrayInputStream(jpeg), workbench)))
                .isEmpty();
        leave.countDown();
        slow.join();
    }
}
