package org.usergroups.portal.pages;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON for a data block in a page. What could end the element, begin another or be a line end to a script is written as an escape
 * of JSON, so that no text can leave the block (HTML, section 4.12.1.3).
 */
public final class DataBlock {
    private static final JsonMapper JSON = JsonMapper.builder(
                    JsonFactory.builder().characterEscapes(new Escapes()).build())
            .build();

    private DataBlock() {}

    /** The JSON to be written unescaped; null for none. */
    public static @Nullable String of(@Nullable JsonNode data) {
        return data == null ? null : JSON.writeValueAsString(data);
    }

    private static final class Escapes extends CharacterEscapes {
        private static final long serialVersionUID = 1L;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = standardAsciiEscapesForJSON();
            for (char special : new char[] {'<', '>', '&', '\''}) {
                codes[special] = ESCAPE_STANDARD;
            }
            return codes;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int character) {
            return switch (character) {
                case 0x2028 -> new SerializedString("\\u2028");
                case 0x2029 -> new SerializedString("\\u2029");
                default -> null;
            };
        }
    }
}
