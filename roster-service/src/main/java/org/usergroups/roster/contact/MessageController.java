package org.usergroups.roster.contact;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.FieldErrors;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.groups.Groups;
import org.usergroups.roster.members.Account;
import org.usergroups.roster.members.Accounts;
import org.usergroups.roster.signin.Addresses;
import org.usergroups.roster.signin.SignInLimits;

/** Writing to the organizers of a group, without an account; whoever is signed in has confirmed the address already. */
@RestController
@RequestMapping("/api/roster")
class MessageController {

    private static final String KIND = "message";
    private static final int NAME = 80;
    private static final int TEXT = 4_000;

    private final Messages messages;
    private final MessageMails mails;
    private final MessagePolicy policy;
    private final SignInLimits limits;
    private final Groups groups;
    private final Accounts accounts;
    private final InstantSource clock;
    private final Ids ids;

    MessageController(
            Messages messages,
            MessageMails mails,
            MessagePolicy policy,
            SignInLimits limits,
            Groups groups,
            Accounts accounts,
            InstantSource clock,
            Ids ids) {
        this.messages = messages;
        this.mails = mails;
        this.policy = policy;
        this.limits = limits;
        this.groups = groups;
        this.accounts = accounts;
        this.clock = clock;
        this.ids = ids;
    }

    /** @param email where a visitor wants the answer; a member's is known */
    record MessageForm(
            @Nullable String name,
            @Nullable String email,
            @Nullable String text) {}

    /** @param sent whether it goes to the organizers now; else a mail asks to confirm the address */
    record Taken(boolean sent) {}

    /** What somebody has written, as the link in the mail shows it. */
    record MessageView(String groupSlug, String groupName, String name, String text, boolean sent) {}

    /**
     * Takes a message. A visitor gets the same answer whether or not the address has an account, and whether it has written too often.
     */
    @PostMapping("/groups/{slugOrId}/messages")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Taken write(
            @PathVariable String slugOrId,
            @RequestBody MessageForm form,
            Optional<Caller> caller,
            HttpServletRequest from) {
        var group = groups.get(slugOrId);
        var writer = caller.map(Caller::memberId).flatMap(accounts::find);
        new FieldErrors()
                .requiredLine(form.name(), "name", NAME)
                .text(form.email(), "email", 254)
                .check(
                        writer.isPresent() || form.email() != null && Addresses.isAddress(form.email()),
                        "email",
                        "Must be an e-mail address.")
                .required(form.text(), "text", TEXT)
                .refuse();
        requireReaders(group.id());
        var email = writer.map(Stored::state)
                .map(Account::email)
                .orElseGet(() -> Accounts.normalized(String.valueOf(form.email())));
        // All are counted always, so that the time of the answer does not tell which of them is used up.
        var isNetworkWithin = limits.admits(KIND, from.getRemoteAddr(), policy.perHourOfNetwork());
        var isGroupWithin = limits.admits("message to", group.id(), policy.perHourOfGroup());
        var isAddressWithin = limits.admitsAddress(KIND, email, policy.perHourOfAddress());
        if (!isNetworkWithin || !isGroupWithin || writer.isPresent() && !isAddressWithin) {
            throw Problem.tooMany("Much was written just now. Try again in an hour.");
        }
        if (isAddressWithin) {
            take(message(group.id(), writer.map(Stored::id).orElse(null), email, form));
        }
        return new Taken(writer.isPresent());
    }

    private Message message(String groupId, @Nullable String memberId, String email, MessageForm form) {
        var now = clock.instant();
        return new Message(
                ids.next(),
                groupId,
                memberId,
                String.valueOf(form.name()).strip(),
                memberId == null ? email : null,
                String.valueOf(form.text()).strip(),
                List.of(),
                now,
                memberId == null ? null : now,
                false,
                now.plus(policy.keptFor()));
    }

    private void take(Message message) {
        messages.add(message);
        if (message.confirmedAt() == null) {
            mails.askToConfirm(message);
        } else {
            mails.passOn(message);
        }
    }

    /** What the link of a mail is about. Reading it changes nothing. */
    @GetMapping("/messages/{token}")
    MessageView read(@PathVariable String token) {
        return view(ofToken(token));
    }

    /** Sends it. A second time sends nothing more. */
    @PostMapping("/messages/{token}")
    MessageView confirm(@PathVariable String token) {
        var message = ofToken(token);
        if (!message.passedOn()) {
            requireReaders(message.groupId());
            message = messages.confirm(message).orElseThrow(MessageController::over);
            mails.passOn(message);
        }
        return view(message);
    }

    private Message ofToken(String token) {
        return messages.ofToken(token).orElseThrow(MessageController::over);
    }

    private MessageView view(Message message) {
        var group = groups.get(message.groupId()).state();
        return new MessageView(
                group.slug(), group.name(), message.name(), message.text(), message.confirmedAt() != null);
    }

    /** Whoever writes is to know when nobody would read it. */
    private void requireReaders(String groupId) {
        if (mails.readers(groupId).isEmpty()) {
            throw Problem.conflict(
                    "nobody-reads",
                    "Nobody would read it",
                    "Nobody looks after this group here, or those who do take no messages. "
                            + "You can ask to look after it, or report that its entry is not right.");
        }
    }

    private static Problem over() {
        return Problem.gone("This link is too old. Write again, if you still want to.");
    }
}
