package org.usergroups.roster.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.usergroups.platform.testing.TestEvents;
import org.usergroups.roster.Calls;
import org.usergroups.roster.RunningRoster;

@RunningRoster
class MeetingsIT {

    @Autowired
    private Calls calls;

    @Autowired
    private TestEvents events;

    @Test
    void meetingWithTalksIsEditedCalledOffAndStaysVisibleAsThat() {
        var ana = calls.member("meets@mail.example");
        var group = calls.group(ana, Map.of("name", "Meets"));
        var planned = calls.post(
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
        var path = "/api/roster/meetings/" + planned.body().path("id").asString();
        assertThat(planned.body().path("status").asString()).isEqualTo("planned");

        var moved = calls.patch(path, ana, 1, "{\"venue\": \"Kitchen\", \"startsAtLocal\": \"2030-07-12T19:00\"}");
        assertThat(moved.body().path("startsAt").asString()).isEqualTo("2030-07-12T18:00:00Z");
        assertThat(moved.body().path("talks").get(0).path("speaker").asString()).isEqualTo("Rui");
        assertThat(moved.etag()).isEqualTo("\"2\"");
        assertThat(calls.patch(path, ana, 1, "{\"venue\": \"Cellar\"}").status())
                .isEqualTo(412);

        var off = calls.patch(path, ana, 2, "{\"status\": \"called-off\"}");
        assertThat(off.body().path("status").asString()).isEqualTo("called-off");
        assertThat(calls.get("/api/roster/groups/" + group + "/meetings")
                        .body()
                        .path("items")
                        .get(0)
                        .path("status")
                        .asString())
                .isEqualTo("called-off");
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(events.of(
                                "roster.meetings.v1", planned.body().path("id").asString()))
                        .extracting(event -> event.content().path("status").asString())
                        .containsExactly("planned", "planned", "called-off"));
    }

    @Test
    void onlyOrganizersEditAndWhatIsWrongIsNamed() {
        var ana = calls.member("rights@mail.example");
        var group = calls.group(ana, Map.of("name", "Rights of meetings"));
        var id = calls.post(
                        "/api/roster/groups/" + group + "/meetings",
                        ana,
                        Map.of("title", "One", "startsAtLocal", "2030-01-12T19:00", "zone", "Europe/Lisbon"))
                .body()
                .path("id")
                .asString();
        var path = "/api/roster/meetings/" + id;
        assertThat(calls.patch(path, calls.member("stranger@mail.example"), 1, "{\"title\": \"X\"}")
                        .status())
                .isEqualTo(403);
        assertThat(calls.patch(path, null, 1, "{\"title\": \"X\"}").status()).isEqualTo(401);
        var wrong = calls.patch(
                path,
                ana,
                1,
                "{\"title\": null, \"capacity\": 0, \"talks\": [{\"link\": \"javascript:x\"}], \"status\": \"moved\"}");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString()))
                .contains("title", "capacity", "talks.title", "talks.link", "status");
        assertThat(calls.patch(path, ana, 1, "{\"startsAtLocal\": \"2030-03-31T01:30\"}")
                        .body()
                        .path("detail")
                        .asString())
                .contains("does not exist in Europe/Lisbon");
        assertThat(calls.patch(path, ana, 1, "{\"startsAtLocal\": \"-2000-01-01T19:00\"}")
                        .problem())
                .contains("1970 to 2200");
    }

    @Test
    void meetingSaysWhatSomebodyNeedsToKnowToComeWhereItIsNotAsTheGroupSays() {
        var ana = calls.member("access@mail.example");
        var group = calls.group(ana, Map.of("name", "Elsewhere", "access", Map.of("stepFree", true)));
        var planned = calls.post(
                "/api/roster/groups/" + group + "/meetings",
                ana,
                Map.of(
                        "title", "In the cellar",
                        "startsAtLocal", "2030-01-12T19:00",
                        "zone", "Europe/Lisbon",
                        "access", Map.of("stepFree", false, "note", "Twelve steps down.")));
        var path = "/api/roster/meetings/" + planned.id();
        assertThat(planned.body().path("access").path("stepFree").asBoolean(true))
                .isFalse();
        assertThat(planned.text("access.note")).isEqualTo("Twelve steps down.");
        assertThat(planned.body().path("access").path("captions").isNull()).isTrue();

        assertThat(calls.patch(path, ana, 1, Map.of("access", Map.of("note", "x".repeat(501))))
                        .status())
                .isEqualTo(422);
        var same = calls.patch(path, ana, 1, "{\"access\": {\"stepFree\": null, \"note\": null}}");
        assertThat(same.body().path("access").isNull())
                .as("nothing but what the group says")
                .isTrue();
    }

    @Test
    void whatNobodyChangesInTheHourThatIsThereTwiceStays() {
        var ana = calls.member("twice-hour@mail.example");
        var group = calls.group(ana, Map.of("name", "Twice"));
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
                null,
                null);
        var meeting = Meeting.of(group, later, Meeting.Status.PLANNED, java.time.Instant.EPOCH);
        assertThat(MeetingForm.of(meeting).toPlan(meeting).startsAt()).isEqualTo(later.startsAt());
    }
}
