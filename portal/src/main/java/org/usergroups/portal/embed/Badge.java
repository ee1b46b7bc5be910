package org.usergroups.portal.embed;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.util.HtmlUtils;

/** A picture of three lines, as SVG that needs nothing from anywhere. Texts are cut, since a picture cannot wrap them. */
final class Badge {
    private static final int LONGEST = 38;

    private Badge() {}

    /** @param status a word or two on how the group is, may be empty */
    static String svg(String name, String place, String status) {
        String title = Stream.of(name, place, status)
                .filter(part -> !part.isEmpty())
                .map(Badge::escaped)
                .collect(Collectors.joining(", "));
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="320" height="76" viewBox="0 0 320 76" role="img" aria-labelledby="t">
                <title id="t">%s</title>
                <style>.paper{fill:#fffefa;stroke:#ddd6c6}.ink{fill:#1b2230}.soft{fill:#474e5d}.mark{stroke:#0d4f57}.waves{stroke:#c8551b}@media (prefers-color-scheme:dark){.paper{fill:#1b1f27;stroke:#343b46}.ink{fill:#ece8de}.soft{fill:#bcb8ad}.mark{stroke:#8ad2d1}.waves{stroke:#e08a45}}</style>
                <rect class="paper" x="0.5" y="0.5" width="319" height="75" rx="3"/>
                <g fill="none" stroke-width="2" stroke-linecap="round" transform="translate(12 22)"><g class="mark"><circle cx="13" cy="16" r="11"/><circle cx="13" cy="16" r="6.5" stroke-width="1.5" stroke-dasharray="2 2.1"/></g><path class="waves" d="M21 10c2-1.4 4 1.4 6 0s3-1 4 0M23 16c1.6-1.4 3 1.4 5 0s2-.8 3 0M21 22c2-1.4 4 1.4 6 0s3-1 4 0"/></g>
                <g font-family="system-ui, sans-serif"><text class="ink" x="56" y="28" font-size="16" font-weight="600">%s</text><text class="soft" x="56" y="47" font-size="13">%s</text><text class="soft" x="56" y="64" font-size="12">%s</text></g>
                </svg>
                """.formatted(title, line(name), line(place), line(status));
    }

    private static String line(String text) {
        int length = text.codePointCount(0, text.length());
        return escaped(length <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…");
    }

    /** Escaped for XML, without the characters that XML does not have (XML 1.0, section 2.2). */
    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(
                text.replaceAll("[^\\t\\n\\r\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", ""), "UTF-8");
    }
}
