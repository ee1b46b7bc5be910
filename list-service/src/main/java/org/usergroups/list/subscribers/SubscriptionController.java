package org.usergroups.list.subscribers;

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
import org.usergroups.list.lists.ListAddresses;
import org.usergroups.list.lists.MailingList;
import org.usergroups.list.lists.MailingLists;
import org.usergroups.list.work.Workers;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.Problem;

/**
 * Joining and leaving. A GET never changes anything, so that a scanner that follows links in mails does not either; and no answer
 * tells whether an address is subscribed.
 */
@RestController
@RequestMapping("/api/list")
class SubscriptionController {

    private static final String SENT =
            "If this address can join, it has been sent a mail with a link. Open the link to join the list.";

    private final MailingLists lists;
    private final ListAddresses addresses;
    private final Subscriptions subscriptions;
    private final Confirmations confirmations;
    private final LeaveTokens leaveTokens;
    private final Workers workers;

    /** Who wants to join. */
    record Join(@Nullable String email) {}

    /** The answer to every wish to join. */
    record Sent(String message) {}

    /** The list that a link is about. */
    record AboutList(String listName, String listTitle) {}

    SubscriptionController(
            MailingLists lists,
            ListAddresses addresses,
            Subscriptions subscriptions,
            Confirmations confirmations,
            LeaveTokens leaveTokens,
            Workers workers) {
        this.lists = lists;
        this.addresses = addresses;
        this.subscriptions = subscriptions;
        this.confirmations = confirmations;
        this.leaveTokens = leaveTokens;
        this.workers = workers;
    }

    @PostMapping("/lists/{name}/subscriptions")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Sent join(@PathVariable String name, @RequestBody Join form) {
        var list = lists.require(name);
        confirmations.wish(list.id(), address(form.email()));
        workers.wake();
        return new Sent(SENT);
    }

    @GetMapping("/confirmations/{token}")
    AboutList confirmation(@PathVariable String token) {
        return about(list(wish(token).listId()));
    }

    @PostMapping("/confirmations/{token}")
    AboutList confirm(@PathVariable String token) {
        var wish = wish(token);
        var list = list(wish.listId());
        wish.address().ifPresent(address -> {
            subscriptions.add(list.id(), address);
            confirmations.fulfilled(wish);
        });
        return about(list);
    }

    @GetMapping("/unsubscriptions/{token}")
    AboutList leaving(@PathVariable String token) {
        return about(list(leave(token).listId()));
    }

    /** One-click unsubscription (RFC 8058): no cookie, no session, and the body may be anything. */
    @PostMapping("/unsubscriptions/{token}")
    AboutList leaveNow(@PathVariable String token) {
        var leave = leave(token);
        var list = list(leave.listId());
        subscriptions.remove(leave.subscriptionId());
        return about(list);
    }

    private EmailAddress address(@Nullable String email) {
        var address = Optional.ofNullable(email)
                .flatMap(EmailAddress::of)
                .orElseThrow(() -> Problem.invalid("email", "Must be an e-mail address such as somebody@example.org."));
        if (address.domain().equals(addresses.domain())) {
            throw Problem.invalid("email", "A list cannot subscribe to a list.");
        }
        return address;
    }

    private Confirmations.Wish wish(String token) {
        return confirmations
                .find(token)
                .orElseThrow(() -> Problem.gone("This link is no longer good. Ask for a new one on the list's page."));
    }

    private LeaveTokens.Leave leave(String token) {
        return leaveTokens.read(token).orElseThrow(() -> Problem.notFound("unsubscription", token));
    }

    private Stored<MailingList> list(String id) {
        return lists.byId(id).orElseThrow(() -> Problem.gone("This list is no longer there, and sends no mail."));
    }

    private static AboutList about(Stored<MailingList> list) {
        return new AboutList(list.state().name(), list.state().title());
    }
}
