package org.usergroups.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

/** A keyboard and nothing else: Tab until something has the focus, then keys. */
final class Keyboard {

    private static final int STOPS = 60;

    private final Page page;

    Keyboard(Page page) {
        this.page = page;
    }

    /** Goes on to the next link, field or button whose name begins so; where the focus is has to be seen. */
    Keyboard reach(String name) {
        for (var stop = 0; stop < STOPS; stop++) {
            page.keyboard().press("Tab");
            if (focused().startsWith(name)) {
                assertThat(page.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
                        .as("the outline of “%s” when it has the focus", name)
                        .isNotEqualTo("none");
                return this;
            }
        }
        throw new AssertionError("%d times Tab lead to no “%s” on %s".formatted(STOPS, name, page.url()));
    }

    private String focused() {
        return page.evaluate("(document.activeElement.labels?.[0] ?? document.activeElement).innerText.trim()")
                .toString();
    }

    Keyboard type(String text) {
        page.keyboard().type(text);
        return this;
    }

    Keyboard press(String key) {
        page.keyboard().press(key);
        return this;
    }
}
