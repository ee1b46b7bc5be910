package org.usergroups.roster.reports;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.Mail;
import org.usergroups.roster.Mailer;
import org.usergroups.roster.PortalPages;
import org.usergroups.roster.members.Accounts;
import org.usergroups.roster.notices.Notice;
import org.usergroups.roster.notices.NoticeKind;
import org.usergroups.roster.notices.Notices;

/** Tells those who decide that a report waits, and those who reported what came of it. */
@Component
class ReportMails {

    private static final Logger log = LoggerFactory.getLogger(ReportMails.class);
    private static final int ATTEMPTS = 10;

    private final Accounts accounts;
    private final Notices notices;
    private final Mailer mailer;
    private final PortalPages pages;
    private final InstantSource clock;

    ReportMails(Accounts accounts, Notices notices, Mailer mailer, PortalPages pages, InstantSource clock) {
        this.accounts = accounts;
        this.notices = notices;
        this.mailer = mailer;
        this.pages = pages;
        this.clock = clock;
    }

    void tellOrganizers(Report report) {
        tellOrganizers(
                report,
                "opened",
                "Somebody says that the entry of %s is not right".formatted(report.groupName()),
                """
                Somebody says of the entry of %s: %s. In their words:

                %s

                You are one of its organizers. Answer here within two weeks, or correct the entry; then a coordinator decides:
                %s
                """.formatted(report.groupName(), said(report.reason()), quoted(report.text()), page(report)));
    }

    /** Coordinators get one mail a day, however many reports there are. */
    void tellCoordinators() {
        var today = Instant.ofEpochMilli(clock.millis()).atZone(ZoneOffset.UTC).toLocalDate();
        accounts.coordinators()
                .forEach(coordinator -> notices.tell(Notice.of(
                        "reports %s %s".formatted(today, coordinator),
                        coordinator,
                        NoticeKind.REQUEST,
                        "Reports wait for you",
                        """
                        Somebody has reported an entry, and it is for you to decide:
                        %s
                        """.formatted(pages.at("queue")),
                        null)));
    }

    void tellOrganizersOfDecision(Report report) {
        var decision = report.decisions().getLast();
        var appeal = report.appeal() == null ? "If that is not right, you can ask once for another decision:" : "";
        tellOrganizers(
                report,
                "decided " + report.decisions().size(),
                "%s: what was decided about a report".formatted(report.groupName()),
                """
                A coordinator has decided about a report of the entry of %s: %s.

                %s

                %s
                %s
                """.formatted(
                        report.groupName(), said(decision.outcome()), quoted(decision.reason()), appeal, page(report)));
    }

    private void tellOrganizers(Report report, String what, String subject, String text) {
        accounts.organizersOf(report.groupId())
                .forEach(organizer -> notices.tell(Notice.of(
                        "report %s %s %s".formatted(report.id(), what, organizer),
                        organizer,
                        NoticeKind.REQUEST,
                        subject,
                        text,
                        null)));
    }

    /** Answers whoever has reported, once. False if it could not be sent and is to be tried again. */
    boolean answer(Report report) {
        if (report.decisions().size() != 1) {
            return true;
        }
        var decision = report.decisions().getFirst();
        var key = "report " + report.id() + " answer";
        if (report.reporterId() == null) {
            return report.email() == null || answer(report, report.email(), decision, key);
        }
        var subject = "%s: what came of your report".formatted(report.groupName());
        var text = """
                Thank you for telling us about the entry of %s. This was decided: %s.

                %s

                %s
                """.formatted(
                report.groupName(), said(decision.outcome()), quoted(decision.reason()), pages.group(report.slug()));
        notices.tell(Notice.of(key, report.reporterId(), NoticeKind.REQUEST, subject, text, null));
        return true;
    }

    /** Nobody has shown that the address is theirs: no words that somebody has written are mailed to it. */
    private boolean answer(Report report, String unconfirmed, Report.Decision decision, String key) {
        var text = """
                Thank you for telling us about an entry. This was decided: %s.

                %s
                """.formatted(said(decision.outcome()), pages.group(report.slug()));
        try {
            mailer.send(Mail.of(unconfirmed, "What came of your report", text), key);
        } catch (Problem notTaken) {
            if (report.attempts() < ATTEMPTS) {
                log.warn("The answer to report {} was not taken by the mail server; it is tried again", report.id());
                return false;
            }
            log.error("The answer to report {} could not be sent in {} attempts", report.id(), ATTEMPTS);
        }
        return true;
    }

    private String page(Report report) {
        return pages.at("groups", report.slug(), "reports");
    }

    private static String said(Report.Reason reason) {
        return switch (reason) {
            case closed -> "the group does not meet any more";
            case wrong -> "something in it is wrong";
            case duplicate -> "there is another entry of the same group";
            case spam -> "it is no usergroup";
            case other -> "something else is not right";
        };
    }

    private static String said(Report.Outcome outcome) {
        return switch (outcome) {
            case nothing -> "the entry is right as it is";
            case corrected -> "the entry was corrected";
            case dormant -> "the group is shown as dormant now";
            case archived -> "the group is shown as archived now";
            case merged -> "the entry was made one with another of the same group";
            case deleted -> "the entry was deleted";
            case undone -> "the earlier decision is taken back";
        };
    }

    private static String quoted(String text) {
        return text.lines().map(line -> "  " + line).collect(java.util.stream.Collectors.joining("\n"));
    }
}
