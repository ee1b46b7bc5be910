package org.usergroups.roster.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.usergroups.platform.testing.MovableClock;
import org.usergroups.roster.Calls;
import org.usergroups.roster.RunningRoster;
import tools.jackson.databind.JsonNode;

@RunningRoster
@Import(RunningRoster.MovableTime.class)
class SeriesIT {

    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

    @Autowired
    private Calls calls;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Evenings evenings;

    @Autowired
    private AllSeries all;

    private String ana = "";
    private String group = "";

    @BeforeEach
    void newGroup() {
        ana = calls.member("series@mail.example");
        group = calls.group(ana, Map.of("name", "Series"));
    }

    @Test
    void comingEveningsAreMeetingsAtTheSameLocalTimeAndTheHorizonMovesOn() {
        var series = begin("FREQ=WEEKLY");
        assertThat(series.path("inWords").path("de").asString())
                .startsWith("jeden ")
                .endsWith(" um 19:00 Uhr");
        var first = planned();
        assertThat(first).hasSize(12);
        assertThat(first)
                .allMatch(meeting -> local(meeting).toLocalTime().toString().equals("19:00"));
        assertThat(first).allMatch(meeting -> meeting.path("source").asString().equals("series"));

        clock.advance(Duration.ofDays(14));
        evenings.keepUp();
        assertThat(planned()).hasSize(14).containsAll(first);
        evenings.keepUp();
        assertThat(planned()).hasSize(14);
    }

    @Test
    void evenInstancesThatKeepUpAtTheSameTimeMakeEachEveningOnce() {
        var series = begin("FREQ=WEEKLY;INTERVAL=2");
        clock.advance(Duration.ofDays(28));
        var stored = all.get(series.path("id").asString());
        IntStream.range(0, 8).parallel().forEach(instance -> evenings.keepUp(stored));
        assertThat(planned())
                .hasSize(14)
                .allMatch(meeting -> meeting.path("version").asLong() == 1);
    }

    @Test
    void changedRuleRewritesOnlyWhatNobodyHasChanged() {
        var series = begin("FREQ=WEEKLY");
        var before = planned();
        var own = before.get(1);
        var off = before.get(2);
        var deleted = before.get(3);
        calls.patch(path(own), ana, 1, "{\"venue\": \"The pier\"}");
        calls.patch(path(off), ana, 1, "{\"status\": \"called-off\"}");
        calls.delete(path(deleted), ana, 1L);

        var changed = calls.patch(
                "/api/roster/series/" + series.path("id").asString(),
                ana,
                1,
                "{\"title\": \"Earlier\", \"startsAtLocal\": \"%s\"}".formatted(start().minusHours(1)));
        assertThat(changed.status()).isEqualTo(200);

        var after = planned();
        assertThat(after.stream().filter(meeting -> !meeting.path("detached").asBoolean()))
                .hasSize(12)
                .allMatch(meeting -> local(meeting).toLocalTime().toString().equals("18:00")
                        && meeting.path("title").asString().equals("Earlier"));
        assertThat(calls.get(path(own)).body().path("venue").asString()).isEqualTo("The pier");
        assertThat(calls.get(path(own)).body().path("startsAt")).isEqualTo(own.path("startsAt"));
        assertThat(calls.get(path(off)).body().path("status").asString()).isEqualTo("called-off");
        assertThat(calls.get(path(before.get(5))).status()).isEqualTo(404);
    }

    @Test
    void ruleThatIsChangedBackBringsItsEveningsBackAndADeletedOneStaysDeleted() {
        var series = begin("FREQ=WEEKLY");
        var before = planned();
        calls.delete(path(before.get(3)), ana, 1L);
        var path = "/api/roster/series/" + series.path("id").asString();
        calls.patch(path, ana, 1, "{\"rule\": \"FREQ=WEEKLY;INTERVAL=3\"}");
        assertThat(planned()).hasSizeLessThan(12);
        calls.patch(path, ana, 2, "{\"rule\": \"FREQ=WEEKLY\"}");
        assertThat(planned())
                .extracting(meeting -> meeting.path("id"))
                .hasSize(11)
                .doesNotContain(before.get(3).path("id"))
                .contains(before.get(1).path("id"), before.get(4).path("id"));
    }

    @Test
    void seriesThatWasReadBeforeAChangeDoesNotUndoIt() {
        var series = begin("FREQ=WEEKLY");
        var old = all.get(series.path("id").asString());
        calls.patch("/api/roster/series/" + old.id(), ana, 1, "{\"title\": \"Newer\"}");
        evenings.keepUp(old);
        assertThat(planned())
                .allMatch(meeting -> meeting.path("title").asString().equals("Newer"));
    }

    @Test
    void exceptionsAndAdditionsAreKept() {
        var start = start();
        begin(Map.of(
                "rule",
                "FREQ=WEEKLY;COUNT=3",
                "exceptDates",
                List.of(start.plusWeeks(1).toString()),
                "extraDates",
                List.of(start.plusDays(3).toString())));
        assertThat(planned().stream().map(SeriesIT::local))
                .containsExactly(start, start.plusDays(3), start.plusWeeks(2));
    }

    @Test
    void endedSeriesCallsOffWhatIsToComeAndMakesNoMore() {
        var series = begin("FREQ=WEEKLY");
        var path = "/api/roster/series/" + series.path("id").asString();
        assertThat(calls.post(path + "/ending", ana, Map.of()).status()).isEqualTo(428);
        assertThat(calls.post(path + "/ending", ana, Map.of(), Map.of("If-Match", "\"1\""))
                        .status())
                .isEqualTo(200);
        clock.advance(Duration.ofDays(30));
        evenings.keepUp();
        assertThat(meetings())
                .hasSize(12)
                .allMatch(meeting -> meeting.path("status").asString().equals("called-off"));
        assertThat(calls.patch(path, ana, 2, "{\"title\": \"Again\"}").status()).isEqualTo(409);
    }

