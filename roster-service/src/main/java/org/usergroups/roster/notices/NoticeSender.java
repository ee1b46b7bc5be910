package org.usergroups.roster.notices;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.Mailer;
import org.usergroups.roster.RosterProperties;
import org.usergroups.roster.members.Accounts;

/** Mails the notices that are due. Any number of instances share the work. */
@Component
class NoticeSender {

    private static final Logger log = LoggerFactory.getLogger(NoticeSender.class);
    private static final long PAUSE_MILLIS = 1_000;
    private static final int AT_ONCE = 100;

    private static final String FOOT = """

            --\s
            No more mails of this kind: %s
            """;

    private final Notices notices;
    private final NoticePreferences preferences;
    private final ActionLinks links;
    private final Accounts accounts;
    private final Mailer mailer;
    private final RosterProperties properties;

    NoticeSender(
            Notices notices,
            NoticePreferences preferences,
            ActionLinks links,
            Accounts accounts,
            Mailer mailer,
            RosterProperties properties) {
        this.notices = notices;
        this.preferences = preferences;
        this.links = links;
        this.accounts = accounts;
        this.mailer = mailer;
        this.properties = properties;
    }

    @Scheduled(fixedDelay = PAUSE_MILLIS)
    void sendDue() {
        for (var count = 0; count < AT_ONCE; count++) {
            var notice = notices.take();
            if (notice.isEmpty()) {
                return;
            }
            try {
                send(notice.get());
            } catch (RuntimeException failed) {
                log.error("Notice {} could not be sent", notice.get().id(), failed);
                notices.failed(notice.get());
            }
        }
    }

    private void send(Notice notice) {
        var account = accounts.find(notice.memberId());
        if (account.isEmpty() || !preferences.wants(notice.memberId(), notice.kind())) {
            notices.dropped(notice);
            return;
        }
        var action = notice.action();
        var text = action == null
                ? notice.text()
                : notice.text()
                        .replace(
                                "{link}",
                                properties.publicUrl() + action.page() + "/" + links.open(action, notice.memberId()));
        var offLink = notice.kind().canBeOff() ? preferences.offLink(notice.memberId(), notice.kind()) : null;
        try {
            mailer.send(
                    account.get().state().email(),
                    notice.subject(),
                    offLink == null ? text : text + FOOT.formatted(offLink),
                    notice.id(),
                    offLink);
            notices.sent(notice);
        } catch (Problem notTaken) {
            log.warn("Notice {} was not taken by the mail server; it is tried again", notice.id());
            notices.failed(notice);
        }
    }
}
