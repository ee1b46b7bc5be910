package org.usergroups.list.delivery;

import jakarta.mail.MessagingException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usergroups.list.ListProperties;
import org.usergroups.list.lists.ListAddresses;
import org.usergroups.list.lists.MailingList;
import org.usergroups.list.lists.MailingLists;
import org.usergroups.list.posts.Post;
import org.usergroups.list.posts.Post.Stage;
import org.usergroups.list.posts.Posts;
import org.usergroups.list.posts.RawMessages;
import org.usergroups.list.subscribers.LeaveTokens;
import org.usergroups.list.subscribers.Subscription;
import org.usergroups.list.subscribers.Subscriptions;
import org.usergroups.list.work.Leases;
import org.usergroups.platform.events.Stored;

/** Takes archived posts to their subscribers: first the ledger is written, then each copy is sent and its entry settled. */
@Component
class Postman {

    private static final Logger log = LoggerFactory.getLogger(Postman.class);
    private static final int POSTS_AT_A_TIME = 50;
    private static final int SUBSCRIBERS_AT_A_TIME = 1_000;
    private static final int COPIES_AT_A_TIME = 200;

    private final Posts posts;
    private final RawMessages messages;
    private final MailingLists lists;
    private final ListAddresses addresses;
    private final Subscriptions subscriptions;
    private final LeaveTokens leaveTokens;
    private final Ledger ledger;
    private final MailServer server;
    private final Leases leases;
    private final InstantSource clock;
    private final ListProperties.Delivery properties;

    Postman(
            Posts posts,
            RawMessages messages,
            MailingLists lists,
            ListAddresses addresses,
            Subscriptions subscriptions,
            LeaveTokens leaveTokens,
            Ledger ledger,
            MailServer server,
            Leases leases,
            InstantSource clock,
            ListProperties properties) {
        this.posts = posts;
        this.messages = messages;
        this.lists = lists;
        this.addresses = addresses;
        this.subscriptions = subscriptions;
        this.leaveTokens = leaveTokens;
        this.ledger = ledger;
        this.server = server;
        this.leases = leases;
        this.clock = clock;
        this.properties = properties.delivery();
    }

    /** Writes down who is to get the posts that have been archived; answers whether there were any. */
    boolean address() {
        var archived = posts.at(Stage.ARCHIVED, POSTS_AT_A_TIME);
        archived.forEach(this::address);
        return !archived.isEmpty();
    }

    private void address(Post post) {
        var after = "";
        for (var some = subscriptions.of(post.listId(), after, SUBSCRIBERS_AT_A_TIME);
                !some.isEmpty();
                some = subscriptions.of(post.listId(), after, SUBSCRIBERS_AT_A_TIME)) {
            ledger.add(
                    post.id(),
                    post.listId(),
                    some.stream().map(Subscription::id).toList());
            after = some.getLast().id();
        }
        posts.move(post.id(), Stage.ARCHIVED, Stage.DELIVERING);
    }

    /** Sends what is due; answers whether anything was. */
    boolean deliver() {
        var worked = false;
        for (var post : posts.toDeliver(clock.instant(), POSTS_AT_A_TIME)) {
            var lease = leases.hold("deliver:" + post.id(), properties.lease());
            if (lease.isPresent()) {
                try (var held = lease.get()) {
                    worked |= deliver(post, held);
                }
            }
        }
        return worked;
    }

    private boolean deliver(Post post, Leases.Held lease) {
        var list = lists.byId(post.listId());
        if (list.isEmpty()) {
            posts.remove(post.id());
            return true;
        }
        try {
            return deliver(post, list.get(), lease);
        } catch (IllegalStateException failed) {
            log.error("Post {} cannot be delivered: {}", post.id(), failed.getMessage());
            posts.deliverAt(post.id(), clock.instant().plus(properties.firstRetry()));
            return false;
        }
    }

    private boolean deliver(Post post, Stored<MailingList> list, Leases.Held lease) {
        var due = ledger.due(post.id(), COPIES_AT_A_TIME);
        if (!due.isEmpty()) {
            var isAnswered = send(post, list, due, lease);
            if (!isAnswered) {
                posts.deliverAt(post.id(), clock.instant().plus(properties.firstRetry()));
            }
            return isAnswered;
        }
        var next = ledger.nextDue(post.id());
        next.ifPresent(time -> posts.deliverAt(post.id(), time));
        return next.isEmpty() && posts.move(post.id(), Stage.DELIVERING, Stage.DELIVERED);
    }

    /** Sends copies over several connections; answers whether the mail server was there. */
    private boolean send(Post post, Stored<MailingList> list, List<Ledger.Entry> due, Leases.Held lease) {
        var copy = ListCopy.of(post, messages.read(post.id()), list.state(), addresses);
        var waiting = new ConcurrentLinkedQueue<>(due);
        var rounds = new ArrayList<Future<Boolean>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < Math.min(properties.connections(), due.size()); i++) {
                rounds.add(threads.submit(() -> round(list, copy, waiting, lease)));
            }
        }
        return rounds.stream().map(Postman::result).reduce(false, Boolean::logicalOr);
    }

    private static boolean result(Future<Boolean> round) {
        return switch (round.state()) {
            case SUCCESS -> round.resultNow();
            case FAILED ->
                throw new IllegalStateException(
                        "A round of deliveries has failed: " + round.exceptionNow(), round.exceptionNow());
            case CANCELLED, RUNNING -> false;
        };
    }

    /** One connection's share, while the lease lasts; answers whether the mail server was there. */
    private boolean round(Stored<MailingList> list, ListCopy copy, Queue<Ledger.Entry> waiting, Leases.Held lease) {
        try (var connection = server.connect()) {
            for (var entry = waiting.poll(); entry != null && lease.isHeld(); entry = waiting.poll()) {
                send(connection, list, copy, entry);
                if (!connection.isOpen()) {
                    break;
                }
            }
            return true;
        } catch (MessagingException away) {
            log.warn(
                    "The mail server does not answer ({}); deliveries wait",
                    away.getClass().getSimpleName());
            return false;
        }
    }

    private void send(MailServer.Connection connection, Stored<MailingList> list, ListCopy copy, Ledger.Entry entry) {
        var subscription = subscriptions.find(entry.subscriptionId());
        if (subscription.isEmpty()) {
            ledger.left(entry);
            return;
        }
        var leavePage = addresses.leavePage(leaveTokens.token(entry.subscriptionId(), list.id()));
        var reply = connection.send(
                addresses.bounces(list.state().name()), subscription.get().address(), copy.forSubscriber(leavePage));
        switch (reply) {
            case MailServer.Reply.Taken ignored -> ledger.sent(entry);
            case MailServer.Reply.Refused refused -> ledger.failed(entry, refused.code());
            case MailServer.Reply.PutOff putOff -> ledger.putOff(entry, putOff.code());
            case MailServer.Reply.NoAnswer ignored -> ledger.putOff(entry, 0);
        }
    }

    @Scheduled(fixedDelayString = "PT6H")
    void sweep() {
        ledger.sweep();
    }
}
