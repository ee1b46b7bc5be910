package org.usergroups.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class FormsTest extends RunningPortal {
    private static final String EDIT = "/groups/lisbon-query/edit";
    private static final String GROUP = "/api/roster/groups/lisbon-query";

    @Test
    void aSavedEditNamesTheVersionThatWasRead() {
        STUBS.on("PATCH", GROUP, 200, StubWorld.GROUP);
        Browser.Page saved = browser.submit(browser.get(EDIT), EDIT, Map.of("city", "Almada", "topics", "sql, c++"));

        assertThat(saved.uri().getPath()).isEqualTo("/groups/lisbon-query");
        assertThat(saved.document().select(".notice.good")).hasSize(1);
        StubServices.Asked asked = STUBS.last("PATCH", GROUP);
        assertThat(asked.header("If-Match")).isEqualTo("\"7\"");
        assertThat(asked.header("Content-Type")).startsWith("application/merge-patch+json");
        assertThat(asked.text())
                .contains("\"city\":\"Almada\"", "\"topics\":[\"sql\",\"c++\"]", "\"name\":\"Lisbon Query Circle\"")
                .contains(
                        "\"channels\":[{\"type\":\"chat\",\"url\":\"https://matrix.to/#/#lisbon:example.org\",\"label\":\"Our room\"}]")
                .doesNotContain("location");
    }

    @Test
    void aStaleEditShowsBothTextsFieldByField() {
        STUBS.on("PATCH", GROUP, 412, "{\"status\":412}");
        Browser.Page form = browser.get(EDIT);
        STUBS.on(
                "GET",
                GROUP,
                200,
                StubWorld.GROUP
                        .replace("\"version\":7", "\"version\":8")
                        .replace("read query plans", "sing query plans"));

        Browser.Page page = browser.submit(form, EDIT, Map.of("description", "We meet\non Mondays."));

        assertThat(page.status()).isEqualTo(412);
        Document conflict = page.document();
        assertThat(conflict.select("input[name=version]").attr("value")).isEqualTo("8");
        assertThat(conflict.select("fieldset legend").eachText()).containsExactly("What the group does");
        assertThat(conflict.select("input[name=description]").eachAttr("value"))
                .containsExactly(
                        "We meet\non Mondays.",
                        "We meet every second Tuesday to sing query plans aloud.\nBeginners sit in front.");
        assertThat(conflict.select("input[type=hidden][name=name]").attr("value"))
                .isEqualTo("Lisbon Query Circle");
    }

    @Test
    void theChosenTextIsSavedOverTheNewerVersion() {
        STUBS.on("PATCH", GROUP, 412, "{\"status\":412}");
        Browser.Page form = browser.get(EDIT);
        STUBS.on("GET", GROUP, 200, StubWorld.GROUP.replace("\"version\":7", "\"version\":8"));
        Browser.Page conflict = browser.submit(form, EDIT, Map.of("description", "Mine"));
        STUBS.on("PATCH", GROUP, 200, StubWorld.GROUP);

        Browser.Page saved = browser.submit(conflict, EDIT, Map.of("description", "Mine"));

        assertThat(saved.uri().getPath()).isEqualTo("/groups/lisbon-query");
        assertThat(STUBS.last("PATCH", GROUP).header("If-Match")).isEqualTo("\"8\"");
        assertThat(STUBS.last("PATCH", GROUP).text()).contains("\"description\":\"Mine\"");
    }

    @Test
    void aRefusedFormKeepsWhatWasTypedAndSaysWhyBesideTheField() {
        STUBS.on("POST", "/api/roster/groups", 422, """
                {"status":422,"title":"Not valid","detail":"Two fields are not right.","errors":[
                 {"field":"url","message":"Must start with https://."},{"field":"channels[0].url","message":"Is no address."}]}
                """);
        Browser.Page page = browser.submit(
                browser.get("/groups/new"),
                "/groups/new",
                Map.of(
                        "name",
                        "Q & \"A\" <b>",
                        "url",
                        "ftp://x",
                        "description",
                        "one\ntwo",
                        "country",
                        "PT",
                        "channels",
                        "x"));

        assertThat(page.status()).isEqualTo(422);
        Document form = page.document();
        assertThat(form.select("#name").val()).isEqualTo("Q & \"A\" <b>");
        assertThat(form.expectFirst("#description").wholeText().strip()).isEqualTo("one\ntwo");
        assertThat(form.select("#country option[selected]").val()).isEqualTo("PT");
        assertThat(form.select("#url").val()).isEqualTo("ftp://x");
        assertThat(form.select("#url").attr("aria-describedby")).isEqualTo("url-wrong");
        assertThat(form.select("#url-wrong").text()).isEqualTo("Must start with https://.");
        assertThat(form.select("#channels-wrong").text()).isEqualTo("Is no address.");
        assertThat(form.select("[role=alert]").text()).contains("Two fields are not right.");
    }

    @Test
    void citiesAreOfferedByAModuleAndTheFieldTakesAnyTextWithoutIt() {
        Document form = browser.get(EDIT).document();

        assertThat(form.select("input#city[list=cities][type=text]")).hasSize(1);
        assertThat(form.select("datalist#cities")).hasSize(1);
        String module =
                form.expectFirst("script[type=module][src*=city-completion]").attr("src");
        assertThat(browser.get(module).body()).contains("/api/roster/places");
    }

    @Test
    void topicsAreOfferedByAModuleWhereverTheyAreTyped() {
        for (String path : List.of(EDIT, "/pins/new", "/account/mentoring")) {
            Document form = browser.get(path).document();
            assertThat(form.select("input#topics[list=known-topics]")).as(path).hasSize(1);
            assertThat(form.select("datalist#known-topics")).as(path).hasSize(1);
            String module = form.expectFirst("script[type=module][src*=topic-completion]")
                    .attr("src");
            assertThat(browser.get(module).body()).contains("/api/roster/topics");
        }
    }

    @Test
    void aChannelMayBeAnAddressAloneAndMayHaveAName() {
        STUBS.on("PATCH", GROUP, 200, StubWorld.GROUP);
        browser.submit(
                browser.get(EDIT),
                EDIT,
                Map.of("channels", "https://github.com/lisbon\nvideo https://tube.example/lisbon  Our talks"));

        assertThat(STUBS.last("PATCH", GROUP).text())
                .contains("\"channels\":[{\"url\":\"https://github.com/lisbon\"},"
                        + "{\"type\":\"video\",\"url\":\"https://tube.example/lisbon\",\"label\":\"Our talks\"}]");
    }

    @Test
    void whereThePlacesComeFromIsSaid() {
        Document about = browser.get("/about").document();

        assertThat(about.select(".sources").text())
                .isEqualTo("Places: GeoNames, CC BY 4.0; country names: Unicode CLDR;"
                        + " shapes of the map: Natural Earth, public domain");
        assertThat(about.select(".sources a[rel=license]").attr("href"))
                .isEqualTo("https://creativecommons.org/licenses/by/4.0/");
    }

    @Test
    void aFormWithoutItsGuardIsRefused() {
        browser.get(EDIT);
        Browser.Page refused = browser.post(EDIT, Map.of("version", "7", "name", "Taken over"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.document().select("h1").text()).isEqualTo("This is not yours to change");
        assertThat(STUBS.asked("PATCH", GROUP)).isEmpty();
    }

    @Test
    void onlyAnOrganizerIsShownTheForm() {
        STUBS.on(
                "GET",
                "/api/roster/me",
                200,
                "{\"id\":\"x\",\"displayName\":\"X\",\"coordinator\":false,\"memberships\":[]}");

        assertThat(browser.get(EDIT).status()).isEqualTo(403);
        assertThat(browser.get("/groups/lisbon-query").document().select("a[href$=/edit]"))
                .isEmpty();
    }

    @Test
    void pressingTheButtonTwiceMakesOneGroup() {
        STUBS.on("POST", "/api/roster/groups", 201, StubWorld.GROUP);
        Browser.Page form = browser.get("/groups/new");
        browser.submit(form, "/groups/new", Map.of("name", "X"));
        browser.submit(form, "/groups/new", Map.of("name", "X"));

        assertThat(STUBS.asked("POST", "/api/roster/groups"))
                .extracting(asked -> asked.header("Idempotency-Key"))
                .hasSize(2)
                .doesNotContainNull()
                .allMatch(key ->
                        key.equals(STUBS.last("POST", "/api/roster/groups").header("Idempotency-Key")));
    }

    @Test
    void publishingSavesTheTextFirst() {
        String post = StubWorld.post("p1", "what-an-index-forgets", "What an index forgets");
        STUBS.on(
                "GET",
                "/api/blog/posts/what-an-index-forgets",
                200,
                post.replace("\"published\",\"author", "\"draft\",\"author"));
        STUBS.on("PATCH", "/api/blog/posts/what-an-index-forgets", 200, post);
        STUBS.on("POST", "/api/blog/posts/p1/publication", 200, post);
        Browser.Page form = browser.get("/posts/what-an-index-forgets/edit");

        Browser.Page page = browser.submit(
                form, "/posts/what-an-index-forgets/edit", Map.of("markdown", "New", "press", "publish"));

        assertThat(page.uri().getPath()).isEqualTo("/posts/what-an-index-forgets");
        assertThat(STUBS.last("PATCH", "/api/blog/posts/what-an-index-forgets").text())
                .contains("\"markdown\":\"New\"");
        assertThat(STUBS.asked("POST", "/api/blog/posts/p1/publication")).hasSize(1);
    }

    @Test
    void aPreviewStoresNothing() {
        Browser.Page form = browser.get("/posts/new?group=lisbon-query");
        Browser.Page page =
                browser.submit(form, "/posts/new", Map.of("title", "T", "markdown", "We *read*", "press", "preview"));

        assertThat(page.document().select(".preview .reading strong").text()).isEqualTo("plans");
        assertThat(page.document().expectFirst("#markdown").wholeText().strip()).isEqualTo("We *read*");
        assertThat(STUBS.asked("POST", "/api/blog/posts")).isEmpty();
    }

    @Test
    void severalPicturesAreSentOneByOneAndARefusedOneIsNamed() {
        STUBS.on(
                "POST",
                "/api/media/albums/a1/items",
                request -> request.text().contains("not a picture")
                        ? StubServices.Answer.of(
                                415, "application/problem+json", "{\"status\":415,\"detail\":\"This is no JPEG.\"}")
                        : StubServices.Answer.of(201, "application/json", "{\"id\":\"i7\",\"variants\":[]}"));
        String guard = browser.get("/sign-in?to=/albums/a1")
                .document()
                .select("form[action='/albums/a1/items'] input[name=_csrf]")
                .val();
        String body = part("_csrf", guard)
                + file("good.jpg", "JPEG bytes") + part("alt", "A table") + part("caption", "")
                + file("text.jpg", "not a picture") + part("alt", "A <b>chair</b>") + part("caption", "Late")
                + part("credit", "Ana") + part("licence", "CC-BY-4.0") + "--bb--\r\n";

        Browser.Page page = browser.send(HttpRequest.newBuilder(browser.at("/albums/a1/items"))
                .header("Content-Type", "multipart/form-data; boundary=bb")
                .POST(HttpRequest.BodyPublishers.ofString(body)));

        assertThat(page.status()).isEqualTo(422);
        assertThat(STUBS.asked("POST", "/api/media/albums/a1/items")).hasSize(2);
        assertThat(STUBS.asked("POST", "/api/media/albums/a1/items").getFirst().text())
                .contains("A table", "CC-BY-4.0", "JPEG bytes");
        assertThat(page.document().select(".upload-row")).hasSize(1);
        assertThat(page.document().select(".upload-row .wrong-why").text()).isEqualTo("text.jpg This is no JPEG.");
        assertThat(page.document().select("#alt-0").val()).isEqualTo("A <b>chair</b>");
    }

    @Test
    void aFormThatIsTooLargeIsRefusedWithAPageThatSaysSo() {
        browser.get("/room");
        Browser.Page page = browser.post("/groups/new", Map.of("description", "a".repeat(4_000_000)));

        assertThat(page.status()).isEqualTo(413);
        assertThat(page.document().select("h1").text()).isEqualTo("That is too large");
    }

    private static String part(String name, String value) {
        return "--bb\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private static String file(String name, String content) {
        return "--bb\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: image/jpeg\r\n\r\n" + content + "\r\n";
    }
}
