package org.usergroups.roster.series;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.usergroups.platform.events.Stored;
import org.usergroups.roster.recurrence.RuleWords;

/**
 * A series as everybody may read it.
 *
 * @param inWords the rule as people say it, by language
 */
record SeriesView(
        String id,
        long version,
        String groupId,
        String title,
        String description,
        String startsAtLocal,
        String zone,
        int durationMinutes,
        String rule,
        List<String> exceptDates,
        List<String> extraDates,
        @Nullable String venue,
        @Nullable String onlineUrl,
        @Nullable Integer expectedSize,
        @Nullable Integer capacity,
        @Nullable Instant endedAt,
        Map<String, String> inWords) {

    static SeriesView of(Stored<Series> stored) {
        var series = stored.state();
        return new SeriesView(
                stored.id(),
                stored.version(),
                series.groupId(),
                series.title(),
                series.description(),
                series.startsAtLocal(),
                series.zone(),
                series.durationMinutes(),
                series.rule(),
                series.exceptDates(),
                series.extraDates(),
                series.venue(),
                series.onlineUrl(),
                series.expectedSize(),
                series.capacity(),
                series.endedAt(),
                RuleWords.inWords(series.timetable()));
    }
}
