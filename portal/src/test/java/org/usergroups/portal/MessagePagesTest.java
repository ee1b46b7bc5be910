package org.usergroups.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Writing to the organizers of a group. */
class MessagePagesTest extends RunningPortal {
    private static final String GROUP = "/api/roster/groups/lisbon-query";
    private static final String PAGE = "/groups/lisbon-query";
    private static final String MESSAGE = "/api/roster/messages/tok";

    private static String message(boolean sent) {
        return """
                {"groupSlug":"lisbon-query","groupName":"Lisbon Query","name":"Vera","text":"May I bring <b>cake</b>?","sent":%s}
                """.formatted(sent);
    }

    @Test
    void visitorWritesFromTheGroupsPageAndIsToldToLookIntoTheMailbox() {
        STUBS.on("POST", GROUP + "/messages", 422, """
                {"status":422,"detail":"One field.","errors":[{"field":"email","message":"Must be an e-mail address."}]}
                """);
        assertThat(browser.get(PAGE)
                        .document()
                        .select("a[href='" + PAGE + "/write']")
                        .text())
                .isEqualTo("Write to the organizers");
        Browser.Page refused = browser.submit(
                browser.get(PAGE + "/write"),
                PAGE + "/write",
                Map.of("name", "Vera", "email", "nobody", "text", "May I bring cake?"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.document().select("#email-wrong").text()).isEqualTo("Must be an e-mail address.");
        assertThat(refused.document().select("#text").text()).isEqualTo("May I bring cake?");

        STUBS.on("POST", GROUP + "/messages", 202, "{\"sent\":false}");
        Browser.Page asked = browser.submit(refused, PAGE + "/write", Map.of("email", "vera@mail.example"));
        assertThat(asked.document().select("h1").text()).isEqualTo("Look into your mailbox");
        assertThat(asked.body()).doesNotContain("vera@mail.example");
        StubServices.Asked sent = STUBS.last("POST", GROUP + "/messages");
        assertThat(sent.header("X-Forwarded-For")).isEqualTo("127.0.0.1");
        assertThat(sent.text())
                .contains("\"name\":\"Vera\"", "\"email\":\"vera@mail.example\"", "\"text\":\"May I bring cake?\"");
    }

    @Test
    void memberIsNotAskedForAnAddress() {
        STUBS.on("POST", GROUP + "/messages", 202, "{\"sent\":true}");
        browser.get("/room");
        Browser.Page form = browser.get(PAGE + "/write");
        assertThat(form.document().select("#email")).isEmpty();
        Browser.Page sent = browser.submit(form, PAGE + "/write", Map.of("name", "Mia", "text", "A talk?"));
        assertThat(sent.document().select("h1").text()).isEqualTo("It is on its way");
        assertThat(STUBS.last("POST", GROUP + "/messages").header("Authorization"))
                .startsWith("Bearer ");
    }

    @Test
    void whereNobodyReadsItTheWriterIsToldWhatElseCanBeDone() {
        STUBS.on("GET", GROUP + "/organizers", 200, "{\"items\":[],\"next\":null}");
        Browser.Page page = browser.get(PAGE + "/write");
        assertThat(page.document().select("h1").text()).isEqualTo("Nobody would read it");
        assertThat(page.document().select("main form")).isEmpty();
        assertThat(page.document().select("main .buttons a").eachAttr("href"))
                .containsExactly(PAGE + "/claim", PAGE + "/report");
    }

    @Test
    void whoWritesWhenNobodyReadsKeepsTheWords() {
        Browser.Page form = browser.get(PAGE + "/write");
        STUBS.on("POST", GROUP + "/messages", 409, """
                {"type":"https://usergroups.org/problems/nobody-reads","status":409,"title":"Nobody would read it","detail":"Nobody."}
                """);
        Browser.Page page = browser.submit(
                form, PAGE + "/write", Map.of("name", "Vera", "email", "vera@mail.example", "text", "Anybody?"));
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.document().select("h1").text()).isEqualTo("Nobody would read it");
        assertThat(page.document().select("blockquote").text()).isEqualTo("Anybody?");
    }

    @Test
    void openingTheLinkOfTheMailSendsNothingAndTheButtonDoes() {
        STUBS.on("GET", MESSAGE, 200, message(false));
        STUBS.on("POST", MESSAGE, 200, message(true));
        Browser.Page page = browser.get("/messages/tok");
        assertThat(page.document().select("main").text()).contains("Vera", "May I bring <b>cake</b>?");
        assertThat(STUBS.asked("POST", MESSAGE)).isEmpty();
        Browser.Page sent = browser.submit(page, "/messages/tok", Map.of());
        assertThat(sent.document().select("h1").text()).isEqualTo("It is on its way");
        assertThat(sent.document().select("main form")).isEmpty();
    }
}
