package org.usergroups.roster.groups;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.FieldErrors;
import org.usergroups.platform.web.Page;
import org.usergroups.platform.web.Problem;
import org.usergroups.platform.web.Versions;
import org.usergroups.roster.members.Account;
import org.usergroups.roster.members.Accounts;
import org.usergroups.roster.members.Rights;

/** What an entry said before, who changed it and why, and going back to it. */
@RestController
@RequestMapping("/api/roster/groups/{slugOrId}/history")
class HistoryController {

    private final Groups groups;
    private final Revisions revisions;
    private final Differences differences;
    private final Edits edits;
    private final GroupViews views;
    private final Accounts accounts;
    private final Rights rights;

    HistoryController(
            Groups groups,
            Revisions revisions,
            Differences differences,
            Edits edits,
            GroupViews views,
            Accounts accounts,
            Rights rights) {
        this.groups = groups;
        this.revisions = revisions;
        this.differences = differences;
        this.edits = edits;
        this.views = views;
        this.accounts = accounts;
        this.rights = rights;
    }

    /**
     * One change.
     *
     * @param by the name of who made it; absent for the clock, an import, people who have left, and for {@code people}
     * @param kind {@code person}, {@code clock}, {@code import}, or {@code people} for somebody who has begun or ended looking after
     *     the group: {@code why} says as what
     */
    record RevisionView(
            String id,
            long version,
            Instant at,
            String kind,
            @Nullable String by,
            String why,
            List<Differences.Difference> differences) {}

    /** The changes of a group, the newest first; the last one of all is what the entry said at first. */
    @GetMapping
    Page<RevisionView> list(
            @PathVariable String slugOrId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer size) {
        var group = groups.get(slugOrId);
        var count = Page.size(size);
        var newest = cursor == null ? group.state().revision() : Page.key(cursor);
        var chain = revisions.from(group.id(), newest, count + 1);
        var shown = new ArrayList<RevisionView>();
        for (var i = 0; i < Math.min(count, chain.size()); i++) {
            shown.add(view(chain.get(i), i + 1 < chain.size() ? chain.get(i + 1) : null));
        }
        return new Page<>(
                shown, chain.size() > count ? Page.cursor(chain.get(count).id()) : null);
    }

    /**
     * Lets the entry say again what it said in a revision, with the status that people had given it: quiet and dormant only say that
     * nobody had answered, which whoever restores it does. The slug and who answers for the entry stay: addresses that lead here now
     * must go on doing so, and an entry is handed over, not taken back.
     *
     * @param why what the history is to say of it besides the version
     */
    @PostMapping("/{revision}/restoration")
    ResponseEntity<GroupView> restore(
            @PathVariable String slugOrId,
            @PathVariable String revision,
            @RequestParam(defaultValue = "") String why,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        var before = groups.get(slugOrId);
        rights.requireOrganizer(caller, before.id());
        Versions.require(ifMatch, before.version());
        new FieldErrors().text(why, "why", 300).refuse();
        var then = revisions.find(before.id(), revision).orElseThrow(() -> Problem.notFound("revision", revision));
        var status = then.status().isSaid() ? then.status() : before.state().status();
        var restored = "restored version %d".formatted(then.version());
        var after = edits.edit(
                before,
                new Said(null, then.entry(), status),
                caller,
                why.isBlank() ? restored : restored + ": " + why.strip());
        return Versions.answer(after.version(), views.of(after));
    }

    private RevisionView view(Revision revision, @Nullable Revision before) {
        var kind =
                switch (revision.by()) {
                    case Revision.CLOCK -> "clock";
                    case Revision.IMPORT -> "import";
                    case Revision.PEOPLE -> "people";
                    default -> "person";
                };
        return new RevisionView(
                revision.id(),
                revision.version(),
                revision.at(),
                kind,
                kind.equals("person") ? name(revision.by()).orElse(null) : null,
                revision.why(),
                before == null
                        ? List.of()
                        : differences.between(before, revision).stream()
                                .map(this::named)
                                .toList());
    }

    /** Who answers for an entry is told by name; nobody's id is for readers. */
    private Differences.Difference named(Differences.Difference difference) {
        return difference.field().equals(Differences.OWNER)
                ? new Differences.Difference(Differences.OWNER, shown(difference.before()), shown(difference.after()))
                : difference;
    }

    private @Nullable String shown(@Nullable String memberId) {
        return memberId == null ? null : name(memberId).orElse("somebody who has left");
    }

    private Optional<String> name(String memberId) {
        return accounts.find(memberId).map(Stored::state).map(Account::displayName);
    }
}
