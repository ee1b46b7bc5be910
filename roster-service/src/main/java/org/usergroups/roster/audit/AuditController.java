package org.usergroups.roster.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.Page;
import org.usergroups.roster.members.Accounts;
import org.usergroups.roster.members.Rights;

@RestController
class AuditController {

    private final Audit audit;
    private final Accounts accounts;
    private final Rights rights;

    AuditController(Audit audit, Accounts accounts, Rights rights) {
        this.audit = audit;
        this.accounts = accounts;
        this.rights = rights;
    }

    /**
     * @param by a name; absent for somebody who has left
     * @param groupId empty where it is about a member
     * @param memberName whom it is about; absent where it is about a group, and for somebody who has left
     */
    record LineView(
            String id,
            Instant at,
            Deed deed,
            @Nullable String by,
            String groupId,
            String groupName,
            @Nullable String memberName,
            String reason) {}

    /** What coordinators have done, the newest first. */
    @GetMapping("/api/roster/audit")
    Page<LineView> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer size,
            Caller caller) {
        rights.requireCoordinator(caller);
        var count = Page.size(size);
        var lines = audit.from(cursor == null ? null : Page.key(cursor), count + 1);
        var page = Audit.page(lines, count);
        return new Page<>(page.items().stream().map(this::view).toList(), page.next());
    }

    private LineView view(Audit.Line line) {
        var isOfAMember = line.deed().isOfAMember();
        return new LineView(
                line.id(),
                line.at(),
                line.deed(),
                name(line.by()),
                isOfAMember ? "" : line.subject(),
                line.subjectName(),
                isOfAMember ? name(line.subject()) : null,
                line.reason());
    }

    /** The name of a member; a script is named by its client. */
    private @Nullable String name(String by) {
        return Ids.isId(by)
                ? accounts.find(by)
                        .map(account -> account.state().displayName())
                        .orElse(null)
                : by;
    }
}
