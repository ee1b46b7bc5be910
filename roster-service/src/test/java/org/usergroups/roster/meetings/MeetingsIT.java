package org.usergroups.roster.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.usergroups.platform.testing.TestEvents;
import org.usergroups.roster.Api;
import org.usergroups.roster.RunningRoster;

@RunningRoster
class MeetingsIT {

    @Autowired
    private Api api;

    @Autowired
    private TestEvents events;

    @Test
    void meetingWithTalksIsEditedCalledOffAndStaysVisibleAsThat() {
        var ana = api.member("meets@mail.example");
        var group = api.group(ana, Map.of("name", "Meets"));
        var planned = api.post(
                "/api/roster/groups/" + group + "/meetings",
                ana,
                Map.of(
                        "title",
                        "Records",
                        "startsAtLocal",
                        "2030-01-12T19:00",
                        "zone",
                        "Europe/Lisbon",
                        "talks",
                        List.of(Map.of("title", "Sealed types", "speaker", "Rui", "language", "pt")),
                        "expectedSize",
                        30,
                        "capacity",
                        40));
        assertThat(planned.status()).isEqualTo(201);
        var path = "/api/roster/meetings/" + planned.json().path("id").asString();
        assertThat(planned.json().path("status").asString()).isEqualTo("planned");

        var moved = api.patch(path, ana, 1, "{\"venue\": \"Kitchen\", \"startsAtLocal\": \"2030-07-12T19:00\"}");
        assertThat(moved.json().path("startsAt").asString()).isEqualTo("2030-07-12T18:00:00Z");
        assertThat(moved.json().path("talks").get(0).path("speaker").asString()).isEqualTo("Rui");
        assertThat(moved.etag()).isEqualTo("\"2\"");
        assertThat(api.patch(path, ana, 1, "{\"venue\": \"Cellar\"}").status()).isEqualTo(412);

        var off = api.patch(path, ana, 2, "{\"status\": \"called-off\"}");
        assertThat(off.json().path("status").asString()).isEqualTo("called-off");
        assertThat(api.get("/api/roster/groups/" + group + "/meetings")
                        .json()
                        .path("items")
                        .get(0)
                        .path("status")
                        .asString())
                .isEqualTo("called-off");
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(events.of(
                                "roster.meetings.v1", planned.json().path("id").asString()))
                        .extracting(event -> event.content().path("status").asString())
                        .containsExactly("planned", "planned", "called-off"));
    }

    @Test
    void onlyOrganizersEditAndWhatIsWrongIsNamed() {
        var ana = api.member("rights@mail.example");
        var group = api.group(ana, Map.of("name", "Rights of meetings"));
        var id = api.post(
                        "/api/roster/groups/" + group + "/meetings",
                        ana,
                        Map.of("title", "One", "startsAtLocal", "2030-01-12T19:00", "zone", "Europe/Lisbon"))
                .json()
                .path("id")
                .asString();
        var path = "/api/roster/meetings/" + id;
        assertThat(api.patch(path, api.member("stranger@mail.example"), 1, "{\"title\": \"X\"}")
                        .status())
                .isEqualTo(403);
        assertThat(api.patch(path, null, 1, "{\"title\": \"X\"}").status()).isEqualTo(401);
        var wrong = api.patch(
                path,
                ana,
                1,
                "{\"title\": null, \"capacity\": 0, \"talks\": [{\"link\": \"javascript:x\"}], \"status\": \"moved\"}");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString()))
                .contains("title", "capacity", "talks.title", "talks.link", "status");
        assertThat(api.patch(path, ana, 1, "{\"startsAtLocal\": \"2030-03-31T01:30\"}")
                        .json()
                        .path("detail")
                        .asString())
                .contains("does not exist in Europe/Lisbon");
    }

    @Test
    void whatNobodyChangesInTheHourThatIsThereTwiceStays() {
        var ana = api.member("twice-hour@mail.example");
        var group = api.group(ana, Map.of("name", "Twice"));
        var later = new Meeting.Plan(
                "Late",
                "",
                java.time.Instant.parse("2030-10-27T01:30:00Z"),
                "Europe/Lisbon",
                60,
                null,
                null,
                List.of(),
                null,
                null);
        var meeting = Meeting.of(group, later, Meeting.Status.PLANNED, java.time.Instant.EPOCH);
        assertThat(MeetingForm.of(meeting).toPlan(meeting).startsAt()).isEqualTo(later.startsAt());
    }
}
