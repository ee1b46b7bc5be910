package org.usergroups.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

/** Contrast of the colours that meet (WCAG 2.2, 1.4.3, 1.4.6 and 1.4.11), in light and in dark. */
class ColoursTest {
    private static final Pattern TOKEN = Pattern.compile("--([\\w-]+): (#[0-9a-f]{6});");

    @ParameterizedTest
    @CsvSource({
        "ink, paper, 7",
        "ink, sheet, 7",
        "ink-soft, paper, 7",
        "ink-soft, sheet, 7",
        "accent, paper, 7",
        "accent, sheet, 7",
        "accent, wash, 7",
        "ink, wash, 7",
        "on-accent, accent, 7",
        "warm, paper, 7",
        "warm, warm-wash, 6.5",
        "ink, warm-wash, 7",
        "bad, paper, 7",
        "bad, bad-wash, 6.5",
        "ink, bad-wash, 7",
        "ink, mark, 6.5",
        "paper, bad, 7",
        "edge, paper, 3",
        "edge, sheet, 3",
        "focus, paper, 3",
        "warm-bright, paper, 3"
    })
    void isEnoughToRead(String over, String under, double least) throws IOException {
        String css = new ClassPathResource("static/css/tokens.css").getContentAsString(StandardCharsets.UTF_8);
        int dark = css.indexOf("@media");
        Map<String, String> light = tokens(css.substring(0, dark));
        Map<String, String> night = new HashMap<>(light);
        night.putAll(tokens(css.substring(dark)));

        assertThat(contrast(light, over, under)).as("light").isGreaterThanOrEqualTo(least);
        assertThat(contrast(night, over, under)).as("dark").isGreaterThanOrEqualTo(least);
    }

    private static Map<String, String> tokens(String css) {
        Map<String, String> tokens = new HashMap<>();
        TOKEN.matcher(css).results().forEach(found -> tokens.put(found.group(1), found.group(2)));
        return tokens;
    }

    private static double contrast(Map<String, String> tokens, String over, String under) {
        double a = luminance(Objects.requireNonNull(tokens.get(over)));
        double b = luminance(Objects.requireNonNull(tokens.get(under)));
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
    }

    private static double channel(String colour, int at) {
        double value = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
