package org.usergroups.roster.reports;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.FieldErrors;
import org.usergroups.platform.web.Page;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.duplicates.Pairs;
import org.usergroups.roster.groups.Group;
import org.usergroups.roster.groups.Groups;
import org.usergroups.roster.members.Accounts;
import org.usergroups.roster.members.Rights;
import org.usergroups.roster.signin.Addresses;

/** Saying that an entry is not right, and answering it. Who has said so, and an address, nobody gets to see. */
@RestController
@RequestMapping("/api/roster/groups/{slugOrId}/reports")
class ReportController {

    private static final int SHOWN = 100;

    /** What organizers can say of a report themselves. */
    private static final Set<Report.Outcome> OF_ORGANIZERS = Set.of(Report.Outcome.nothing, Report.Outcome.corrected);

    private final Reports reports;
    private final Reporting reporting;
    private final Pairs pairs;
    private final Groups groups;
    private final Accounts accounts;
    private final Rights rights;

    ReportController(
            Reports reports, Reporting reporting, Pairs pairs, Groups groups, Accounts accounts, Rights rights) {
        this.reports = reports;
        this.reporting = reporting;
        this.pairs = pairs;
        this.groups = groups;
        this.accounts = accounts;
        this.rights = rights;
    }

    /**
     * What somebody says.
     *
     * @param other the other entry of the same group: its slug, its id, or the address of its page
     * @param email where a visitor wants the answer; members get it anyway
     */
    record ReportForm(
            @Nullable String reason,
            @Nullable String text,
            @Nullable String other,
            @Nullable String email) {}

    record DecisionForm(@Nullable String outcome, @Nullable String reason) {}

    record AppealForm(@Nullable String text) {}

    record DecisionView(
            Report.Outcome outcome, @Nullable String by, boolean byCoordinator, String reason, Instant at) {}

    record AppealView(@Nullable String by, String text, Instant at) {}

    /**
     * A report, and what the caller can do with it.
     *
     * @param mayDecide whether it is for the caller to decide
     * @param mayAppeal whether the caller can ask for another decision
     */
    record ReportView(
            String id,
            Report.Reason reason,
            String text,
            @Nullable String otherSlug,
            boolean open,
            Instant openedAt,
            Instant coordinatorsFrom,
            List<DecisionView> decisions,
            @Nullable AppealView appeal,
            boolean mayDecide,
            boolean mayAppeal) {}

    /** Says that an entry is not right. */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    void open(
            @PathVariable String slugOrId,
            @RequestBody ReportForm form,
            Optional<Caller> caller,
            HttpServletRequest request) {
        var group = groups.get(slugOrId);
        var said = said(form, group);
        var member = caller.map(Caller::memberId)
                .filter(id -> accounts.find(id).isPresent())
                .orElse(null);
        reporting.open(group, said, member, request.getRemoteAddr());
        if (said.other() != null) {
            pairs.suspect(group.id(), said.other().id());
        }
    }

    private Reporting.Said said(ReportForm form, Stored<Group> group) {
        var reason = among(Report.Reason.values(), form.reason());
        var isDuplicate =
                reason.filter(found -> found == Report.Reason.duplicate).isPresent();
        var other = isDuplicate ? other(form.other()) : Optional.<Stored<Group>>empty();
        var email = form.email() == null || form.email().isBlank()
                ? null
                : form.email().strip();
        new FieldErrors()
                .check(reason.isPresent(), "reason", "Must be one of closed, wrong, duplicate, spam, other.")
                .required(form.text(), "text", 2_000)
                .check(
                        !isDuplicate || other.isPresent(),
                        "other",
                        "Name the other entry here, by the address of its page.")
                .check(
                        other.isEmpty() || !other.get().id().equals(group.id()),
                        "other",
                        "This is the same entry. Name the other one.")
                .text(email, "email", 254)
                .check(email == null || Addresses.isAddress(email), "email", "Must be an e-mail address.")
                .refuse();
        return new Reporting.Said(
                reason.orElseThrow(), String.valueOf(form.text()).strip(), other.orElse(null), email);
    }

