package org.usergroups.e2e;

import java.net.URI;
import java.util.Locale;
import org.usergroups.platform.testing.TestMailbox;

/** The whole stack, and people who come to it. All tests share one, since its start takes most of their time. */
final class Portal implements AutoCloseable {

    private static final int FIRST_PORT = 19_080;

    private final Findings findings = new Findings();
    private final Inspection inspection = new Inspection(findings);
    private final RunningStack stack;
    private final Browsing browsing;
    private final TestMailbox mailbox;
    private final MailedLinks links;
    private final Visitor coordinator;
    private int people;

    Portal() {
        stack = new RunningStack(FIRST_PORT);
        browsing = new Browsing(findings);
        mailbox = TestMailbox.at(URI.create(stack.mailbox()));
        links = new MailedLinks(mailbox);
        coordinator = visitor("Cora").follow(stack.signInLink()).press("Sign in");
    }

    RunningStack stack() {
        return stack;
    }

    Browsing browsing() {
        return browsing;
    }

    TestMailbox mailbox() {
        return mailbox;
    }

    MailedLinks links() {
        return links;
    }

    Findings findings() {
        return findings;
    }

    /** Somebody without an account, whom nobody has seen before. */
    Visitor visitor(String name) {
        people++;
        var address = "%s%d@mail.example".formatted(name.toLowerCase(Locale.ROOT), people);
        return new Visitor(stack.portal(), name, address, browsing.visitor(), inspection);
    }

    /** Somebody new who has signed in and said what they are called. */
    Visitor member(String name) {
        var member = visitor(name).open("/account");
        signIn(member);
        return member.fill("displayName", name).press("Save");
    }

    /** Signs somebody in who has come to a page for which one has to; they come back to it. */
    Visitor signIn(Visitor visitor) {
        return signIn(visitor, visitor.address());
    }

    Visitor signIn(Visitor visitor, String address) {
        return visitor.fill("email", address)
                .press("Send me a link")
                .follow(links.to("/account/sign-in/link", address))
                .press("Sign in");
    }

    /** The coordinator whom the settings name, signed in. */
    Visitor coordinator() {
        return coordinator;
    }

    /**
     * Registers a group.
     *
     * @return the path of its page
     */
    String register(Visitor organizer, String name, String country, String city) {
        organizer
                .open("/groups/new")
                .fill("name", name)
                .choose("country", country)
                .fill("city", city)
                .press("Register the group")
                .sees("The group is registered.");
        return organizer.path();
    }

    /** Lets the coordinator import entries that nobody looks after, from lines of CSV. */
    void bringIn(String lines) {
        coordinator
                .open("/import")
                .attach("file", "entries.csv", lines)
                .uncheck("input[name=dry]")
                .press("Send the file")
                .awaits("What happened");
    }

    @Override
    public void close() {
        browsing.close();
        stack.close();
    }
}
