package org.usergroups.roster.contact;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.usergroups.roster.letters.Letters;
import org.usergroups.roster.members.Accounts;
import org.usergroups.roster.members.KeptByAddress;
import org.usergroups.roster.members.PersonalData;

/** What members have written to organizers, signed in or with their address, for as long as it is kept. */
@Component
class MessageRecord implements PersonalData, KeptByAddress {

    private final Messages messages;
    private final Letters letters;
    private final Accounts accounts;

    MessageRecord(Messages messages, Letters letters, Accounts accounts) {
        this.messages = messages;
        this.letters = letters;
        this.accounts = accounts;
    }

    /** A message, as its writer gets it. */
    record Written(String groupId, String name, String text, Instant at) {}

    @Override
    public String name() {
        return "messages";
    }

    @Override
    public List<Written> export(String memberId) {
        return by(memberId)
                .map(message -> new Written(message.groupId(), message.name(), message.text(), message.madeAt()))
                .toList();
    }

    @Override
    public void erase(String memberId) {
        by(memberId).forEach(message -> {
            messages.forget(message.id());
            letters.forget(message.id());
        });
        letters.forget(memberId);
    }

    @Override
    public void move(String from, String to) {
        messages.move(from, to);
    }

    private Stream<Message> by(String memberId) {
        var email = accounts.get(memberId).state().email();
        return Stream.concat(messages.of(memberId).stream(), messages.ofAddress(email).stream());
    }
}
