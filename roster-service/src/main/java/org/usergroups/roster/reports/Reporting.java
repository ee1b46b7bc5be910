package org.usergroups.roster.reports;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.events.StaleVersion;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.Secrets;
import org.usergroups.roster.audit.Audit;
import org.usergroups.roster.audit.Deed;
import org.usergroups.roster.groups.Freshness;
import org.usergroups.roster.groups.Group;
import org.usergroups.roster.groups.GroupLife;
import org.usergroups.roster.groups.Groups;
import org.usergroups.roster.groups.PartOfGroup;
import org.usergroups.roster.groups.Removal;
import org.usergroups.roster.members.Accounts;
import org.usergroups.roster.signin.SignInLimits;

/**
 * What becomes of reports. A decision is first taken in one update, which one person wins; then it is written into the audit and
 * carried out, by whoever took it or, after a crash, by the clock.
 */
@Component
public class Reporting implements PartOfGroup {

    private static final Logger log = LoggerFactory.getLogger(Reporting.class);
    private static final int AT_ONCE = 200;

    private final Reports reports;
    private final ReportMails mails;
    private final Groups groups;
    private final GroupLife life;
    private final Removal removal;
    private final Accounts accounts;
    private final Audit audit;
    private final SignInLimits limits;
    private final ReportPolicy policy;
    private final InstantSource clock;
    private final Ids ids;

    Reporting(
            Reports reports,
            ReportMails mails,
            Groups groups,
            GroupLife life,
            Removal removal,
            Accounts accounts,
            Audit audit,
            SignInLimits limits,
            ReportPolicy policy,
            InstantSource clock,
            Ids ids) {
        this.reports = reports;
        this.mails = mails;
        this.groups = groups;
        this.life = life;
        this.removal = removal;
        this.accounts = accounts;
        this.audit = audit;
        this.limits = limits;
        this.policy = policy;
        this.clock = clock;
        this.ids = ids;
    }

    /** What somebody says, checked. */
    record Said(
            Report.Reason reason,
            String text,
            @Nullable Stored<Group> other,
            @Nullable String email) {}

    /**
     * Takes a report.
     *
     * @param memberId who reports; null for a visitor
     * @param client the visitor's address on the net, of which nothing but a hash is kept
     * @throws Problem 409 if it is reported already, 429 if there are too many
     */
    void open(Stored<Group> group, Said said, @Nullable String memberId, String client) {
        if (!limits.admits("report", client, policy.perHourOfNetwork())) {
            throw tooMany();
        }
        var now = clock.instant();
        var who = memberId == null ? limits.network(client) : memberId;
        var openKey = Secrets.hash("report %s %s %s".formatted(group.id(), said.reason(), who));
        // Who only repeats a report must not use up what others may say of the group.
        reports.requireNew(openKey);
        if (!limits.admits("report of", group.id(), policy.perHourOfGroup())) {
            throw tooMany();
        }
        var other = said.other();
        var isForOrganizers = said.reason().isForOrganizersFirst()
                && !accounts.organizersOf(group.id()).isEmpty();
        var report = new Report(
                ids.next(),
                openKey,
                group.id(),
                group.state().name(),
                group.state().slug(),
                said.reason(),
                said.text(),
                other == null ? null : other.id(),
                other == null ? null : other.state().slug(),
                memberId,
                memberId == null ? said.email() : null,
                Report.State.open,
                now,
                isForOrganizers ? now.plus(policy.organizersDecide()) : now,
                false,
                List.of(),
                null,
                null,
                0);
        reports.open(report);
        if (isForOrganizers) {
            mails.tellOrganizers(report);
        }
    }

    private static Problem tooMany() {
        return Problem.tooMany("There were many reports just now. Try again in an hour.");
    }

    /**
     * Decides a report.
     *
     * @throws Problem 409 if somebody else has decided it meanwhile
     */
    Report decide(Stored<Group> group, Report report, Report.Outcome outcome, String reason, Caller caller) {
        var isOrganizer = accounts.isOrganizer(caller.memberId(), group.id());
        var asOrganizer = isOrganizer && report.isForOrganizers();
        if (!asOrganizer && !caller.coordinator()) {
            throw Problem.forbidden("This report is for the portal's coordinators.");
        }
        var first = report.decisions().isEmpty() ? null : report.decisions().getFirst();
        if (first != null
                && caller.memberId().equals(first.by())
                && accounts.coordinators().stream().anyMatch(other -> !other.equals(caller.memberId()))) {
            throw Problem.conflict(
                    "own-decision", "Somebody else decides this", "An appeal is decided by another coordinator.");
        }
        var decision = new Report.Decision(
                outcome,
                caller.memberId(),
                !asOrganizer,
                reason,
                clock.instant(),
                group.state().status().name());
        var decided = reports.decide(report.id(), decision)
                .orElseThrow(() -> Problem.conflict(
                        "decided", "This is decided", "Somebody else decided it just now. Look again."));
        carryOut(decided);
        return decided;
    }

