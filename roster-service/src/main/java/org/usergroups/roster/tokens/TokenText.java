package org.usergroups.roster.tokens;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.usergroups.roster.Secrets;

/**
 * How a personal access token is written: {@code ugp_}, so that scanners for leaked secrets find it, 256 random bits, and their
 * CRC-32, so that one typed wrong is told without a look into the store.
 */
final class TokenText {

    private static final String PREFIX = "ugp_";
    private static final int CHECKSUM = 8;
    private static final int LENGTH = PREFIX.length() + 43 + CHECKSUM;

    private TokenText() {}

    static String make() {
        var token = PREFIX + Secrets.token();
        return token + checksum(token);
    }

    /** Whether a text can be a token at all. */
    static boolean isWhole(String text) {
        if (text.length() != LENGTH || !text.startsWith(PREFIX)) {
            return false;
        }
        var split = LENGTH - CHECKSUM;
        return checksum(text.substring(0, split)).equals(text.substring(split));
    }

    private static String checksum(String text) {
        var crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
