package org.usergroups.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** Somebody with a mailbox and a browser. Whatever page they come to is inspected. */
final class Visitor {

    private final String portal;
    private final String name;
    private final String address;
    private final Page page;
    private final Inspection inspection;

    Visitor(String portal, String name, String address, Page page, Inspection inspection) {
        this.portal = portal;
        this.name = name;
        this.address = address;
        this.page = page;
        this.inspection = inspection;
    }

    String name() {
        return name;
    }

    /** Where mails reach them. */
    String address() {
        return address;
    }

    Page page() {
        return page;
    }

    /** The path of the page where they are. */
    String path() {
        return page.url().substring(portal.length());
    }

    /** The same person beside it. */
    Visitor inAnotherTab() {
        return new Visitor(portal, name, address, page.context().newPage(), inspection);
    }

    Visitor open(String path) {
        return follow(portal + path);
    }

    /** Opens a link from a mail. */
    Visitor follow(String link) {
        page.navigate(link);
        inspection.look(page);
        return this;
    }

    /** Follows a link of the page by its words. */
    Visitor click(String link) {
        return click(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link))
                .first());
    }

    /** Follows a link in a part of the page that says something. */
    Visitor click(String link, String part) {
        return click(part(part)
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(link))
                .first());
    }

    Visitor fill(String field, String text) {
        page.fill("#" + field, text);
        return this;
    }

    Visitor choose(String field, String value) {
        page.selectOption("#" + field, value);
        return this;
    }

    Visitor check(String box) {
        page.check(box);
        return this;
    }

    Visitor uncheck(String box) {
        page.uncheck(box);
        return this;
    }

    Visitor attach(String field, String fileName, String content) {
        page.setInputFiles(
                "#" + field,
                new FilePayload(fileName, "application/octet-stream", content.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    /** Presses the first button of the page's own part that is called so. */
    Visitor press(String button) {
        return click(button(button, page.locator("main")));
    }

    /** Presses the button that is called so in a part of the page that says something. */
    Visitor press(String button, String part) {
        return click(button(button, part(part)));
    }

    /** The innermost item, article or section that says something. */
    private Locator part(String words) {
        return page.locator("main :is(li, article, section)", new Page.LocatorOptions().setHasText(words))
                .last();
    }

    private static Locator button(String name, Locator within) {
        return within.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .first();
    }

    private Visitor click(Locator pressed) {
        pressed.click();
        page.waitForLoadState();
        inspection.look(page);
        return this;
    }

    /** Presses a button of a form that cannot be taken: the page says so, and every field says what it said before. */
    Visitor pressInVain(String button) {
        var typed = typed();
        press(button);
        sees("This could not be saved yet.");
        assertThat(typed()).as("what was typed on %s", path()).isEqualTo(typed);
        return this;
    }

    private Object typed() {
        return page.evaluate("""
                () => [...document.querySelectorAll('main :is(input, select, textarea)[name]')]
                    .filter(field => !['hidden', 'file'].includes(field.type))
                    .map(field => field.name + '=' + (['checkbox', 'radio'].includes(field.type)
                        ? field.value + ' ' + field.checked : field.value))
                """);
    }

    Visitor sees(String... words) {
        assertThat(words()).contains(words);
        return this;
    }

    Visitor seesNo(String... words) {
        assertThat(words()).doesNotContain(words);
        return this;
    }

    /** What the page says below its head. */
    String words() {
        return page.innerText("#main").replaceAll("\\s+", " ");
    }

    /** Loads the page again until it says something. */
    Visitor awaitsAgain(String words) {
        await(words)
                .atMost(Duration.ofSeconds(15))
                .until(() -> open(path()).words().contains(words));
        return this;
    }

    /** Waits until the page says something that is not there at once. */
    Visitor awaits(String words) {
        page.getByText(words).first().waitFor();
        inspection.look(page);
        return this;
    }

    /** Looks at the page also as it is on a phone in the dark, where nothing may be wider than the phone. */
    Visitor alsoOnAPhone() {
        var wide = page.viewportSize();
        page.setViewportSize(390, 844);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        inspection.look(page);
        var width = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
        assertThat(width).as("the width of %s", path()).isLessThanOrEqualTo(390);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(wide.width, wide.height);
        return this;
    }

    /** The file that a link of the page leads to. */
    Path download(String link) {
        return page.waitForDownload(() -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link))
                        .click())
                .path();
    }

    Keyboard keyboard() {
        return new Keyboard(page);
    }
}
