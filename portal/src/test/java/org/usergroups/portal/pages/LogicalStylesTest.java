package org.usergroups.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Styles say start and end, not left and right, so that pages are right for people who write from the right (CSS Logical Properties). */
class LogicalStylesTest {
    private static final Pattern PHYSICAL = Pattern.compile("(?<![\\w-])(?:"
            + "(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)[\\w-]*"
            + "|border-(?:top|bottom)-(?:left|right)-radius"
            + "|(?:left|right)"
            + ")\\s*:"
            + "|(?:text-align|float|clear)\\s*:\\s*(?:left|right)");

    /** Four values say top, right, bottom and left; that is the same from both sides only if the second and the fourth agree. */
    private static final Pattern FOUR_SIDES = Pattern.compile(
            "(?<![\\w-])(?:margin|padding|inset|border-width)\\s*:\\s*[^\\s;}]+ ([^\\s;}]+) [^\\s;}]+ (?!\\1\\s*[;}])[^\\s;}]+\\s*[;}]");

    @Test
    void noStyleNamesLeftOrRight() throws IOException {
        Set<String> physical = new TreeSet<>();
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath:/static/**/*.css")) {
            String css = file.getContentAsString(StandardCharsets.UTF_8);
            for (Pattern pattern : new Pattern[] {PHYSICAL, FOUR_SIDES}) {
                pattern.matcher(css)
                        .results()
                        .forEach(found -> physical.add(file.getFilename() + ": " + found.group()));
            }
        }
        assertThat(physical).isEmpty();
    }
}
