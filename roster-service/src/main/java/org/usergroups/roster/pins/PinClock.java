package org.usergroups.roster.pins;

import java.util.Optional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usergroups.roster.letters.Letters;

/**
 * Brings together who wants the same, and does what time decides about pins. Any number of instances may run it: pairs, proposals and
 * letters have ids that say what they are, so that two instances make one.
 */
@Component
class PinClock {

    private static final long PAUSE_MILLIS = 10_000;
    private static final long CLEANING_MILLIS = 3_600_000;
    private static final int AT_ONCE = 200;

    private final Pins pins;
    private final Pairs pairs;
    private final Beginnings beginnings;
    private final PinLinks links;
    private final PinLetters mails;
    private final Letters letters;
    private final PinProperties properties;

    PinClock(
            Pins pins,
            Pairs pairs,
            Beginnings beginnings,
            PinLinks links,
            PinLetters mails,
            Letters letters,
            PinProperties properties) {
        this.pins = pins;
        this.pairs = pairs;
        this.beginnings = beginnings;
        this.links = links;
        this.mails = mails;
        this.letters = letters;
        this.properties = properties;
    }

    @Scheduled(initialDelay = PAUSE_MILLIS, fixedDelay = PAUSE_MILLIS)
    void tick() {
        for (var count = 0; count < AT_ONCE; count++) {
            var pin = pins.takeToLookAt();
            if (pin.isEmpty()) {
                break;
            }
            look(pin.get());
        }
        pairs.toIntroduce(AT_ONCE).forEach(this::introduce);
        beginnings.untold(AT_ONCE).forEach(this::tell);
        for (var pin : pins.toAskForRenewal(AT_ONCE)) {
            pins.giveTime(pin);
            mails.renew(pin);
            pins.asked(pin);
        }
        pins.over(AT_ONCE).forEach(pin -> remove(pin.id()));
    }

    @Scheduled(initialDelay = PAUSE_MILLIS, fixedDelay = CLEANING_MILLIS)
    void forget() {
        pins.forgetUnconfirmed();
        links.forgetExpired();
        pairs.forgetOld();
    }

    /** Looks who else wants what the person of a pin wants. */
    void look(Pin pin) {
        for (var other : pins.near(pin)) {
            pin.inCommonWith(other).ifPresent(common -> pair(pin, other, common));
        }
        pin.topics().forEach(topic -> gather(pin, topic));
    }

    private void pair(Pin pin, Pin other, Pin.Common common) {
        var there = pairs.find(Pairs.id(pin, other));
        if (there.isEmpty() && (isBusy(pin) || isBusy(other))) {
            return;
        }
        var pair = there.orElseGet(() -> pairs.open(pin, other, common));
        if (pairs.isNew(pair)) {
            mails.introduce(pair);
        }
    }

    private boolean isBusy(Pin pin) {
        return pairs.waiting(pin.id()) >= properties.introductionsAtOnce();
    }

    /** Proposes a group where there are enough; who comes later is told of what has been proposed or begun. */
    private void gather(Pin pin, String topic) {
        var place = pin.place();
        var there = beginnings.find(Beginning.id(place.geonameId(), topic));
        if (there.isEmpty() || there.get().isOver()) {
            propose(pin, topic, there);
        } else if (there.get().groupId() != null) {
            tell(there.get(), pin);
        } else if (pin.helps()) {
            mails.begin(there.get(), pin);
        }
    }

    private void propose(Pin pin, String topic, Optional<Beginning> over) {
        var place = pin.place();
        var together = pins.ofCity(place.geonameId(), topic);
        if (together.size() < properties.threshold()
                || over.isPresent() && !over.get().isWantedAnew(together)) {
            return;
        }
        var helping = together.stream().filter(Pin::helps).toList();
        if (helping.isEmpty()) {
            together.forEach(one -> mails.askForHelp(one, topic));
            return;
        }
        var proposed = over.flatMap(beginnings::proposeAgain).orElseGet(() -> beginnings.propose(place, topic));
        helping.forEach(one -> mails.begin(proposed, one));
    }

    void introduce(Pair pair) {
        mails.introduced(pair);
        pairs.told(pair);
    }

    void tell(Beginning beginning) {
        pins.ofCity(beginning.place().geonameId(), beginning.topic()).forEach(pin -> tell(beginning, pin));
        beginnings.told(beginning);
    }

    private void tell(Beginning beginning, Pin pin) {
        if (!pin.id().equals(beginning.starterPin())) {
            mails.begun(beginning, pin);
        }
    }

    /** Forgets somebody: what was asked stays asked, without anything that tells who it was. */
    void remove(String pinId) {
        pins.remove(pinId);
        letters.forget(pinId);
        links.closeAllOf(pinId);
    }
}
