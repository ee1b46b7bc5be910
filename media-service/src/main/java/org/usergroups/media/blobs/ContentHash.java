package org.usergroups.media.blobs;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** The SHA-256 of some bytes, in lower-case hexadecimal: their name in the store. */
public record ContentHash(String hex) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    public ContentHash {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("Not a SHA-256 in hexadecimal");
        }
    }

    public static ContentHash of(byte[] digest) {
        return new ContentHash(HexFormat.of().formatHex(digest));
    }

    /** The hash, if the text is one. */
    public static Optional<ContentHash> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new ContentHash(text)) : Optional.empty();
    }

    /** The key of the bytes: {@code sha256/ab/cd/<hash>}, so that no folder grows without bound. */
    public String key() {
        return "sha256/%s/%s/%s".formatted(hex.substring(0, 2), hex.substring(2, 4), hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
