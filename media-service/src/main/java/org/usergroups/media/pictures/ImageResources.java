package org.usergroups.media.pictures;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.usergroups.media.pictures.Essence.Bytes;

/** The image resource blocks of an APP13 segment (Adobe Photoshop File Formats, “Image Resources Section”). */
final class ImageResources {

    private static final int SIGNATURE = 0x3842494d;
    private static final int IPTC = 0x0404;

    private ImageResources() {}

    /** The IPTC records among the blocks that begin at an offset; null if there are none or the blocks are broken. */
    static @Nullable Bytes iptc(byte[] segment, int from) {
        var blocks = ByteBuffer.wrap(segment).position(from);
        while (blocks.remaining() >= 12 && blocks.getInt() == SIGNATURE) {
            var id = blocks.getShort() & 0xffff;
            var nameLength = blocks.get() & 0xff;
            skip(blocks, nameLength + (nameLength + 1) % 2);
            if (blocks.remaining() < 4) {
                return null;
            }
            var length = blocks.getInt();
            if (length < 0 || length > blocks.remaining()) {
                return null;
            }
            if (id == IPTC) {
                var records = new byte[length];
                blocks.get(records);
                return new Bytes(records);
            }
            skip(blocks, length + length % 2);
        }
        return null;
    }

    private static void skip(ByteBuffer blocks, int count) {
        blocks.position(Math.min(blocks.limit(), blocks.position() + count));
    }
}
