package org.usergroups.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of a group at a slug that it had before. */
class FormerSlugsTest extends RunningPortal {
    private static final String NONE = "{\"items\":[],\"next\":null}";

    @BeforeEach
    void formerSlugLeadsToTheGroup() {
        STUBS.on("GET", "/api/roster/groups/query-circle", 200, StubWorld.GROUP);
        STUBS.on("GET", "/api/roster/groups/query-circle/history", 200, NONE);
        STUBS.on("GET", "/api/roster/groups/query-circle/meetings", 200, NONE);
        STUBS.on("GET", "/api/roster/groups/query-circle/organizers", 200, NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?lang=pt",
                "/history?cursor=abc",
                "/meetings",
                "/meetings/m1?lang=pt%2DBR",
                "/write",
                "/report",
                "/embed"
            })
    void leadToTheSamePageAtTheSlugThatItHas(String page) throws Exception {
        HttpResponse<Void> moved = read("/groups/query-circle" + page);
        assertThat(moved.statusCode()).isEqualTo(301);
        assertThat(moved.headers().firstValue("Location").orElseThrow()).endsWith("/groups/lisbon-query" + page);
        assertThat(moved.headers().firstValue("Cache-Control").orElseThrow())
                .as("a browser must not keep it, since a slug can come back")
                .contains("no-store");
    }

    @Test
    void slugOfAnotherScriptIsEncoded() throws Exception {
        STUBS.on(
                "GET",
                "/api/roster/groups/query-circle",
                200,
                StubWorld.GROUP.replace("\"slug\":\"lisbon-query\"", "\"slug\":\"olá\""));
        assertThat(read("/groups/query-circle/report")
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .endsWith("/groups/ol%C3%A1/report");
    }

    private static HttpResponse<Void> read(String path) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(PORTAL.resolve(path))
                            .header("Accept", "text/html")
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }
    }
}