    /** Asks for another decision. */
    Report appeal(Report report, String memberId, String text) {
        var now = clock.instant();
        if (!report.canBeAppealed()) {
            throw noAppeal();
        }
        audit.write(
                "appeal " + report.id(), Deed.REPORT_APPEALED, memberId, report.groupId(), report.groupName(), text);
        return reports.appeal(report.id(), new Report.Appeal(memberId, text, now))
                .orElseThrow(Reporting::noAppeal);
    }

    private static Problem noAppeal() {
        return Problem.conflict(
                "no-appeal",
                "There is nothing to appeal against",
                "Only a coordinator's decision can be appealed against, and only once.");
    }

    private void carryOut(Report report) {
        var decision = report.decisions().getLast();
        audit.write(
                "report %s %d".formatted(report.id(), report.decisions().size()),
                Deed.REPORT_DECIDED,
                Objects.requireNonNullElse(decision.by(), ""),
                report.groupId(),
                report.groupName(),
                "%s, %s: %s".formatted(report.reason(), decision.outcome(), decision.reason()));
        switch (decision.outcome()) {
            case dormant -> setStatus(report, Freshness.Status.dormant);
            case archived -> setStatus(report, Freshness.Status.archived);
            case undone -> undo(report);
            case deleted -> delete(report);
            case nothing, corrected, merged -> {
                // There is nothing more to do than to say so.
            }
        }
        if (decision.isOfCoordinator()) {
            mails.tellOrganizersOfDecision(report);
        }
        if (mails.answer(report)) {
            reports.finish(report.id());
        }
    }

    private void setStatus(Report report, Freshness.Status status) {
        var decision = report.decisions().getLast();
        life.setStatus(report.groupId(), status, Objects.requireNonNullElse(decision.by(), ""), decision.reason());
    }

    private void undo(Report report) {
        var before = report.decisions().getFirst().statusBefore();
        if (before != null) {
            setStatus(report, Freshness.Status.valueOf(before));
        }
    }

    private void delete(Report report) {
        for (var there = groups.find(report.groupId()); there.isPresent(); there = groups.find(report.groupId())) {
            try {
                removal.remove(there.get());
                return;
            } catch (StaleVersion changed) {
                log.debug("Group {} has changed meanwhile and is deleted all the same", report.groupId());
            }
        }
    }

    /** Carries out what a crash, or a mail server that was away, has left undone; tells coordinators; forgets what is old. */
    void look() {
        for (var count = 0; count < AT_ONCE; count++) {
            var unfinished = reports.takeUnfinished(clock.instant());
            if (unfinished.isEmpty()) {
                break;
            }
            carryOut(unfinished.get());
        }
        var untold = reports.untold(clock.instant(), AT_ONCE);
        if (!untold.isEmpty()) {
            mails.tellCoordinators();
            untold.forEach(report -> reports.told(report.id()));
        }
        reports.forget(clock.instant().minus(policy.keptAfter()));
    }

    /** The open reports that coordinators decide, those that have waited longest first. */
    public List<Report> forCoordinators(int limit) {
        return reports.forCoordinators(clock.instant(), limit);
    }

    public long countForCoordinators() {
        return reports.countForCoordinators(clock.instant());
    }

    /** A group's open reports are decided by its end: it was deleted, or made one with another. */
    @Override
    public void deleteAllOf(String groupId) {
        for (var some = reports.openNaming(groupId, AT_ONCE);
                !some.isEmpty();
                some = reports.openNaming(groupId, AT_ONCE)) {
            some.forEach(report -> end(report, groupId));
        }
    }

    private void end(Report report, String goneId) {
        var keeper = groups.find(report.slug()).map(Stored::id);
        var isOfGone = report.groupId().equals(goneId);
        var isMerged = isOfGone ? keeper.isPresent() : isLedHere(report, keeper);
        var outcome = isMerged ? Report.Outcome.merged : isOfGone ? Report.Outcome.deleted : Report.Outcome.nothing;
        var reason = isMerged || isOfGone ? "" : "The other entry is gone.";
        reports.decide(report.id(), new Report.Decision(outcome, null, false, reason, clock.instant(), null))
                .ifPresent(this::carryOut);
    }

    /** Whether the other entry was made one with the reported one, and not just deleted. */
    private boolean isLedHere(Report report, Optional<String> keeper) {
        return report.otherSlug() != null
                && keeper.isPresent()
                && groups.find(Objects.requireNonNull(report.otherSlug()))
                        .map(Stored::id)
                        .equals(keeper);
    }

    @Override
    public List<String> groupIds() {
        return reports.groupsWithOpen();
    }
}
