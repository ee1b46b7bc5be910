package org.usergroups.media.pictures;

import java.awt.color.CMMException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.usergroups.media.MediaProperties;
import org.usergroups.media.blobs.ContentHash;
import org.usergroups.media.blobs.Workbench;

/**
 * Develops uploads into public pictures: upright, in sRGB, in at most three sizes, with nothing in them but pixels. One at a time:
 * decoded pixels are what the service's memory is spent on.
 */
@Component
public class Darkroom {

    private static final Logger log = LoggerFactory.getLogger(Darkroom.class);
    private static final List<Integer> WIDTHS = List.of(1280, 640, 320);

    /** A variant may be four times as high as it would be wide; longer strips become narrower. */
    private static final int STEEPEST = 4;

    private final Limits limits;
    private final Decoder decoder;
    private final Duration patience;
    private final Semaphore places = new Semaphore(1, true);

    /** An upload that lies on a workbench. */
    public record Upload(Workbench workbench, Path file, ContentHash hash, long size) {}

    /**
     * What became of an upload.
     *
     * @param width of the upright original
     * @param variants the largest first
     */
    public record Picture(int width, int height, Origin origin, List<Variant> variants) {}

    /** A public file, still on the workbench. */
    public record Variant(int width, int height, ContentHash hash, Path file) {}

    @Autowired
    Darkroom(MediaProperties properties) {
        this(Limits.of(properties.maxPixels(), Runtime.getRuntime().maxMemory()), properties.patience());
    }

    Darkroom(Limits limits, Duration patience) {
        this.limits = limits;
        this.decoder = new Decoder(limits);
        this.patience = patience;
    }

    /** Takes bytes in, and their hash on the way. */
    public Upload receive(InputStream bytes, Workbench workbench) {
        var file = workbench.file("original");
        var digest = sha256();
        try (var hashing = new DigestInputStream(bytes, digest)) {
            var size = Files.copy(hashing, file);
            return new Upload(workbench, file, ContentHash.of(digest.digest()), size);
        } catch (IOException failed) {
            throw new UncheckedIOException("An upload could not be taken in", failed);
        }
    }

    /**
     * Develops an upload. Its public files lie on the workbench afterwards, and nothing else of it is kept.
     *
     * @return empty if others were before it for too long
     * @throws UnacceptablePicture if it is no picture that is taken
     */
    public Optional<Picture> develop(Upload upload) {
        try {
            var format = sniffed(upload);
            return exclusively(() -> develop(upload, format));
        } catch (IOException failed) {
            throw new UncheckedIOException("A picture could not be developed", failed);
        }
    }

    /** Work that may fail as files do, or be interrupted. */
    interface Work<T> {
        T run() throws IOException, InterruptedException;
    }

    /** Does what needs much memory when nobody else does; empty if that takes too long. */
    <T> Optional<T> exclusively(Work<T> work) {
        try {
            if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
            try {
                return Optional.of(work.run());
            } finally {
                places.release();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("A picture could not be developed", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static PictureFormat sniffed(Upload upload) throws IOException {
        try (var in = Files.newInputStream(upload.file())) {
            return PictureFormat.sniff(in.readNBytes(PictureFormat.SNIFFED));
        }
    }

    private Picture develop(Upload upload, PictureFormat format) throws IOException {
        var bare = upload.workbench().file("essence");
        var essence = essence(upload.file(), bare, format);
        var origin = Origin.of(essence);
        var width = origin.isSideways() ? essence.height() : essence.width();
        var height = origin.isSideways() ? essence.width() : essence.height();
        var variants = new ArrayList<Variant>();
        @Nullable Pixels larger = null;
        for (var target : WIDTHS) {
            var pixels = larger == null ? first(bare, format, essence, origin, target) : smaller(larger, target);
            if (larger == null || pixels.width() < larger.width()) {
                variants.add(written(pixels, upload.workbench()));
            }
            larger = pixels;
        }
        return new Picture(width, height, origin, List.copyOf(variants));
    }

    private Essence essence(Path original, Path bare, PictureFormat format) throws IOException {
        try (var in = Files.newInputStream(original);
                var out = Files.newOutputStream(bare)) {
            return switch (format) {
                case JPEG -> JpegFile.copy(in, out, limits);
                case PNG -> PngFile.copy(in, out, limits);
            };
        }
    }

    /** The largest variant. Only it is turned and converted: the decoded picture is many times as large. */
    private Pixels first(Path bare, PictureFormat format, Essence essence, Origin origin, int target) {
        var decoded = decoder.decode(bare, format, essence);
        var size = origin.isSideways()
                ? Size.within(decoded.height(), decoded.width(), target).turned()
                : Size.within(decoded.width(), decoded.height(), target);
        var pixels = BoxFilter.shrink(decoded, size.width(), size.height());
        var profile = decoded.profile();
        if (profile != null) {
            try {
                pixels = pixels.toSrgb(profile);
            } catch (CMMException | IllegalArgumentException unusable) {
                log.debug("A colour profile cannot be used, the colours are taken as sRGB", unusable);
            }
        }
        return pixels.upright(origin.orientation());
    }

    private static Pixels smaller(Pixels larger, int target) {
        var size = Size.within(larger.width(), larger.height(), target);
        return BoxFilter.shrink(larger, size.width(), size.height());
    }

    private static Variant written(Pixels pixels, Workbench workbench) throws IOException {
        var file = workbench.file(pixels.width() + ".jpg");
        Encoder.write(pixels, file);
        Cleanliness.prove(file);
        var hash = ContentHash.of(sha256().digest(Files.readAllBytes(file)));
        return new Variant(pixels.width(), pixels.height(), hash, file);
    }

    private record Size(int width, int height) {

        /** The same proportions, at most so wide, not too steep, and never larger than before. */
        static Size within(int width, int height, int target) {
            var scale = Math.min(1, Math.min((double) target / width, (double) STEEPEST * target / height));
            return new Size(
                    Math.max(1, (int) Math.round(width * scale)), Math.max(1, (int) Math.round(height * scale)));
        }

        Size turned() {
            return new Size(/* width= */ height, /* height= */ width);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256", missing);
        }
    }
}
