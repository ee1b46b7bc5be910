package org.usergroups.list.inbound;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.usergroups.list.ListProperties;
import org.usergroups.list.lists.ListAddresses;
import org.usergroups.list.lists.MailingList;
import org.usergroups.list.lists.MailingLists;
import org.usergroups.list.mail.MailContent;
import org.usergroups.list.mail.RawMessage;
import org.usergroups.list.mail.TooComplex;
import org.usergroups.list.postmaster.PostmasterMail;
import org.usergroups.list.posts.Post;
import org.usergroups.list.posts.Post.Stage;
import org.usergroups.list.posts.Posts;
import org.usergroups.list.subscribers.Subscriptions;
import org.usergroups.list.work.Workers;
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.events.Stored;

/** Decides on a message that has come for a list. Whatever it takes is stored before it answers. */
@Component
class Reception {

    private final MailingLists lists;
    private final ListAddresses addresses;
    private final Subscriptions subscriptions;
    private final Posts posts;
    private final PostmasterMail postmasterMail;
    private final Workers workers;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final int heldAtMost;

    /** What was decided. */
    sealed interface Decision {

        /** Goes into the archive and to the subscribers. */
        record Accepted(String postId) implements Decision {}

        /** Waits for an organizer. */
        record Held(String postId) implements Decision {}

        /** Has come before; nothing is done. */
        record Known(String postId) implements Decision {}

        /** Waits until the postmaster has it. */
        record Kept(String id) implements Decision {}

        /** Is not taken, and not stored. */
        record Refused(Refusal refusal) implements Decision {}
    }

    Reception(
            MailingLists lists,
            ListAddresses addresses,
            Subscriptions subscriptions,
            Posts posts,
            PostmasterMail postmasterMail,
            Workers workers,
            InstantSource clock,
            MeterRegistry meters,
            ListProperties properties) {
        this.lists = lists;
        this.addresses = addresses;
        this.subscriptions = subscriptions;
        this.posts = posts;
        this.postmasterMail = postmasterMail;
        this.workers = workers;
        this.clock = clock;
        this.meters = meters;
        this.heldAtMost = properties.list().heldAtMost();
    }

    /** Whether mail for a recipient is taken at all; a list's bounce address takes reports, and only it takes them. */
    Optional<Refusal> refusalOf(String recipient, boolean isReport) {
        var read = addresses.read(recipient);
        if (read.isEmpty()) {
            return Optional.of(
                    new Refusal(550, "5.7.1", "This server takes mail for the lists of its own domain only"));
        }
        return switch (read.get()) {
            case ListAddresses.Recipient.Postmaster ignored -> Optional.empty();
            case ListAddresses.Recipient.Bounce bounce -> unknown(bounce.name());
            case ListAddresses.Recipient.Posting posting ->
                unknown(posting.name())
                        .or(() -> isReport
                                ? Optional.of(new Refusal(
                                        550, "5.7.1", "A list does not take reports of delivery (null reverse-path)"))
                                : Optional.empty());
        };
    }

    private Optional<Refusal> unknown(String name) {
        return lists.byName(name).isPresent()
                ? Optional.empty()
                : Optional.of(new Refusal(550, "5.1.1", "There is no such list here"));
    }

    /** Takes a message for the lists and the postmaster among its recipients; answers a decision for each. */
    List<Decision> receive(List<String> recipients, byte[] message) {
        var decisions = new ArrayList<Decision>();
        var read =
                recipients.stream().flatMap(it -> addresses.read(it).stream()).distinct();
        for (var recipient : read.toList()) {
            switch (recipient) {
                case ListAddresses.Recipient.Posting posting -> decisions.add(receive(posting.name(), message));
                case ListAddresses.Recipient.Postmaster ignored -> decisions.add(receiveForPostmaster(message));
                case ListAddresses.Recipient.Bounce ignored -> count("bounce");
            }
        }
        decisions.forEach(decision -> count(decision.getClass().getSimpleName().toLowerCase(Locale.ROOT)));
        return decisions;
    }

    /** Answers the sender of a message for which there is no room. */
    Refusal noRoom() {
        count("noroom");
        return new Refusal(452, "4.3.1", "Too many messages come in at the moment. Try again later");
    }

    private void count(String decision) {
        meters.counter("usergroups.list.received", "decision", decision).increment();
    }

    private Decision receive(String name, byte[] message) {
        return lists.byName(name)
                .map(list -> receive(list, message))
                .orElseGet(() -> new Decision.Refused(new Refusal(550, "5.1.1", "There is no such list here")));
    }

    /** Machines may write to the postmaster: reports are what the address is for, and it answers none. */
    private Decision receiveForPostmaster(byte[] bytes) {
        var message = RawMessage.of(bytes);
        try {
            MailContent.checkHeader(message);
            return LoopRules.loop(message, "postmaster", addresses)
                    .<Decision>map(Decision.Refused::new)
                    .orElseGet(() -> keep(bytes));
        } catch (TooComplex beyondReason) {
            return new Decision.Refused(new Refusal(554, "5.6.0", beyondReason.reason()));
        }
    }

    private Decision keep(byte[] bytes) {
        var id = postmasterMail.keep(bytes);
        workers.wake();
        return id.<Decision>map(Decision.Kept::new)
                .orElseGet(() -> new Decision.Refused(
                        new Refusal(450, "4.2.1", "Too much mail for the postmaster waits. Try again later")));
    }

    private Decision receive(Stored<MailingList> list, byte[] bytes) {
        var message = RawMessage.of(bytes);
        try {
            MailContent.checkHeader(message);
            var loop = LoopRules.refusal(message, list.state().name(), addresses);
            if (loop.isPresent()) {
                return new Decision.Refused(loop.get());
            }
            var content = MailContent.read(message, bytes, clock.instant());
            return content.authorAddress()
                    .map(author -> decide(list, content, author, bytes))
                    .orElseGet(() -> new Decision.Refused(new Refusal(
                            550, "5.6.0", "The message has no From with an address (RFC 5322, section 3.6)")));
        } catch (TooComplex beyondReason) {
            return new Decision.Refused(new Refusal(554, "5.6.0", beyondReason.reason()));
        }
    }

    private Decision decide(Stored<MailingList> list, MailContent content, String author, byte[] bytes) {
        var isSubscriber = subscriptions.has(list.id(), author);
        if (!isSubscriber && posts.countHeld(list.id()) >= heldAtMost) {
            return new Decision.Refused(
                    new Refusal(450, "4.2.1", "Too many messages to this list wait for a decision. Try again later"));
        }
        var post = post(list, content, author, isSubscriber ? Stage.ACCEPTED : Stage.HELD);
        if (!posts.add(post, bytes)) {
            return new Decision.Known(post.id());
        }
        workers.wake();
        return isSubscriber ? new Decision.Accepted(post.id()) : new Decision.Held(post.id());
    }

    private Post post(Stored<MailingList> list, MailContent content, String author, Stage stage) {
        var messageId = content.messageId()
                .orElseGet(() -> content.contentHash().substring(0, 40) + "@"
                        + addresses.listId(list.state().name()));
        var ids = new ArrayList<>(content.references());
        ids.add(messageId);
        var receivedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Post(
                Ids.of(list.id(), content.contentHash()),
                list.id(),
                stage,
                messageId,
                content.references(),
                ids,
                content.author(),
                author,
                content.subject(),
                content.text(),
                content.sentAt().orElse(receivedAt),
                receivedAt,
                stage == Stage.HELD ? "The author is not a subscriber of this list." : null,
                null);
    }
}
