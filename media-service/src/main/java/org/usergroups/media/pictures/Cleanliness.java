package org.usergroups.media.pictures;

import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.jpeg.JpegProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.file.FileTypeDirectory;
import com.drew.metadata.jfif.JfifDirectory;
import com.drew.metadata.jpeg.HuffmanTablesDirectory;
import com.drew.metadata.jpeg.JpegDirectory;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** The proof that a public file says nothing but its pixels. */
final class Cleanliness {

    private static final Set<Class<? extends Directory>> TECHNICAL =
            Set.of(JpegDirectory.class, JfifDirectory.class, HuffmanTablesDirectory.class, FileTypeDirectory.class);
    private static final int APP0 = 0xe0;
    private static final int COM = 0xfe;
    private static final int SOS = 0xda;

    private Cleanliness() {}

    /**
     * Reads a written file back.
     *
     * @throws IllegalStateException if anything but technical headers is left: the picture must not be published then
     */
    static void prove(Path jpeg) throws IOException {
        try (var in = Files.newInputStream(jpeg)) {
            for (var directory : JpegMetadataReader.readMetadata(in).getDirectories()) {
                if (!TECHNICAL.contains(directory.getClass())) {
                    throw new IllegalStateException("A public picture still has metadata: " + directory.getName());
                }
            }
        } catch (JpegProcessingException unreadable) {
            throw new IllegalStateException("A public picture cannot be read back", unreadable);
        }
        proveSegments(jpeg);
    }

    /** The metadata library knows many segments; this refuses those that it does not know as well. */
    private static void proveSegments(Path jpeg) throws IOException {
        try (var in = new DataInputStream(Files.newInputStream(jpeg))) {
            in.skipNBytes(2);
            for (var marker = in.readUnsignedShort() & 0xff; marker != SOS; marker = in.readUnsignedShort() & 0xff) {
                if (marker > APP0 && marker <= COM) {
                    throw new IllegalStateException(
                            "A public picture still has a segment " + Integer.toHexString(marker));
                }
                in.skipNBytes(in.readUnsignedShort() - 2);
            }
        }
    }
}
