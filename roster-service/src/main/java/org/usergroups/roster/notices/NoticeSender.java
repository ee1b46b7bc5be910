package org.usergroups.roster.notices;

import java.util.Optional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usergroups.roster.Mail;
import org.usergroups.roster.Mailer;
import org.usergroups.roster.PortalPages;
import org.usergroups.roster.members.Accounts;

/** Mails the notices that are due. */
@Component
class NoticeSender {

    private final Notices notices;
    private final NoticePreferences preferences;
    private final ActionLinks links;
    private final Accounts accounts;
    private final Mailer mailer;
    private final PortalPages pages;

    NoticeSender(
            Notices notices,
            NoticePreferences preferences,
            ActionLinks links,
            Accounts accounts,
            Mailer mailer,
            PortalPages pages) {
        this.notices = notices;
        this.preferences = preferences;
        this.links = links;
        this.accounts = accounts;
        this.mailer = mailer;
        this.pages = pages;
    }

    @Scheduled(fixedDelayString = "${usergroups.mail.pause}")
    void sendDue() {
        notices.queue().drain(this::write, mailer);
    }

    /** Nobody is told when the member has left, or does not want such notices. */
    private Optional<Mail> write(Notice notice) {
        return accounts.find(notice.memberId())
                .filter(account -> preferences.wants(notice.memberId(), notice.kind()))
                .map(account -> {
                    var mail = Mail.of(account.state().email(), notice.subject(), text(notice));
                    return notice.kind().canBeOff()
                            ? preferences.withOffLink(mail, notice.memberId(), notice.kind())
                            : mail;
                });
    }

    private String text(Notice notice) {
        var action = notice.action();
        return action == null
                ? notice.text()
                : notice.text()
                        .replace("{link}", pages.at() + action.page() + "/" + links.open(action, notice.memberId()));
    }
}
