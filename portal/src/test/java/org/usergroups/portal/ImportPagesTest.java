package org.usergroups.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImportPagesTest extends RunningPortal {
    private static final String API = "/api/roster/imports";
    private static final String JOB = """
            {"id":"j1","format":"csv","groupId":null,"dryRun":true,"state":"%s","rows":5,"done":%d,"created":1,"changed":1,
             "unchanged":0,"kept":0,"rejected":1,"dropped":2,"createdAt":"2026-11-20T10:00:00Z","finishedAt":null}
            """;

    @BeforeEach
    void imports() {
        StubSignIn.on(STUBS, PORTAL, "member", "coordinator");
        browser = new Browser(PORTAL);
        STUBS.on("GET", API, 200, "{\"items\":[" + JOB.formatted("done", 5) + "],\"next\":null}");
        STUBS.on("POST", API, 201, JOB.formatted("waiting", 0));
        STUBS.on("GET", API + "/j1", 200, JOB.formatted("done", 5));
        STUBS.on("GET", API + "/j1/rows", 200, """
                {"items":[{"row":17,"id":"nowhere","result":"rejected","field":"country","reason":"“Atlantis” is <b>no</b> country.","dropped":[],"changes":[]},
                 {"row":18,"id":"moved","result":"changed","field":null,"reason":null,"dropped":["e-mail"],"changes":[{"field":"city","before":null,"after":"Porto"}]}],"next":"more"}
                """);
        STUBS.on("POST", API + "/j1/run", 200, JOB.formatted("waiting", 0));
        STUBS.on("POST", API + "/j1/cancellation", 200, JOB.formatted("running", 3));
    }

    @Test
    void anImportIsForCoordinators() {
        StubSignIn.on(STUBS, PORTAL, "member");
        Browser member = new Browser(PORTAL);
        assertThat(member.get("/import").status()).isEqualTo(403);
        assertThat(member.get("/import/j1").status()).isEqualTo(403);
    }

    @Test
    void aFileIsTriedFirstUnlessSomebodyWantsOtherwise() {
        Browser.Page form = browser.get("/import");
        assertThat(form.document().select("input[name=dry]").hasAttr("checked")).isTrue();
        assertThat(form.document().select("a[href='/import/j1']")).hasSize(1);
        assertThat(form.document().select("a[href='/api/roster/export.csv']")).isNotEmpty();

        Browser.Page sent = send(form, "groups.TSV", part("dry", "yes") + part("format", ""));
        assertThat(sent.document().select("h1").text()).isEqualTo("Dry run");
        StubServices.Asked asked = STUBS.last("POST", API);
        assertThat(asked.text()).isEqualTo("id\tname\n");
        assertThat(asked.uri().getQuery()).contains("format=csv", "dryRun=true").doesNotContain("group=");

        send(form, "evenings.ics", part("format", "") + part("group", " lisbon-query "));
        assertThat(STUBS.last("POST", API).uri().getQuery())
                .contains("format=ics", "dryRun=false", "group=lisbon-query");
    }

    @Test
    void aFileThatCannotBeReadIsAnsweredBesideTheForm() {
        STUBS.on("POST", API, 422, """
                {"status":422,"detail":"file: The first row must name the columns.","errors":[{"field":"file","message":"The first row must name the columns."}]}
                """);
        Browser.Page refused = send(browser.get("/import"), "groups.csv", part("format", "csv"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.document().select(".field.wrong .wrong-why").text())
                .isEqualTo("The first row must name the columns.");
        assertThat(refused.document().select("input[name=dry]").hasAttr("checked"))
                .isFalse();
    }

    @Test
    void progressIsShownWithoutScriptsUntilItIsOver() {
        STUBS.on("GET", API + "/j1", 200, JOB.formatted("running", 3));
        Browser.Page running = browser.get("/import/j1");
        assertThat(running.document().select("noscript").outerHtml())
                .contains("http-equiv=\"refresh\"", "content=\"3\"");
        assertThat(running.document().select("#progress .lead").text()).isEqualTo("under way 3 of 5 rows");
        assertThat(running.document().select("progress").attr("value")).isEqualTo("3");
        assertThat(running.document().select("table")).isEmpty();
        browser.submit(running, "/import/j1/cancel", Map.of());
        assertThat(STUBS.asked("POST", API + "/j1/cancellation")).hasSize(1);

        STUBS.on("GET", API + "/j1", 200, JOB.formatted("done", 5));
        assertThat(browser.get("/import/j1").document().select("noscript")).isEmpty();
    }

    @Test
    void theReportIsReadAndTheSameFileIsImportedForReal() {
        Browser.Page page = browser.get("/import/j1");
        assertThat(page.document().select("#result option[selected]").val()).isEqualTo("rejected");
        assertThat(page.document().select("tbody tr").get(0).text())
                .isEqualTo("17 nowhere Not taken country “Atlantis” is <b>no</b> country.");
        assertThat(page.document().select("tbody tr").get(1).text()).endsWith("city: nothing → Porto");
        assertThat(page.document().select("a[download]").attr("href"))
                .isEqualTo("/api/roster/imports/j1/rows.csv?result=rejected");
        assertThat(page.document().select("a[rel=next]").attr("href")).contains("cursor=more", "result=rejected");
        assertThat(page.document().select("#progress .hint").text()).startsWith("In 2 rows");
        browser.submit(page, "/import/j1/run", Map.of());
        assertThat(STUBS.asked("POST", API + "/j1/run")).hasSize(1);
    }

    @Test
    void aCountryCanBeTakenAsAFile() {
        assertThat(browser.get("/countries/PT").document().select("a[href='/api/roster/export.geojson?country=PT']"))
                .hasSize(1);
    }

    private Browser.Page send(Browser.Page form, String name, String parts) {
        String guard =
                form.document().select("form[action=/import] input[name=_csrf]").val();
        String body =
                part("_csrf", guard) + parts + "--bb\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                        + name + "\"\r\nContent-Type: text/plain\r\n\r\nid\tname\n\r\n--bb--\r\n";
        return browser.send(HttpRequest.newBuilder(browser.at("/import"))
                .header("Content-Type", "multipart/form-data; boundary=bb")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String part(String name, String value) {
        return "--bb\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }
}
