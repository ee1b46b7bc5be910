package org.usergroups.list.mail;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;

/** Text from a mail as it may be shown: no control characters, nothing that turns the direction of writing, no usable address. */
public final class ShownText {

    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cntrl}\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF\\uFFFE\\uFFFF&&[^\\n\\t]]");
    private static final Pattern LINE_ENDS = Pattern.compile("\\r\\n?|\\u2028|\\u2029|\\u0085");
    private static final Pattern ENCODED_WORD = Pattern.compile("=\\?[^?\\s]+\\?[bBqQ]\\?");
    private static final Pattern ADDRESS = Pattern.compile(
            "([\\p{L}\\p{N}._%+'=-]{1,64})@((?:[\\p{L}\\p{N}-]{1,63}\\.){1,10}\\p{L}[\\p{L}\\p{N}-]{1,62}|localhost)");

    private ShownText() {}

    /** Several lines, at most so many characters. */
    public static String lines(String text, int atMost) {
        var unified = LINE_ENDS.matcher(shortened(text, 2 * atMost)).replaceAll("\n");
        var clean = UNSEEN.matcher(unified).replaceAll("");
        return shortened(withoutAddresses(clean).stripTrailing(), atMost);
    }

    /** One line from a header field, its encoded words (RFC 2047) decoded, at most so many characters. */
    public static String headerLine(String value, int atMost) {
        return lines(decoded(shortened(value, 10 * atMost)), atMost)
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** The text with the middle of every address left out: people recognise theirs, and nobody can use it. */
    public static String withoutAddresses(String text) {
        if (text.indexOf('@') < 0) {
            return text;
        }
        return ADDRESS.matcher(text)
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(found.group(1)
                                .substring(0, Math.min(2, (found.group(1).length() + 1) / 2))
                        + "…@" + found.group(2)));
    }

    /** Decodes encoded words; what cannot be decoded stays as it is. */
    static String decoded(String value) {
        if (!ENCODED_WORD.matcher(value).find()) {
            return value;
        }
        try {
            return DecoderUtil.decodeEncodedWords(value, DecodeMonitor.SILENT, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException undecodable) {
            return value;
        }
    }

    /** At most so many characters, never half of one. */
    static String shortened(String text, int atMost) {
        if (text.length() <= atMost) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(atMost - 1)) ? atMost - 1 : atMost;
        return text.substring(0, end);
    }
}
