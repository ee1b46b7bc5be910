package org.usergroups.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Debian's Chromium by Playwright: the part of it that needs no screen, which is faster, or else the whole. */
final class Browsing implements AutoCloseable {

    private static final Optional<Path> CHROMIUM = Stream.of("/usr/bin/chromium-headless-shell", "/usr/bin/chromium")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    private static final Path PICTURES = Path.of("target", "screenshots");

    private final Playwright playwright;
    private final Browser browser;
    private final Findings findings;

    /** @param findings takes note of scripts that fail, or that run where none may */
    Browsing(Findings findings) {
        this.findings = findings;
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM.orElseThrow())
                        .setHeadless(true)
                        .setArgs(List.of(
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    static boolean isPossible() {
        return CHROMIUM.isPresent();
    }

    /** A new visitor, who shares nothing with the others. */
    Page visitor() {
        return visitor(1280, 900, ColorScheme.LIGHT);
    }

    Page visitor(int width, int height, ColorScheme colours) {
        var visitor = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(colours)
                // What fades from one colour to another has none that could be judged.
                .setReducedMotion(ReducedMotion.REDUCE));
        visitor.setDefaultTimeout(20_000);
        visitor.onDialog(dialog -> {
            findings.add("A dialog opened: " + dialog.message());
            dialog.dismiss();
        });
        visitor.onWebError(error -> findings.add(error.error()));
        visitor.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                findings.add(message.text());
            }
        });
        return visitor.newPage();
    }

    static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
