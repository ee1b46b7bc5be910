package org.usergroups.deploy.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Meetings around today: the last two weeks, and five weeks ahead. */
final class Meetings {

    private static final int DAYS_BACK = 14;
    private static final int DAYS_AHEAD = 34;

    private final Api api;
    private final Clock clock;

    /** When, where and about what a group meets; its evenings take turns. */
    record Series(
            String group,
            DayOfWeek weekday,
            String time,
            int week,
            int everyWeeks,
            int minutes,
            @Nullable String venue,
            @Nullable String onlineUrl,
            List<Evening> evenings) {

        Rhythm rhythm() {
            return new Rhythm(weekday, everyWeeks, week);
        }

        Evening evening(LocalDate day) {
            return evenings.get(Math.floorMod(rhythm().count(day), evenings.size()));
        }
    }

    /** What one meeting is about. */
    record Evening(String title, String description) {}

    Meetings(Api api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    static List<Series> series() {
        return DemoFiles.jsonLines("meetings.jsonl", Series.class);
    }

    String load() throws IOException, InterruptedException {
        var zones = zones();
        var today = LocalDate.now(clock);
        var count = 0;
        for (var series : series()) {
            for (var day : series.rhythm().between(today.minusDays(DAYS_BACK), today.plusDays(DAYS_AHEAD))) {
                api.post(
                        "/api/roster/groups/" + series.group() + "/meetings",
                        form(series, day, zones.getOrDefault(series.group(), "UTC")),
                        "demo-meeting-" + series.group() + "-" + day);
                count++;
            }
        }
        return count + " meetings from " + today.minusDays(DAYS_BACK) + " to " + today.plusDays(DAYS_AHEAD);
    }

    private static Map<String, Object> form(Series series, LocalDate day, String zone) {
        var evening = series.evening(day);
        var form = new HashMap<String, Object>();
        form.put("title", evening.title());
        form.put("description", evening.description());
        form.put("startsAtLocal", day.atTime(LocalTime.parse(series.time())).toString());
        form.put("zone", zone);
        form.put("durationMinutes", series.minutes());
        if (series.venue() != null) {
            form.put("venue", series.venue());
        }
        if (series.onlineUrl() != null) {
            form.put("onlineUrl", series.onlineUrl());
        }
        return form;
    }

    private static Map<String, String> zones() {
        Function<JsonNode, String> id = group -> group.path("id").asText();
        return DemoFiles.jsonLines("groups.jsonl", JsonNode.class).stream()
                .collect(Collectors.toMap(id, group -> group.path("timezone").asText()));
    }
}
