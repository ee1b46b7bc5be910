package org.usergroups.e2e;

import java.time.Duration;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who looks after an entry: asked for, invited, handed over; and whether it is still true. */
@ExtendWith(SharedPortal.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OwnershipIT {

    private final Portal portal;
    private final Visitor owner;
    private final String old;

    /** An entry is grown old first, so that its people are asked while the others are tried. */
    OwnershipIT(Portal portal) {
        this.portal = portal;
        owner = portal.member("Otto");
        old = portal.register(owner, "Patient people of Gaborone", "BW", "Gaborone");
        portal.stack().age(old.substring("/groups/".length()), Duration.ofDays(200));
        portal.bringIn("""
                id,name,country,city,website
                unowned-mbabane,Mbabane Data Evenings,SZ,Mbabane,http://127.0.0.1/mbabane
                unowned-manzini,Manzini Data Evenings,SZ,Manzini,https://mail.example
                """);
    }

    @Test
    @Order(1)
    void coordinatorDecidesWhoLooksAfterAnEntryThatNobodyDoes() {
        var claimant = ask("Pia", "/groups/unowned-mbabane").alsoOnAPhone();
        var claim = claimant.path();
        claimant.press("Look now").sees("This could not be saved yet.", "lead to a server that everybody can reach");

        portal.coordinator()
                .open("/queue")
                .sees("I have run it since 2019.")
                .click("Look and decide", "Mbabane Data Evenings")
                .press("Refuse")
                .sees("This could not be saved yet.", "Say why")
                .alsoOnAPhone()
                .fill("reason", "I know her from the meetings.")
                .press("Let them look after it")
                .sees("Granted. They look after the group now.");

        claimant.open(claim)
                .sees("granted", "I know her from the meetings.")
                .open("/groups/unowned-mbabane")
                .click("Edit the entry")
                .sees("Edit Mbabane Data Evenings");
    }

    @Test
    @Order(2)
    void mailToADomainProvesThatItsWebsiteIsTheGroups() {
        var claimant = ask("Quentin", "/groups/unowned-manzini")
                .sees("https://mail.example/.well-known/usergroups.txt", "Add a TXT record");
        var claim = claimant.path();
        claimant.fill("email", "quentin@elsewhere.example").pressInVain("Send the mail");
        var webmaster = portal.visitor("Webmaster");
        claimant.fill("email", webmaster.address()).press("Send the mail").sees("A mail with a link is on its way.");
        webmaster
                .follow(portal.links().to("/sites/mail/", webmaster.address()))
                .alsoOnAPhone()
                .press("Yes, that is right")
                .sees("Thank you. The website is confirmed.");
        claimant.open(claim).sees("granted").open("/groups/unowned-manzini").sees("website confirmed");
    }

    private Visitor ask(String name, String group) {
        return portal.member(name)
                .open(group)
                .click("Do you run this group?")
                .fill("why", "I have run it since 2019.")
                .press("Ask to look after it")
                .sees("Your request is open.");
    }

    @Test
    @Order(3)
    void organizerIsInvitedTakesItUpAndAnswersForTheEntryWhenTheFirstOneLeaves() {
        var first = portal.member("Rosa");
        var group = portal.register(first, "Handed over in Windhoek", "NA", "Windhoek");
        var second = portal.member("Samuel");
        first.open(group + "/invite")
                .fill("email", "s".repeat(65) + "@mail.example")
                .pressInVain("Send the invitation")
                .alsoOnAPhone()
                .fill("email", second.address())
                .press("Send the invitation")
                .sees("The invitation is on its way.", "You are alone with this.", "organizer, invited on");
        second.follow(portal.links().to("/invitations/", second.address()))
                .alsoOnAPhone()
                .press("Take it up")
                .sees("Welcome: you are an organizer of this group now.");
        first.open(group + "/people")
                .alsoOnAPhone()
                .press("Let them answer for it", "Samuel")
                .sees("It is handed over.")
                .press("Leave", "Rosa")
                .sees("You have left the group.");
        second.open(group + "/people").sees("Samuel", "answers for the entry").seesNo("Rosa");
    }

    @Test
    @Order(4)
    void translatorIsInvitedByMailMakesAnAccountAndMayTranslateButNotEdit() {
        var organizer = portal.member("Tove");
        var group = portal.register(organizer, "Words of Lobatse", "BW", "Lobatse");
        var translator = portal.visitor("Uli");
        organizer
                .open(group + "/invite")
                .fill("email", translator.address())
                .check("input[value=translator]")
                .press("Send the invitation");
        translator
                .follow(portal.links().to("/invitations/", translator.address()))
                .sees("in other languages")
                .click("Sign in to take it up");
        portal.signIn(translator)
                .press("Take it up")
                .sees("you can translate the entry of this group now")
                .click("Translate")
                .fill("language", "a language")
                .fill("name", "Worte von Lobatse")
                .pressInVain("Save")
                .alsoOnAPhone()
                .fill("language", "de")
                .press("Save")
                .open(group + "?lang=de")
                .sees("Worte von Lobatse")
                .open(group + "/edit");
        translator.sees("This is not yours to change");
        organizer.open(group + "/people").press("Remove", "translator").sees("They no longer look after this group.");
    }

    @Test
    @Order(5)
    void entryThatNobodyHasConfirmedForLongIsConfirmedByAMailsLinkWithoutSigningIn() {
        var link = portal.links().to("/confirm/", owner.address());
        owner.open("/room").sees("Say whether the entry is still true");
        var reader = portal.visitor("Reader");
        reader.follow(link)
                .sees("Is the entry of Patient people of Gaborone still true?")
                .alsoOnAPhone();
        owner.open("/room").sees("Say whether the entry is still true");
        reader.press("All of this is true").sees("Thank you. The entry is confirmed.");
        owner.open("/room").seesNo("Say whether the entry is still true");
    }
}