    @Test
    void seriesThatWasReadBeforeItsEndDoesNotPlanAnew() {
        var series = begin("FREQ=WEEKLY");
        var path = "/api/roster/series/" + series.path("id").asString();
        var old = all.get(series.path("id").asString());
        calls.post(path + "/ending", ana, Map.of(), Map.of("If-Match", "\"1\""));
        evenings.keepUp(old);
        assertThat(planned()).isEmpty();
    }

    @Test
    void endThatWasInterruptedIsCompletedByTheNextRound() {
        var series = all.get(begin("FREQ=WEEKLY").path("id").asString());
        all.end(series);
        assertThat(planned()).hasSize(12);
        evenings.keepUp();
        assertThat(planned()).isEmpty();
    }

    @Test
    void previewSaysTheRuleAndStoresNothing() {
        var preview = calls.post(
                "/api/roster/groups/" + group + "/series/preview",
                ana,
                Map.of("startsAtLocal", start().toString(), "zone", "Europe/Lisbon", "rule", "FREQ=MONTHLY;BYDAY=1TH"));
        assertThat(preview.body().path("inWords").path("en").asString())
                .isEqualTo("every first Thursday of the month at 19:00");
        assertThat(preview.body().path("next")).hasSize(6);
        assertThat(meetings()).isEmpty();
    }

    @Test
    void ruleThatCannotBeTakenIsRefusedWithAReason() {
        for (var rule : List.of("FREQ=HOURLY", "every Thursday", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")) {
            var refused = calls.post("/api/roster/groups/" + group + "/series", ana, fields(Map.of("rule", rule)));
            assertThat(refused.status()).as(rule).isEqualTo(422);
            assertThat(refused.body().path("errors").get(0).path("field").asString())
                    .isEqualTo("rule");
        }
        assertThat(calls.post(
                                "/api/roster/groups/" + group + "/series",
                                calls.member("no-organizer@mail.example"),
                                fields(Map.of()))
                        .status())
                .isEqualTo(403);
    }

    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void dateOfAnotherAgeIsRefused() {
        for (var field : List.of("startsAtLocal", "extraDates", "exceptDates")) {
            for (var date : List.of("-2000-01-01T19:00", "1969-12-31T19:00", "2201-01-01T00:00")) {
                var value = field.equals("startsAtLocal") ? date : List.of(date);
                var refused = calls.post("/api/roster/groups/" + group + "/series", ana, fields(Map.of(field, value)));
                assertThat(refused.status()).as("%s %s", field, date).isEqualTo(422);
                assertThat(refused.body().path("errors").get(0).path("field").asString())
                        .isEqualTo(field);
            }
        }
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void seriesOfAnotherAgeThatIsThereHoldsUpNoOther() {
        var series = begin("FREQ=WEEKLY");
        var one = all.get(series.path("id").asString()).state();
        all.begin(
                "00" + series.path("id").asString().substring(2),
                new Series(
                        one.groupId(),
                        "Ancient",
                        "",
                        "-2000-01-01T19:00",
                        "UTC",
                        60,
                        "FREQ=DAILY",
                        List.of(),
                        List.of("-1999-01-01T19:00"),
                        null,
                        null,
                        null,
                        null,
                        null));
        clock.advance(Duration.ofDays(14));
        evenings.keepUp();
        assertThat(planned()).hasSize(14);
    }

    @Test
    void seriesGoesWithItsGroup() {
        var series = begin("FREQ=WEEKLY");
        var meeting = planned().getFirst();
        calls.delete("/api/roster/groups/" + group, ana, 1L);
        assertThat(calls.get("/api/roster/series/" + series.path("id").asString())
                        .status())
                .isEqualTo(404);
        assertThat(calls.get(path(meeting)).status()).isEqualTo(404);
    }

    private JsonNode begin(String rule) {
        return begin(Map.of("rule", rule));
    }

    private JsonNode begin(Map<String, ?> more) {
        var begun = calls.post("/api/roster/groups/" + group + "/series", ana, fields(more));
        assertThat(begun.status()).as(begun.text()).isEqualTo(201);
        return begun.body();
    }

    private Map<String, Object> fields(Map<String, ?> more) {
        var fields = new java.util.HashMap<String, Object>(Map.of(
                "title",
                "Evening",
                "startsAtLocal",
                start().toString(),
                "zone",
                "Europe/Lisbon",
                "rule",
                "FREQ=WEEKLY"));
        fields.putAll(more);
        return fields;
    }

    private LocalDateTime start() {
        return LocalDateTime.ofInstant(clock.instant(), LISBON)
                .plusDays(2)
                .toLocalDate()
                .atTime(19, 0);
    }

    private List<JsonNode> meetings() {
        return calls.get("/api/roster/groups/" + group + "/meetings")
                .body()
                .path("items")
                .valueStream()
                .sorted(java.util.Comparator.comparing(
                        meeting -> meeting.path("startsAt").asString()))
                .toList();
    }

    private List<JsonNode> planned() {
        return meetings().stream()
                .filter(meeting -> meeting.path("status").asString().equals("planned"))
                .toList();
    }

    private static String path(JsonNode meeting) {
        return "/api/roster/meetings/" + meeting.path("id").asString();
    }

    private static LocalDateTime local(JsonNode meeting) {
        return LocalDateTime.ofInstant(Instant.parse(meeting.path("startsAt").asString()), LISBON);
    }
}
