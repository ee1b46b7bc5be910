package org.usergroups.e2e;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** From wanting a group to having one. */
@ExtendWith(SharedPortal.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StartingIT {

    private final Portal portal;

    StartingIT(Portal portal) {
        this.portal = portal;
    }

    @Test
    void peopleWhoWantTheSameAreIntroducedAndRegisterTheirGroupWhenTheyAreEnough() {
        var vera = portal.visitor("Vera");
        form(vera, "Atlantis").pressInVain("Pin my city").alsoOnAPhone();
        vera.fill("city", "Mongu").press("Pin my city").sees("Look into your mailbox");
        vera.follow(portal.links().to("/pins/mine/", vera.address()))
                .sees("One more click")
                .alsoOnAPhone()
                .press("Yes, I want a group there")
                .sees("Your city is pinned.")
                .press("I would help to begin a group")
                .sees("Thank you. As soon as there are enough of you");
        var wim = pin("Wim");

        vera.follow(portal.links().to("/introductions/", vera.address()))
                .alsoOnAPhone()
                .press("Yes, introduce us")
                .sees("If the other does too");
        wim.follow(portal.links().to("/introductions/", wim.address()))
                .press("Yes, introduce us")
                .sees("You have both said yes.");

        List.of("Xenia", "Yusuf", "Zora").forEach(this::pin);
        vera.open("/pins?country=ZM")
                .sees("Mongu", "5 people want a group here")
                .seesNo("Vera", "Wim");
        vera.follow(portal.links().to("/beginnings/", vera.address()))
                .sees("Enough people for a group in Mongu")
                .alsoOnAPhone()
                .click("Sign in to register it");
        portal.signIn(vera).press("Register it").sees("The group is registered. Give it a name of its own");
        portal.visitor("Passer").open(vera.path().replace("/edit", "")).sees("starting up", "Mongu");
        wim.follow(portal.links().to("/groups/", wim.address())).sees("starting up");
        wim.open("/countries/ZM").awaitsAgain("Stargazing software Mongu").alsoOnAPhone();
    }

    private Visitor pin(String name) {
        var visitor = portal.visitor(name);
        return form(visitor, "Mongu")
                .press("Pin my city")
                .follow(portal.links().to("/pins/mine/", visitor.address()))
                .press("Yes, I want a group there");
    }

    private static Visitor form(Visitor visitor, String city) {
        return visitor.open("/pins/new")
                .fill("city", city)
                .choose("country", "ZM")
                .fill("topics", "stargazing software")
                .fill("name", visitor.name())
                .fill("email", visitor.address())
                .fill("sentence", "I have time on Thursdays.");
    }

    @Test
    void whoOffersToBeAMentorIsShownToMembersAndAnswersWhoAsks() {
        var mentor = portal.member("Alma");
        mentor.open("/account/mentoring")
                .fill("sentence", "I have begun two groups, and can tell what went wrong.")
                .fill("languages", "en, de")
                .fill("city", "Atlantis")
                .choose("country", "NA")
                .fill("atATime", "1")
                .pressInVain("Save")
                .alsoOnAPhone()
                .fill("city", "Windhoek")
                .press("Save")
                .sees("Thank you. We write to you when somebody asks.");

        var beginner = portal.member("Bruno");
        var group = portal.register(beginner, "Beginners of Windhoek", "NA", "Windhoek");
        beginner.open("/mentors")
                .sees("Alma", "I have begun two groups")
                .alsoOnAPhone()
                .click("Ask for a mentor");
        beginner.choose("group", group.substring("/groups/".length()))
                .fill("ask-languages", "en")
                .fill("words", "How do we find a room?")
                .press("Ask");
        beginner.sees("We look for a mentor, and tell you by mail when one has said yes.");
        portal.visitor("Passer")
                .open("/mentors")
                .sees("Sign in to see who they are")
                .seesNo("Alma");
    }
}