    private Optional<Stored<Group>> other(@Nullable String named) {
        if (named == null || named.isBlank() || named.length() > 2_000) {
            return Optional.empty();
        }
        try {
            var path = URI.create(named.strip()).getPath();
            var parts = path == null ? new String[] {""} : path.split("/");
            return parts.length == 0 ? Optional.empty() : groups.find(parts[parts.length - 1]);
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    /** The reports of a group, for its organizers; those for coordinators only they see until they are decided. */
    @GetMapping
    Page<ReportView> list(@PathVariable String slugOrId, Caller caller) {
        var group = groups.get(slugOrId);
        rights.requireOrganizer(caller, group.id());
        return Page.of(reports.of(group.id(), SHOWN).stream()
                .filter(report -> caller.coordinator() || isForOrganizers(report))
                .map(report -> view(report, group.id(), caller))
                .toList());
    }

    @PostMapping("/{report}/decision")
    ReportView decide(
            @PathVariable String slugOrId,
            @PathVariable("report") String id,
            @RequestBody DecisionForm form,
            Caller caller) {
        var group = groups.get(slugOrId);
        rights.requireOrganizer(caller, group.id());
        var report = seen(group, id, caller);
        var outcome = among(Report.Outcome.values(), form.outcome())
                .filter(found -> found != Report.Outcome.merged)
                .filter(found -> caller.coordinator() || OF_ORGANIZERS.contains(found))
                .filter(found -> found != Report.Outcome.undone || report.appeal() != null);
        new FieldErrors()
                .check(outcome.isPresent(), "outcome", "Must be something that can be decided here.")
                .required(form.reason(), "reason", 1_000)
                .refuse();
        var decided = reporting.decide(
                group,
                report,
                outcome.orElseThrow(),
                String.valueOf(form.reason()).strip(),
                caller);
        return view(reports.find(group.id(), id).orElse(decided), group.id(), caller);
    }

    /** Asks once for another decision than a coordinator's. */
    @PostMapping("/{report}/appeal")
    ReportView appeal(
            @PathVariable String slugOrId,
            @PathVariable("report") String id,
            @RequestBody AppealForm form,
            Caller caller) {
        var group = groups.get(slugOrId);
        rights.requireOrganizer(caller, group.id());
        var report = seen(group, id, caller);
        rights.requireOrganizer(caller.memberId(), group.id());
        new FieldErrors().required(form.text(), "text", 2_000).refuse();
        return view(
                reporting.appeal(
                        report, caller.memberId(), String.valueOf(form.text()).strip()),
                group.id(),
                caller);
    }

    private Report seen(Stored<Group> group, String id, Caller caller) {
        return reports.find(group.id(), id)
                .filter(report -> caller.coordinator() || isForOrganizers(report))
                .orElseThrow(() -> Problem.notFound("report", id));
    }

    private static boolean isForOrganizers(Report report) {
        return report.reason().isForOrganizersFirst() || !report.isOpen();
    }

    private ReportView view(Report report, String groupId, Caller caller) {
        var isOrganizer = accounts.isOrganizer(caller.memberId(), groupId);
        var appeal = report.appeal();
        return new ReportView(
                report.id(),
                report.reason(),
                report.text(),
                report.otherSlug(),
                report.isOpen(),
                report.openedAt(),
                report.coordinatorsFrom(),
                report.decisions().stream()
                        .map(decision -> new DecisionView(
                                decision.outcome(),
                                name(decision.by()),
                                decision.isOfCoordinator(),
                                decision.reason(),
                                decision.at()))
                        .toList(),
                appeal == null ? null : new AppealView(name(appeal.by()), appeal.text(), appeal.at()),
                report.isOpen() && (caller.coordinator() || isOrganizer && report.isForOrganizers()),
                isOrganizer && report.canBeAppealed());
    }

    private @Nullable String name(@Nullable String memberId) {
        return memberId == null
                ? null
                : accounts.find(memberId)
                        .map(account -> account.state().displayName())
                        .orElse(null);
    }

    private static <E extends Enum<E>> Optional<E> among(E[] values, @Nullable String name) {
        return Arrays.stream(values).filter(value -> value.name().equals(name)).findFirst();
    }
}
