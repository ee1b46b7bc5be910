package org.usergroups.roster.groups;

import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.FieldErrors;
import org.usergroups.platform.web.Versions;
import org.usergroups.roster.members.Rights;

/** Groups that are worth a visit, named by coordinators for a while. */
@RestController
@RequestMapping("/api/roster/groups/{slugOrId}/featured")
class FeaturedController {

    private static final int NOTE_AT_LEAST = 10;
    private static final int NOTE_AT_MOST = 300;

    private final Groups groups;
    private final Featuring featuring;
    private final GroupViews views;
    private final Rights rights;
    private final InstantSource clock;

    FeaturedController(Groups groups, Featuring featuring, GroupViews views, Rights rights, InstantSource clock) {
        this.groups = groups;
        this.featuring = featuring;
        this.views = views;
        this.rights = rights;
        this.clock = clock;
    }

    /**
     * @param until the last day, ISO 8601, from tomorrow to a year ahead
     * @param note why, of 10 to 300 characters
     */
    record FeaturedForm(@Nullable String until, @Nullable String note) {}

    /** Features a group, or says until when and why anew. The group's history says nothing of it, since its entry stays as it is. */
    @PutMapping
    ResponseEntity<GroupView> feature(@PathVariable String slugOrId, @RequestBody FeaturedForm form, Caller caller) {
        rights.requireCoordinator(caller);
        var group = groups.get(slugOrId);
        var note = form.note() == null ? "" : form.note().strip();
        var errors = new FieldErrors();
        var until = until(form.until(), errors);
        errors.required(note, "note", NOTE_AT_MOST)
                .check(
                        note.isEmpty() || note.length() >= NOTE_AT_LEAST,
                        "note",
                        "At least %d characters: say why the group is worth a visit.".formatted(NOTE_AT_LEAST))
                .refuse();
        return answer(featuring.feature(group, until, note, caller));
    }

    /**
     * Features a group no longer.
     *
     * @param why what the audit is to say of it
     */
    @DeleteMapping
    ResponseEntity<GroupView> unfeature(
            @PathVariable String slugOrId, @RequestParam(defaultValue = "") String why, Caller caller) {
        rights.requireCoordinator(caller);
        var group = groups.get(slugOrId);
        new FieldErrors().text(why, "why", NOTE_AT_MOST).refuse();
        return answer(featuring.end(group, why.strip(), caller));
    }

    /** The day that a form names, or today where that cannot be: the errors say why. */
    private LocalDate until(@Nullable String written, FieldErrors errors) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        try {
            var until = LocalDate.parse(written == null ? "" : written.strip());
            errors.check(
                    until.isAfter(today) && !until.isAfter(today.plusYears(1)),
                    "until",
                    "Must be a day from %s to %s.".formatted(today.plusDays(1), today.plusYears(1)));
            return until;
        } catch (DateTimeException malformed) {
            errors.add("until", "Must be a day such as %s.".formatted(today.plusMonths(3)));
            return today;
        }
    }

    private ResponseEntity<GroupView> answer(Stored<Group> group) {
        return Versions.answer(group.version(), views.of(group));
    }
}
