package org.usergroups.roster.contact;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Stored;
import org.usergroups.roster.Mail;
import org.usergroups.roster.PortalPages;
import org.usergroups.roster.groups.Group;
import org.usergroups.roster.groups.Groups;
import org.usergroups.roster.letters.Letter;
import org.usergroups.roster.letters.LetterWriter;
import org.usergroups.roster.letters.Letters;
import org.usergroups.roster.members.Account;
import org.usergroups.roster.members.Accounts;
import org.usergroups.roster.notices.NoticeKind;
import org.usergroups.roster.notices.NoticePreferences;

/**
 * Passes messages on. What a stranger has typed is in no mail but that to the organizers, after the stranger's address is confirmed; the
 * organizers' addresses are in none.
 */
@Component
class MessageMails implements LetterWriter {

    private static final String CONFIRM = "CONFIRM";
    private static final String PASS_ON = "PASS_ON";
    private static final long PAUSE_MILLIS = 60_000;
    private static final int AT_ONCE = 200;

    private final Messages messages;
    private final Letters letters;
    private final Accounts accounts;
    private final NoticePreferences preferences;
    private final Groups groups;
    private final MessagePolicy policy;
    private final PortalPages pages;

    MessageMails(
            Messages messages,
            Letters letters,
            Accounts accounts,
            NoticePreferences preferences,
            Groups groups,
            MessagePolicy policy,
            PortalPages pages) {
        this.messages = messages;
        this.letters = letters;
        this.accounts = accounts;
        this.preferences = preferences;
        this.groups = groups;
        this.policy = policy;
        this.pages = pages;
    }

    @Override
    public String name() {
        return "messages";
    }

    /** Those who look after a group and want what is written to it. */
    List<String> readers(String groupId) {
        return accounts.organizersOf(groupId).stream()
                .filter(organizer -> preferences.wants(organizer, NoticeKind.MESSAGE))
                .toList();
    }

    void askToConfirm(Message message) {
        letters.post("messages CONFIRM " + message.id(), name(), CONFIRM, message.id(), "");
    }

    /** Gives a confirmed message to all who want it. Twice is as once. */
    void passOn(Message message) {
        readers(message.groupId())
                .forEach(reader -> letters.post(
                        "messages PASS_ON %s %s".formatted(message.id(), reader),
                        name(),
                        PASS_ON,
                        reader,
                        message.id()));
        messages.passedOn(message);
    }

    /** Makes up for what a crash has left between confirming and passing on. */
    @Scheduled(initialDelay = PAUSE_MILLIS, fixedDelay = PAUSE_MILLIS)
    void passOnAll() {
        messages.notPassedOn(AT_ONCE).forEach(this::passOn);
    }

    @Override
    public Optional<Mail> write(Letter letter) {
        var isToConfirm = letter.kind().equals(CONFIRM);
        return messages.find(isToConfirm ? letter.to() : letter.about())
                .flatMap(message -> groups.find(message.groupId())
                        .flatMap(group ->
                                isToConfirm ? confirmation(message, group) : passedOn(message, group, letter.to())));
    }

    private Optional<Mail> confirmation(Message message, Stored<Group> group) {
        if (message.email() == null || message.confirmedAt() != null) {
            return Optional.empty();
        }
        var name = group.state().name();
        return Optional.of(Mail.of(message.email(), "Please confirm: your message to " + name, """
                Somebody, probably you, has written to the organizers of %s, and wants the answer at this address.

                Open this page, see what was written, and press the button to send it; it is good for %d days:
                %s

                The organizers then get your name, this address and your words. If it was not you, do nothing, and it is forgotten.
                """.formatted(
                        name, policy.keptFor().toDays(), pages.at("messages", messages.open(message)))));
    }

    private Optional<Mail> passedOn(Message message, Stored<Group> group, String readerId) {
        var answerTo = address(message);
        if (answerTo == null
                || !accounts.isOrganizer(readerId, message.groupId())
                || !preferences.wants(readerId, NoticeKind.MESSAGE)) {
            return Optional.empty();
        }
        var name = group.state().name();
        return accounts.find(readerId).map(Stored::state).map(Account::email).map(email -> {
            var mail = Mail.of(email, "Somebody writes to " + name, """
                    %s writes to the organizers of %s, by the page of the group:

                    %s

                    Answer this mail, and your answer goes to %s. Until you do, they do not know your address.
                    All organizers who want such mails get this one. The group's page:
                    %s
                    """.formatted(
                            message.name(),
                            name,
                            quoted(message.text()),
                            answerTo,
                            pages.group(group.state().slug())));
            return preferences.withOffLink(mail.answeredBy(answerTo), readerId, NoticeKind.MESSAGE);
        });
    }

    /** Nothing for a member who has left since. */
    private @Nullable String address(Message message) {
        return message.memberId() == null
                ? message.email()
                : accounts.find(message.memberId())
                        .map(account -> account.state().email())
                        .orElse(null);
    }

    private static String quoted(String text) {
        return text.lines().map(line -> "    " + line).collect(Collectors.joining("\n"));
    }
}
