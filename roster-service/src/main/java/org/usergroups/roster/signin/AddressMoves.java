package org.usergroups.roster.signin;

import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.members.Accounts;
import org.usergroups.roster.members.KeptByAddress;

/** Gives a member another address, and takes along what is kept under the one before. */
@Component
class AddressMoves {

    private static final long PAUSE_MILLIS = 60_000;

    private final AddressChanges changes;
    private final Accounts accounts;
    private final List<KeptByAddress> kept;

    AddressMoves(AddressChanges changes, Accounts accounts, List<KeptByAddress> kept) {
        this.changes = changes;
        this.accounts = accounts;
        this.kept = kept;
    }

    /** @throws Problem 409 if there is another account with the address */
    void move(AddressChanges.AddressChange change, String before) {
        changes.leaving(change, before);
        accounts.changeAddress(change.memberId(), change.email());
        takeAlong(change, before);
    }

    private void takeAlong(AddressChanges.AddressChange change, String before) {
        kept.forEach(feature -> feature.move(before, change.email()));
        changes.left(change);
    }

    /** Makes up for what a crash has left under an address that its member does not have any more. */
    @Scheduled(initialDelay = PAUSE_MILLIS, fixedDelay = PAUSE_MILLIS)
    void finish() {
        for (var change : changes.halfway()) {
            var before = change.leaves();
            var isChanged = accounts.find(change.memberId())
                    .filter(account -> account.state().email().equals(change.email()))
                    .isPresent();
            if (before != null && isChanged) {
                takeAlong(change, before);
            }
        }
    }
}
