package org.usergroups.media.pictures;

import com.drew.lang.ByteArrayReader;
import com.drew.lang.SequentialByteArrayReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.iptc.IptcDirectory;
import com.drew.metadata.iptc.IptcReader;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a picture says of itself and the service may use. Anything unreadable counts as absent; place, camera and serial numbers are
 * not even read.
 *
 * @param orientation how the stored lines must be turned, 1 to 8 (Exif 2.32, tag 0x0112); anything else counts as 1
 * @param takenAt the camera's clock
 * @param offset the clock's offset from UTC, which most cameras do not tell
 * @param caption IPTC 2:120
 * @param credit IPTC 2:80 and 2:110: who made it, for whom
 */
public record Origin(
        int orientation,
        @Nullable LocalDateTime takenAt,
        @Nullable ZoneOffset offset,
        @Nullable String caption,
        @Nullable String credit) {

    private static final DateTimeFormatter EXIF_TIME = DateTimeFormatter.ofPattern("uuuu:MM:dd HH:mm:ss");
    private static final int OFFSET_TIME_ORIGINAL = 0x9011;

    static Origin of(Essence essence) {
        var metadata = read(essence);
        var image = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        var shot = metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class);
        var iptc = metadata.getFirstDirectoryOfType(IptcDirectory.class);
        var takenAt = time(text(shot, ExifDirectoryBase.TAG_DATETIME_ORIGINAL));
        return new Origin(
                orientation(image),
                takenAt,
                takenAt == null ? null : offset(text(shot, OFFSET_TIME_ORIGINAL)),
                text(iptc, IptcDirectory.TAG_CAPTION),
                credit(text(iptc, IptcDirectory.TAG_BY_LINE), text(iptc, IptcDirectory.TAG_CREDIT)));
    }

    private static Metadata read(Essence essence) {
        var metadata = new Metadata();
        try {
            if (essence.exif() != null) {
                new ExifReader().extract(new ByteArrayReader(essence.exif().array()), metadata);
            }
            if (essence.iptc() != null) {
                var records = essence.iptc().array();
                new IptcReader().extract(new SequentialByteArrayReader(records), metadata, records.length);
            }
            return metadata;
        } catch (RuntimeException unreadable) {
            return new Metadata();
        }
    }

    /** Whether width and height change places when the picture is turned upright. */
    boolean isSideways() {
        return orientation >= 5;
    }

    private static int orientation(@Nullable Directory image) {
        var value = image == null ? null : image.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
        return value == null || value < 1 || value > 8 ? 1 : value;
    }

    private static @Nullable String credit(@Nullable String byLine, @Nullable String credit) {
        var parts =
                Stream.of(byLine, credit).filter(Objects::nonNull).distinct().collect(Collectors.joining(" / "));
        return parts.isEmpty() ? null : parts;
    }

    private static @Nullable LocalDateTime time(@Nullable String text) {
        try {
            return text == null ? null : LocalDateTime.parse(text, EXIF_TIME);
        } catch (DateTimeException unset) {
            return null;
        }
    }

    private static @Nullable ZoneOffset offset(@Nullable String text) {
        try {
            return text == null ? null : ZoneOffset.of(text);
        } catch (DateTimeException unset) {
            return null;
        }
    }

    private static @Nullable String text(@Nullable Directory directory, int tag) {
        var text = directory == null ? null : directory.getString(tag);
        return text == null || text.isBlank() ? null : text.strip();
    }
}
