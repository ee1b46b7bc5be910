package org.usergroups.roster.queue;

import java.util.List;
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
import org.usergroups.roster.groups.Groups;
import org.usergroups.roster.members.Rights;

@RestController
@RequestMapping("/api/roster/queue")
class QueueController {

    private final Queue queue;
    private final Flags flags;
    private final Groups groups;
    private final Audit audit;
    private final Rights rights;

    QueueController(Queue queue, Flags flags, Groups groups, Audit audit, Rights rights) {
        this.queue = queue;
        this.flags = flags;
        this.groups = groups;
        this.audit = audit;
        this.rights = rights;
    }

    /** @param waiting how many things wait in all */
    record QueueView(long waiting, List<Queue.Section> sections) {}

    record LookedAtForm(@Nullable String reason) {}

    /** What waits for the coordinators, with the oldest of each kind. */
    @GetMapping
    QueueView read(Caller caller) {
        rights.requireCoordinator(caller);
        var sections = queue.sections();
        return new QueueView(sections.stream().mapToLong(Queue.Section::count).sum(), sections);
    }

    /** Says that a flagged change or a dead link was looked at; nobody needs to again unless something new happens. */
    @PostMapping("/flags/{flag}/seen")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void lookedAt(@PathVariable("flag") String id, @RequestBody LookedAtForm form, Caller caller) {
        rights.requireCoordinator(caller);
        new FieldErrors().text(form.reason(), "reason", 1_000).refuse();
        var item = queue.flag(id)
                .orElseThrow(() -> Problem.conflict(
                        "decided", "This is decided", "Somebody else has looked at it just now, or it is gone."));
        var group = groups.get(item.groupSlug());
        var reason = form.reason() == null ? "" : form.reason().strip();
        audit.write(
                "seen " + id,
                Deed.LOOKED_AT,
                caller.memberId(),
                group.id(),
                group.state().name(),
                "%s: %s".formatted(item.what(), reason));
        if (!flags.lookedAt(id, caller.memberId())) {
            throw Problem.conflict("decided", "This is decided", "Somebody else has looked at it just now.");
        }
    }
}
