package org.usergroups.roster.pins;

import java.util.List;
import org.springframework.stereotype.Component;
import org.usergroups.roster.members.Accounts;
import org.usergroups.roster.members.KeptByAddress;
import org.usergroups.roster.members.PersonalData;

/** The pins of a member's address. They need no account, but whoever has one has shown that the address is theirs. */
@Component
class PinRecord implements PersonalData, KeptByAddress {

    private final Pins pins;
    private final PinClock clock;
    private final Accounts accounts;

    PinRecord(Pins pins, PinClock clock, Accounts accounts) {
        this.pins = pins;
        this.clock = clock;
        this.accounts = accounts;
    }

    @Override
    public String name() {
        return "pins";
    }

    @Override
    public List<PinController.PinView> export(String memberId) {
        return pins.ofAddress(email(memberId)).stream()
                .map(PinController.PinView::of)
                .toList();
    }

    @Override
    public void erase(String memberId) {
        var email = email(memberId);
        pins.dropAllOf(email);
        for (var some = pins.ofAddress(email); !some.isEmpty(); some = pins.ofAddress(email)) {
            some.forEach(pin -> clock.remove(pin.id()));
        }
    }

    /** Where the new address has a pin in the same city, that one holds. */
    @Override
    public void move(String from, String to) {
        pins.moveRequests(from, to);
        for (var some = pins.ofAddress(from); !some.isEmpty(); some = pins.ofAddress(from)) {
            for (var pin : some) {
                var isThere = pins.ofAddress(to).stream()
                        .anyMatch(other ->
                                other.place().geonameId() == pin.place().geonameId());
                if (isThere) {
                    clock.remove(pin.id());
                } else {
                    pins.move(pin, to);
                }
            }
        }
    }

    private String email(String memberId) {
        return accounts.get(memberId).state().email();
    }
}
