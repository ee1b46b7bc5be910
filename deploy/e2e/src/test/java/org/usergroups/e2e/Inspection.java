package org.usergroups.e2e;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;

/**
 * Looks at the pages that people come to for what keeps others out: at each once for what it is made of, since that takes
 * time. The frame that all pages have is for {@link WholeStackIT} to look at.
 */
final class Inspection {

    /** What is an id, a token or the slug of a group in an address. */
    private static final String NAMES = "(?<=/)[^/]*(\\d|[^/]{24})[^/]*|(?<=/groups/)(?!new)[^/]+";

    private final Barriers barriers = new Barriers();
    private final Set<String> seen = new HashSet<>();
    private final Findings findings;

    Inspection(Findings findings) {
        this.findings = findings;
    }

    void look(Page page) {
        var place = URI.create(page.url()).getPath().replaceAll(NAMES, "*");
        if (seen.add(place + page.viewportSize().width + make(page))) {
            findings.addAll(barriers.within(page, "#main"));
            findings.addAll(ScreenReader.misses(page));
        }
    }

    /** The kinds of elements of a page: another state of the same page has others. */
    private static Object make(Page page) {
        return page.evaluate("""
                () => [...new Set([...document.body.querySelectorAll('*')]
                    .map(element => [element.tagName, element.className, element.type, element.ariaInvalid].join()))].join()
                """);
    }
}
