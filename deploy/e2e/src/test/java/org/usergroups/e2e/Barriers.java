package org.usergroups.e2e;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What keeps people from using a page, as axe-core finds it by WCAG 2.2 A and AA. Where axe-core is missing, which {@code deploy/test}
 * brings by npm, nothing is found, and {@link WholeStackIT} has a test that is skipped and says so.
 */
final class Barriers {

    private static final Path AXE = Path.of("node_modules", "axe-core", "axe.min.js");

    private final String axe;

    Barriers() {
        try {
            axe = canBeFound() ? Files.readString(AXE) : "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static boolean canBeFound() {
        return Files.isReadable(AXE);
    }

    /** The serious and critical ones of an open page: rule, page and element. */
    List<String> of(Page page) {
        return within(page, "html");
    }

    /** Those of a part of it, if there is such a part, else of all of it. */
    @SuppressWarnings("unchecked")
    List<String> within(Page page, String part) {
        if (axe.isEmpty()) {
            return List.of();
        }
        page.evaluate(axe);
        return (List<String>) page.evaluate("""
                part => axe.run(document.querySelector(part) ?? document, {
                    resultTypes: ['violations'],
                    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})
                  .then(found => found.violations
                    .filter(rule => rule.impact === 'serious' || rule.impact === 'critical')
                    .flatMap(rule => rule.nodes.map(node => rule.id + ' ' + location.pathname + ' ' + node.target)))
                """, part);
    }
}
