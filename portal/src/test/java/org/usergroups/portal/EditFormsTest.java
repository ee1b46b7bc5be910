package org.usergroups.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms that change what is there: a list, an album, the words of a picture. */
class EditFormsTest extends RunningPortal {

    @ParameterizedTest
    @CsvSource({
        "/lists/lisbon-query/edit, /api/list/lists/lisbon-query, title, /lists/lisbon-query",
        "/albums/a1/edit, /api/media/albums/a1, title, /albums/a1",
        "/albums/a1/items/i1/edit, /api/media/items/i1, caption, /albums/a1"
    })
    void savesWhatWasTypedOverTheVersionThatWasRead(String page, String api, String field, String next) {
        STUBS.onAsRead("PATCH", api);
        var saved = browser.submit(browser.get(page), page, Map.of(field, "Words of <b>mine</b>"));

        assertThat(saved.uri().getPath()).isEqualTo(next);
        assertThat(saved.document().select(".notice.good").text()).contains("Saved.");
        var asked = STUBS.last("PATCH", api);
        assertThat(asked.header("If-Match")).isEqualTo("\"1\"");
        assertThat(asked.text()).contains("\"" + field + "\":\"Words of <b>mine</b>\"");
    }

    @ParameterizedTest
    @CsvSource({
        "/lists/lisbon-query/edit, /api/list/lists/lisbon-query, title",
        "/albums/a1/edit, /api/media/albums/a1, title",
        "/albums/a1/items/i1/edit, /api/media/items/i1, caption"
    })
    void staleEditShowsBothTexts(String page, String api, String field) {
        STUBS.on("PATCH", api, 412, "{\"status\":412}");
        var form = browser.get(page);
        STUBS.change("GET", api, text -> text.replaceFirst("\"version\":1", "\"version\":2"));
        var conflict = browser.submit(form, page, Map.of(field, "Mine"));

        assertThat(conflict.status()).isEqualTo(412);
        assertThat(conflict.document().select("form.diff input[name=version]").val())
                .isEqualTo("2");
        assertThat(conflict.document()
                        .select("input[type=radio][name=" + field + "]")
                        .eachAttr("value"))
                .hasSize(2)
                .contains("Mine");
    }

    @ParameterizedTest
    @CsvSource({
        "/lists/lisbon-query/edit, /api/list/lists/lisbon-query",
        "/albums/a1/edit, /api/media/albums/a1",
        "/albums/a1/items/i1/edit, /api/media/items/i1"
    })
    void refusedEditKeepsWhatWasTypedAndSaysWhy(String page, String api) {
        STUBS.on("PATCH", api, 422, "{\"status\":422,\"detail\":\"It is too long.\",\"errors\":[]}");
        var refused = browser.submit(browser.get(page), page, Map.of());

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.document().select("[role=alert]").text()).contains("It is too long.", "still here");
        assertThat(refused.document().expectFirst("input[name=version]").val()).isEqualTo("1");
    }

    @Test
    void emptyFieldOfAPictureIsTakenAway() {
        STUBS.onAsRead("PATCH", "/api/media/items/i1");
        browser.submit(
                browser.get("/albums/a1/items/i1/edit"),
                "/albums/a1/items/i1/edit",
                Map.of("caption", " ", "licence", ""));

        assertThat(STUBS.last("PATCH", "/api/media/items/i1").text())
                .contains("\"caption\":null", "\"licence\":null", "\"credit\":\"Rui Tavares\"");
    }

    @ParameterizedTest
    @CsvSource({"/lists/lisbon-query, /api/list/lists/lisbon-query", "/albums/a1, /api/media/albums/a1"})
    void deletesOnlyWhenSomebodyIsSure(String page, String api) {
        STUBS.on("DELETE", api, 204, "");
        var unsure = browser.submit(browser.get(page + "/edit"), page + "/delete", Map.of());
        assertThat(unsure.document().select(".notice").text()).contains("Nothing was deleted");
        assertThat(STUBS.asked("DELETE", api)).isEmpty();

        var sure = browser.submit(browser.get(page + "/edit"), page + "/delete", Map.of("sure", "true"));
        assertThat(sure.uri().getPath()).isEqualTo("/groups/lisbon-query");
        assertThat(STUBS.last("DELETE", api).header("If-Match")).isEqualTo("\"1\"");
    }

    @ParameterizedTest
    @CsvSource({"/lists/lisbon-query/edit", "/albums/a1/edit", "/albums/a1/items/i1/edit"})
    void onlyAnOrganizerIsShownTheForm(String page) {
        STUBS.on(
                "GET",
                "/api/roster/me",
                200,
                "{\"id\":\"x\",\"displayName\":\"X\",\"coordinator\":false,\"memberships\":[]}");
        assertThat(browser.get(page).status()).isEqualTo(403);
    }
}
