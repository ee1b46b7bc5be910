package org.usergroups.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.web.client.RestClient;
import org.usergroups.platform.testing.ProjectRoot;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One organizer's day, and what is left of it when the stack starts anew. The steps build on each other. */
@ExtendWith(SharedPortal.class)
@Order(Integer.MAX_VALUE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholeStackIT {

    private static final Duration SOON = Duration.ofSeconds(15);

    /** Entries of the real roster that are refused: two with an address that is none, one whose coordinates are elsewhere. */
    private static final List<String> REFUSED = List.of("pyladies-sul-de-minas", "pyladies-imo", "pyladies-jos");

    private final JsonMapper json = JsonMapper.builder().build();
    private final String word = "e2e" + UUID.randomUUID().toString().substring(0, 8);
    private final Portal portal;
    private final RunningStack stack;
    private final Browsing browsing;
    private final Page organizer;
    private final Page coordinator;

    WholeStackIT(Portal portal) {
        this.portal = portal;
        stack = portal.stack();
        browsing = portal.browsing();
        organizer = browsing.visitor();
        coordinator = portal.coordinator().page();
    }

    @Test
    @Order(1)
    void personSignsInByALinkFromAMail() {
        organizer.navigate(stack.portal() + "/groups/new");
        organizer.fill("#email", "ana@mail.example");
        organizer.click("main button[type=submit]");
        organizer.navigate(portal.links().to("/account/sign-in/link", "ana@mail.example"));
        organizer.click("main button[type=submit]");
        organizer.waitForURL("**/groups/new**");
        Browsing.picture(organizer, "group-new");
        assertThat(organizer.title()).isNotBlank();
    }

    @Test
    @Order(2)
    void groupIsRegisteredAndFoundByItsCountry() {
        organizer.fill("#name", "Namibia " + word);
        organizer.fill("#description", "<script>alert('description')</script> We meet every month.");
        organizer.selectOption("#country", "NA");
        organizer.fill("#city", "Windhoek");
        organizer.fill("#topics", "kafka, " + word);
        organizer.click("main form.form button.button[type=submit]");
        organizer.waitForURL("**/groups/namibia-" + word + "**");
        assertThat(organizer.textContent("main h1")).contains("Namibia " + word);
        assertFound("q=" + word + "&country=NA&type=group", "/groups/namibia-" + word);
        Browsing.picture(organizer, "group");
    }

    @Test
    @Order(3)
    void editIsFoundSoonAfter() {
        organizer.navigate(stack.portal() + "/groups/namibia-" + word + "/edit");
        organizer.fill("#description", "Now with edited" + word);
        organizer.click("main form.form button.button:not(.danger)[type=submit]");
        organizer.waitForURL("**/groups/namibia-" + word + "**");
        assertFound("q=edited" + word, "/groups/namibia-" + word);
    }

    @Test
    @Order(4)
    void postIsWrittenPublishedAndFoundUnderTheGroupsCountry() {
        organizer.navigate(stack.portal() + "/posts/new?group=namibia-" + word);
        organizer.fill("#title", "Recap " + word);
        organizer.fill("#markdown", "We learned **how a relay keeps its order**.\n\n<img src=x onerror=alert('post')>");
        organizer.click("button[name=press][value=publish]");
        organizer.waitForURL("**/posts/recap-" + word + "**");
        Browsing.picture(organizer, "post");
        assertFound("q=" + word + "&type=post&country=NA", "/posts/recap-" + word);
    }

    @Test
    @Order(5)
    void pictureIsUploadedWithoutItsLocationAndFound(@TempDir Path camera) throws IOException {
        organizer.navigate(stack.portal() + "/albums/new?group=namibia-" + word);
        organizer.fill("#title", "Album " + word);
        organizer.click("main form.form button.button[type=submit]");
        organizer.waitForURL("**/albums/*");
        var picture = camera.resolve("picture.jpg");
        var serialNumber = "SERIAL-" + word;
        var taken = CameraPicture.jpeg(serialNumber);
        assertThat(new String(taken, StandardCharsets.ISO_8859_1)).contains(serialNumber, "Exif");
        Files.write(picture, taken);
        organizer.setInputFiles("#file-0", picture);
        organizer.fill("#alt-0", "A green field, " + word);
        organizer.click("#add form button.button[type=submit]");
        organizer.waitForSelector("main .pictures img");
        Browsing.picture(organizer, "album");
        for (var size : organizer.getAttribute("main .pictures img", "srcset").split(", ")) {
            var shown = java.util.Objects.requireNonNull(RestClient.create()
                    .get()
                    .uri(stack.portal() + size.split(" ")[0])
                    .retrieve()
                    .body(byte[].class));
            assertThat(new String(shown, StandardCharsets.ISO_8859_1)).doesNotContain("Exif", serialNumber);
        }
        assertFound("q=" + word + "&type=photo&country=NA", "/albums/");
    }

    @Test
    @Order(6)
    void mailToTheListIsArchivedDeliveredAndFound() {
        organizer.navigate(stack.portal() + "/lists/new?group=namibia-" + word);
        organizer.fill("#title", "List " + word);
        organizer.fill("#name", word);
        organizer.click("main form.form button.button[type=submit]");
        organizer.waitForURL("**/lists/" + word + "**");
        var visitor = browsing.visitor();
        visitor.navigate(stack.portal() + "/lists/" + word);
        visitor.fill("main form input[type=email]", "ben@mail.example");
        visitor.click("main form:has(input[type=email]) button[type=submit]");
        visitor.navigate(portal.links().to("/lists/confirm/", "ben@mail.example"));
        visitor.click("main form button[type=submit]");
        visitor.waitForLoadState();

        var mail = new SimpleMailMessage();
        mail.setFrom("ben@mail.example");
        mail.setTo(word + "@lists.localhost");
        mail.setSubject("Where do you meet, " + word + "?");
        mail.setText("I am new here.");
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(stack.listSmtpPort());
        sender.send(mail);
        assertThat(portal.mailbox().await("ben@mail.example", 2).getFirst().subject())
                .contains("Where do you meet");
        assertFound("q=" + word + "&type=thread&country=NA", "/threads/");
        visitor.navigate(stack.portal() + "/lists/" + word);
        visitor.click("main a:has-text('Where do you meet')");
        assertThat(visitor.textContent("main")).contains("I am new here.").doesNotContain("ben@mail.example");
        Browsing.picture(visitor, "thread");
    }

    @Test
    @Order(7)
    void visitorFindsAllOfItOnThePages() {
        for (var look : List.of("desktop-light", "desktop-dark", "phone-light", "phone-dark")) {
            var phone = look.startsWith("phone");
            var visitor = browsing.visitor(
                    phone ? 390 : 1280,
                    phone ? 844 : 900,
                    look.endsWith("dark") ? ColorScheme.DARK : ColorScheme.LIGHT);
            visitor.navigate(stack.portal() + "/");
            Browsing.picture(visitor, "home-" + look);
            visitor.fill("input[type=search]", word);
            visitor.press("input[type=search]", "Enter");
            visitor.waitForURL("**/search?**");
            assertThat(visitor.textContent("main")).contains("Namibia " + word).contains("Recap " + word);
            Browsing.picture(visitor, "search-" + look);
            visitor.navigate(stack.portal() + "/countries/NA");
            assertThat(visitor.textContent("main")).contains("Namibia " + word);
            var width = ((Number) visitor.evaluate("document.documentElement.scrollWidth")).intValue();
            assertThat(width).as("no sideways scrolling on %s", look).isLessThanOrEqualTo(phone ? 390 : 1280);
            visitor.context().close();
        }
    }

    @Test
    @Order(8)
    void organizerTellsHowTheGroupWorksAndTheHistoryShowsIt() {
        var group = stack.portal() + "/groups/namibia-" + word;
        organizer.navigate(group + "/story");
        organizer.fill("#started", "Three people and a borrowed projector.");
        organizer.fill("#attendance", "25");
        organizer.selectOption("#rhythm", "monthly");
        organizer.click("main form.form button[type=submit]");
        organizer.waitForSelector("#story");
        assertThat(organizer.textContent("#story")).contains("borrowed projector", "about 25 people", "every month");
        organizer.navigate(group + "/history");
        assertThat(organizer.textContent("main")).contains("borrowed projector", "edited" + word);
        Browsing.picture(organizer, "history");
        organizer.click("main .history > li:last-child summary");
        organizer.click("main .history > li:last-child button");
        organizer.waitForURL(group);
        assertThat(organizer.textContent("main")).doesNotContain("borrowed projector");
    }

    @Test
    @Order(9)
    void personAddsAPasskeyAndSignsInWithIt() {
        var person = browsing.visitor();
        var device = person.context().newCDPSession(person);
        device.send("WebAuthn.enable");
        device.send("WebAuthn.addVirtualAuthenticator", resident());
        person.navigate(stack.portal() + "/account/sign-in");
        person.fill("#email", "key@mail.example");
        person.click("main form:not([hidden]) button[type=submit]");
        person.navigate(portal.links().to("/account/sign-in/link", "key@mail.example"));
        person.click("main button[type=submit]");
        person.waitForLoadState();
        person.navigate(stack.portal() + "/account/passkeys");
        person.fill("#label", "Key ring");
        person.click("#passkey-add button");
        person.waitForSelector("text=Key ring");
        Browsing.picture(person, "passkeys");
        person.navigate(stack.portal() + "/room");
        person.click("form[action='/sign-out'] button");
        person.waitForLoadState();
        person.navigate(stack.portal() + "/account/sign-in");
        person.click("#passkey-sign-in button");
        person.waitForSelector("form[action='/sign-out']");
        assertThat(person.querySelector("form[action='/sign-out']")).isNotNull();
    }

    /** A device that keeps passkeys and knows its owner. */
    private static JsonObject resident() {
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        var command = new JsonObject();
        command.add("options", options);
        return command;
    }

    @Test
    @Order(10)
    void visitorReportsAGroupAndACoordinatorDecidesByKeyboardAlone() {
        var group = stack.portal() + "/groups/namibia-" + word;
        var visitor = browsing.visitor();
        visitor.navigate(group + "/report");
        visitor.check("input[name=reason][value=spam]");
        visitor.fill("#text", "This is no usergroup " + word);
        visitor.click("main form button[type=submit]");
        visitor.waitForURL(group);

        coordinator.navigate(stack.portal() + "/queue");
        var keys = coordinator.keyboard();
        keys.press("j");
        assertThat(coordinator.evaluate("document.activeElement.textContent").toString())
                .contains("This is no usergroup " + word);
        keys.press("Tab");
        keys.press("Tab");
        coordinator.selectOption("select:focus", "nothing");
        keys.press("Tab");
        keys.type("It is one.");
        keys.press("Tab");
        keys.press("Enter");
        coordinator.waitForSelector(".notice");
        assertThat(coordinator.textContent("main")).doesNotContain("This is no usergroup " + word);
        coordinator.navigate(stack.portal() + "/audit");
        assertThat(coordinator.textContent("main")).contains("It is one.");
    }

    @Test
    @Order(11)
    void noPageHasASeriousBarrier() {
        Assumptions.assumeTrue(Barriers.canBeFound(), "axe-core is missing: deploy/test brings it by npm");
        var group = "/groups/namibia-" + word;
        assertNoBarriers(
                List.of(browsing.visitor(), browsing.visitor(390, 844, ColorScheme.DARK)),
                List.of(
                        "/",
                        "/search?q=" + word,
                        "/search?q=nothing-at-all",
                        "/search?q=" + word + "&country=NA&sort=active&near=Windhoek&radius=100",
                        "/countries/NA",
                        "/near",
                        "/near?near=Windhoek",
                        "/compare",
                        "/compare?country=NA&country=PT",
                        group,
                        group + "/history",
                        group + "/meetings",
                        group + "/embed",
                        group + "/report",
                        "/posts/recap-" + word,
                        "/lists/" + word,
                        "/about",
                        "/start",
                        "/styleguide",
                        "/embed/groups?country=NA",
                        "/account/sign-in",
                        "/not-here",
                        found("thread"),
                        found("album")));
        assertNoBarriers(
                List.of(organizer),
                List.of(
                        "/room",
                        group + "/edit",
                        group + "/story",
                        group + "/translations",
                        group + "/site",
                        group + "/reports",
                        "/account/leave",
                        "/account/passkeys",
                        "/posts/recap-" + word + "/edit",
                        "/lists/" + word + "/edit",
                        "/lists/" + word + "/held",
                        "/albums/new?group=namibia-" + word));
        assertNoBarriers(
                List.of(coordinator), List.of("/coordinators", "/webhooks", group + "/claim", group + "/featured"));
    }

    /** The address of what was made here and is of a type. */
    private String found(String type) {
        return search("q=%s&size=1&type=%s".formatted(word, type))
                .path("items")
                .get(0)
                .path("url")
                .asString();
    }

    @Test
    @Order(11)
    void homeIsThereAtOnceDoesNotMoveAndWeighsLittle() {
        var visitor = browsing.visitor(390, 844, ColorScheme.LIGHT);
        visitor.navigate(stack.portal() + "/about");
        visitor.navigate(stack.portal() + "/");
        visitor.waitForLoadState(LoadState.NETWORKIDLE);
        var painted = (Number) visitor.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime");
        assertThat(painted.doubleValue()).as("first contentful paint, ms").isLessThan(1_000);
        var moved = (Number) visitor.evaluate("""
                () => new Promise(told => new PerformanceObserver(list => told(
                    list.getEntries().filter(shift => !shift.hadRecentInput).reduce((sum, shift) => sum + shift.value, 0)))
                    .observe({type: 'layout-shift', buffered: true})
                    || setTimeout(() => told(0), 1000))
                """);
        assertThat(moved.doubleValue()).as("layout shift").isLessThan(0.1);
        var weight = (Number) visitor.evaluate("""
                () => [...performance.getEntriesByType('resource'), performance.getEntriesByType('navigation')[0]]
                    .filter(part => !new URL(part.name).pathname.startsWith('/map/'))
                    .reduce((sum, part) => sum + part.encodedBodySize, 0)
                """);
        assertThat(weight.intValue()).as("bytes without the map").isBetween(1, 300_000);
    }

    private void assertNoBarriers(List<Page> pages, List<String> paths) {
        var barriers = new Barriers();
        var found = new ArrayList<String>();
        for (var path : paths) {
            for (var page : pages) {
                page.navigate(stack.portal() + path);
                assertThat(page.url()).as("where %s leads", path).isEqualTo(stack.portal() + path);
                found.addAll(barriers.of(page));
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    @Order(12)
    void coordinatorImportsARealRosterAndAllOfItIsFoundByCountry() throws IOException {
        coordinator.navigate(stack.portal() + "/import");
        assertThat(coordinator.querySelector("main input[type=file]")).isNotNull();

        var file = ProjectRoot.sharedData("roster/groups.jsonl");
        Assumptions.assumeTrue(Files.exists(file), "The real roster is not here: " + file);
        coordinator.setDefaultTimeout(120_000);
        coordinator.setInputFiles("main input[type=file]", file);
        coordinator.uncheck("input[name=dry]");
        coordinator.click("main form button[type=submit]");
        coordinator.waitForSelector("#progress[data-over=true]");
        Browsing.picture(coordinator, "import");
        var expected = Files.readAllLines(file).stream()
                .filter(line -> REFUSED.stream().noneMatch(id -> line.contains("\"" + id + "\"")))
                .map(line -> json.readTree(line).path("country").asString(""))
                .filter(country -> !country.isEmpty())
                .collect(Collectors.groupingBy(country -> country, Collectors.counting()));
        assertThat(expected).hasSizeGreaterThan(100);
        await("every accepted line under its country")
                .atMost(SOON.multipliedBy(2))
                .untilAsserted(() ->
                        expected.forEach((country, groups) -> assertThat(search("type=group&size=1&country=" + country)
                                        .path("total")
                                        .asLong())
                                .as(country)
                                .isGreaterThanOrEqualTo(groups)));
    }

    @Test
    @Order(13)
    void secondStartOnTheSameDataHasLostNothing() {
        stack.restart();
        for (var type : List.of("group", "post", "photo", "thread")) {
            assertFound("q=" + word + "&country=NA&type=" + type, "/");
        }
        organizer.navigate(stack.portal() + "/room");
        assertThat(organizer.textContent("main")).contains("Namibia " + word);
    }

    @Test
    @Order(14)
    void noAddressOrTokenOfAnybodyIsInTheLogs() {
        assertThat(stack.logs())
                .doesNotContain("@mail.example")
                .doesNotContain("sign-in/link?token=")
                .doesNotContain("Bearer ey");
    }

    private void assertFound(String query, String url) {
        await(query)
                .atMost(SOON)
                .untilAsserted(() -> assertThat(search(query)
                                .path("items")
                                .valueStream()
                                .map(hit -> hit.path("url").asString()))
                        .anyMatch(found -> found.startsWith(url)));
    }

    private JsonNode search(String query) {
        var answer = RestClient.create()
                .get()
                .uri(stack.portal() + "/api/search?" + query)
                .retrieve()
                .body(JsonNode.class);
        return java.util.Objects.requireNonNull(answer, () -> URLEncoder.encode(query, StandardCharsets.UTF_8));
    }
}
