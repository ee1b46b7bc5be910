package org.usergroups.roster.series;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.MergePatch;
import org.usergroups.platform.web.Page;
import org.usergroups.platform.web.Problem;
import org.usergroups.platform.web.Versions;
import org.usergroups.roster.groups.Groups;
import org.usergroups.roster.members.Rights;
import org.usergroups.roster.recurrence.RuleWords;
import org.usergroups.roster.recurrence.Timetable;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/roster")
class SeriesController {

    private static final int NEXT_SHOWN = 6;
    private static final Duration FAR = Duration.ofDays(3_660);

    private final AllSeries all;
    private final Evenings evenings;
    private final Groups groups;
    private final Rights rights;
    private final MergePatch mergePatch;
    private final InstantSource clock;
    private final Ids ids;

    SeriesController(
            AllSeries all,
            Evenings evenings,
            Groups groups,
            Rights rights,
            MergePatch mergePatch,
            InstantSource clock,
            Ids ids) {
        this.all = all;
        this.evenings = evenings;
        this.groups = groups;
        this.rights = rights;
        this.mergePatch = mergePatch;
        this.clock = clock;
        this.ids = ids;
    }

    /** A rule in words, by language, and its next dates. */
    record Preview(Map<String, String> inWords, List<Instant> next) {}

    /** Says what a rule means, and stores nothing. */
    @PostMapping("/groups/{slugOrId}/series/preview")
    Preview preview(@PathVariable String slugOrId, @RequestBody SeriesForm form, Caller caller) {
        rights.requireOrganizer(caller, groups.get(slugOrId).id());
        var table = form.toTimetable();
        var now = clock.instant();
        return new Preview(
                RuleWords.inWords(table),
                table.between(now, now.plus(FAR), NEXT_SHOWN).stream()
                        .map(Timetable.Date::startsAt)
                        .toList());
    }

    @PostMapping("/groups/{slugOrId}/series")
    ResponseEntity<SeriesView> begin(
            @PathVariable String slugOrId,
            @RequestBody SeriesForm form,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Caller caller) {
        var group = groups.get(slugOrId);
        rights.requireOrganizer(caller, group.id());
        var id = ids.forRequest(caller.memberId(), "series of " + group.id(), key);
        var begun = all.begin(id, form.toSeries(group.id()));
        evenings.keepUp(begun);
        return Versions.created("/api/roster/series/" + begun.id(), begun.version(), SeriesView.of(begun));
    }

    /** The newest 100 series of a group. */
    @GetMapping("/groups/{slugOrId}/series")
    Page<SeriesView> list(@PathVariable String slugOrId) {
        return Page.of(
                all.of(groups.get(slugOrId).id()).stream().map(SeriesView::of).toList());
    }

    @GetMapping("/series/{id}")
    ResponseEntity<SeriesView> read(@PathVariable String id) {
        return answer(all.get(id));
    }

    /** Changes a series and its coming evenings, but those that people have changed by themselves. */
    @PatchMapping(path = "/series/{id}", consumes = MergePatch.MEDIA_TYPE)
    ResponseEntity<SeriesView> edit(
            @PathVariable String id,
            @RequestBody JsonNode patch,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        var before = mine(id, ifMatch, caller);
        if (before.state().isEnded()) {
            throw Problem.conflict("ended", "This series has ended", "Begin a new one to meet regularly again.");
        }
        var form = mergePatch.apply(SeriesForm.of(before.state()), patch, SeriesForm.class);
        var after = all.save(before, form.toSeries(before.state().groupId()));
        evenings.keepUp(after);
        return answer(after);
    }

    /** Ends a series: its coming evenings are called off, and stay visible as that. */
    @PostMapping("/series/{id}/ending")
    ResponseEntity<SeriesView> end(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        var before = mine(id, ifMatch, caller);
        var ended = before.state().isEnded() ? before : all.end(before);
        evenings.keepUp(ended);
        return answer(ended);
    }

    private Stored<Series> mine(String id, @Nullable String ifMatch, Caller caller) {
        var series = all.get(id);
        rights.requireOrganizer(caller, series.state().groupId());
        Versions.require(ifMatch, series.version());
        return series;
    }

    private static ResponseEntity<SeriesView> answer(Stored<Series> series) {
        return Versions.answer(series.version(), SeriesView.of(series));
    }
}
