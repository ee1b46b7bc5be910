package org.usergroups.roster.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.usergroups.platform.testing.Backends;
import org.usergroups.platform.testing.ProjectRoot;
import org.usergroups.roster.Calls;

/** The groups of the demo world pass the roster's own rules, places and countries included. */
@Backends
@Import(Calls.class)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"usergroups.portal-client-secret=portal", "usergroups.operator-client-secret=operator"})
class DemoGroupsIT {

    @Autowired
    private Calls api;

    @Test
    void everyGroupOfTheDemoWorldIsTakenAsItIs() throws Exception {
        var lines = Files.readString(ProjectRoot.find().resolve("deploy/local/src/main/resources/demo/groups.jsonl"));
        var report = sync(lines).body();
        assertThat(report.path("rejected")).isEmpty();
        assertThat(report.path("created").asInt()).isEqualTo((int) lines.lines().count());
        assertThat(sync(lines).body().path("changed").asInt()).isZero();

        var told = api.get("/api/roster/groups/ribeira-python").body();
        assertThat(told.path("storyAnswered").asInt()).isEqualTo(7);
        assertThat(told.path("access").path("quietRoom").asBoolean()).isTrue();
        assertThat(told.path("channels").path(0).path("label").asString()).isEqualTo("Matrix");
        assertThat(told.path("channels")).hasSize(3);
        assertThat(api.get("/api/roster/groups/rambla-devops").text("status")).isEqualTo("archived");
        assertThat(api.get("/api/roster/groups/amman-data").text("status")).isEqualTo("dormant");
    }

    private Calls.Answer sync(String lines) {
        return api.exchange(
                HttpMethod.POST,
                "/api/roster/imports",
                api.coordinator(),
                null,
                lines,
                MediaType.parseMediaType("application/x-ndjson"));
    }
}
