package org.usergroups.roster.queue;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.FieldErrors;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.audit.Audit;
import org.usergroups.roster.audit.Deed;
import org.usergroups.roster.groups.Freshness;
import org.usergroups.roster.groups.GroupLife;
import org.usergroups.roster.groups.Groups;
import org.usergroups.roster.members.Rights;

@RestController
@RequestMapping("/api/roster/queue")
class QueueController {

    private static final Set<String> STATUSES =
            Set.of(Freshness.Status.dormant.name(), Freshness.Status.archived.name());

    private final Queue queue;
    private final Flags flags;
    private final Groups groups;
    private final GroupLife life;
    private final Audit audit;
    private final Rights rights;

    QueueController(Queue queue, Flags flags, Groups groups, GroupLife life, Audit audit, Rights rights) {
        this.queue = queue;
        this.flags = flags;
        this.groups = groups;
        this.life = life;
        this.audit = audit;
        this.rights = rights;
    }

    /** @param waiting how many things wait in all */
    record QueueView(long waiting, List<Queue.Section> sections) {}

    /** @param status what a group that is dormant soon becomes now; it stays as it is where that is absent */
    record LookedAtForm(@Nullable String reason, @Nullable String status) {}

    /** What waits for the coordinators, with the oldest of each kind. */
    @GetMapping
    QueueView read(Caller caller) {
        rights.requireCoordinator(caller);
        var sections = queue.sections();
        return new QueueView(sections.stream().mapToLong(Queue.Section::count).sum(), sections);
    }

    /**
     * Says that a flagged change, a dead link or a group that is dormant soon was looked at; nobody needs to again unless something new
     * happens.
     */
    @PostMapping("/flags/{flag}/seen")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void lookedAt(@PathVariable("flag") String id, @RequestBody LookedAtForm form, Caller caller) {
        rights.requireCoordinator(caller);
        var status = form.status() == null || form.status().isBlank() ? null : form.status();
        new FieldErrors()
                .text(form.reason(), "reason", 1_000)
                .check(status == null || STATUSES.contains(status), "status", "Must be dormant or archived.")
                .check(
                        status == null
                                || form.reason() != null && !form.reason().isBlank(),
                        "reason",
                        "Say why, for those who look after the group.")
                .refuse();
        var item = queue.flag(id)
                .orElseThrow(() -> Problem.conflict(
                        "decided", "This is decided", "Somebody else has looked at it just now, or it is gone."));
        if (status != null && item.what() != Queue.What.dormantSoon) {
            throw Problem.invalid("status", "Only of a group that is dormant soon.");
        }
        var group = groups.get(item.groupSlug());
        var reason = form.reason() == null ? "" : form.reason().strip();
        audit.write(
                "seen " + id,
                Deed.LOOKED_AT,
                caller.memberId(),
                group.id(),
                group.state().name(),
                "%s: %s".formatted(status == null ? item.what() : item.what() + ", " + status, reason));
        if (!flags.lookedAt(id, caller.memberId())) {
            throw Problem.conflict("decided", "This is decided", "Somebody else has looked at it just now.");
        }
        if (status != null) {
            life.setStatus(group.id(), Freshness.Status.valueOf(status), caller.memberId(), reason);
        }
    }
}
