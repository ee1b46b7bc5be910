package org.usergroups.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Announcing meetings, one by one and as a series, and saying that one comes. */
@ExtendWith(SharedPortal.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MeetingsIT {

    private final Portal portal;
    private final Visitor organizer;
    private final String group;

    MeetingsIT(Portal portal) {
        this.portal = portal;
        organizer = portal.member("Marta");
        group = portal.register(organizer, "Evenings of Maseru", "LS", "Maseru");
    }

    @Test
    void meetingIsAnnouncedWithAllThatPeopleNeedToKnowAndEdited() {
        organizer
                .open(group + "/meetings/new")
                .fill("title", "Queues, explained slowly")
                .fill("startsAtLocal", inDays(30) + "T19:00")
                .fill("zone", "Middle Earth")
                .fill("venue", "The library")
                .fill("onlineUrl", "https://talk.example.org/queues")
                .fill("talks", "A queue is a promise | Palesa | https://slides.example.org/queue | en")
                .fill("capacity", "12")
                .pressInVain("Announce")
                .alsoOnAPhone()
                .fill("zone", "Africa/Maseru")
                .press("Announce")
                .sees("The meeting is announced.")
                .click("Queues, explained slowly")
                .sees("19:00 in Maseru", "The library", "online at talk.example.org", "A queue is a promise", "Palesa")
                .alsoOnAPhone();
        Browsing.picture(organizer.page(), "meeting");
        organizer
                .click("Edit")
                .fill("venue", "The library, second floor")
                .press("Save")
                .sees("Saved.", "The library, second floor", "12");
    }

    @Test
    void visitorSaysByKeyboardAloneThatTheyMayCome() {
        var meeting = announce("By keyboard", "");
        var visitor = portal.visitor("Ada").open(meeting);
        visitor.keyboard()
                .reach("Your name")
                .type("Ada")
                .reach("E-mail address")
                .type(visitor.address())
                .reach("I come")
                .press("ArrowDown")
                .reach("Say so")
                .press("Enter");
        visitor.awaits("Look into your mailbox").follow(portal.links().to("/going/", visitor.address()));
        visitor.keyboard().reach("I am Ada, and I may come").press("Enter");
        visitor.awaits("You may come");
        visitor.keyboard().reach("I do not come after all").press("Space");
        visitor.awaits("It is taken back.").sees("Nobody has said yet that they come");
    }

    @Test
    void whoWaitsForAPlaceGetsTheOneThatIsGivenBackAndOrganizersSeeNamesButNoAddresses() throws IOException {
        var meeting = announce("One chair", "1");
        var first = comes("Ben", meeting).sees("You have a place");
        var second = comes("Chloe", meeting).sees("You are waiting for a place").alsoOnAPhone();
        portal.visitor("Dan").open(meeting).sees("One person comes, one waits for a place", "All places are taken.");
        first.press("I do not come after all").sees("It is taken back.");
        second.open(second.path()).sees("You have a place");

        organizer.open(meeting + "/who").sees("Chloe", "comes").seesNo("Ben", "@");
        assertThat(Files.readString(organizer.download("As a table (CSV)")))
                .startsWith("name,answer,confirmed\r\nChloe,going,")
                .doesNotContain("@");
    }

    @Test
    void visitorWhoseAddressIsNoneIsToldSoAndNothingIsLost() {
        portal.visitor("Eva")
                .open(announce("Typing errors", ""))
                .fill("name", "Eva")
                .fill("email", "e".repeat(65) + "@mail.example")
                .pressInVain("Say so")
                .alsoOnAPhone();
    }

    @Test
    void seriesIsSaidInWordsAndLeavesOutTheEveningThatDoesNotTakePlace() {
        var skipped = inDays(14);
        organizer
                .open(group + "/series/new")
                .fill("title", "Every week, tea")
                .fill("startsAtLocal", inDays(7) + "T17:30")
                .fill("zone", "Africa/Maseru")
                .choose("rhythm", "own");
        organizer.page().click("main summary");
        organizer
                .fill("ownRule", "FREQ=SOMETIMES")
                .pressInVain("Look at the dates first")
                .choose("rhythm", "weekly")
                .fill("ownRule", "")
                .fill("exceptDates", skipped.toString())
                .press("Look at the dates first")
                .sees("This is what it means", "17:30", said(inDays(7)), said(inDays(21)))
                .seesNo(said(skipped))
                .alsoOnAPhone()
                .press("Announce")
                .sees("The series is announced, with its coming evenings.");
        organizer.press("Call off", said(inDays(21))).sees("The meeting is called off.");
        var calendar =
                organizer.page().request().get(portal.stack().portal() + "/api/roster" + group + "/calendar.ics");
        assertThat(calendar.text())
                .contains("BEGIN:VCALENDAR", "Every week\\, tea", compact(inDays(7)), compact(inDays(21)))
                .contains("STATUS:CANCELLED")
                .doesNotContain(compact(skipped));
    }

    @Test
    void calendarThatIsKeptElsewhereIsNamedAndForgotten() {
        organizer
                .open(group + "/calendar-feed")
                .fill("url", "ftp://example.org/meetings.ics")
                .pressInVain("Take the meetings over")
                .fill("url", "http://127.0.0.1/meetings.ics")
                .press("Take the meetings over")
                .sees("The calendar is read within a minute or so.")
                .open(group + "/calendar-feed")
                .alsoOnAPhone()
                .press("No longer take meetings over")
                .sees("Meetings are no longer taken over.");
    }

    /** Announces a meeting in a month; answers the path of its page. */
    private String announce(String title, String places) {
        return organizer
                .open(group + "/meetings/new")
                .fill("title", title)
                .fill("startsAtLocal", inDays(31) + "T19:00")
                .fill("zone", "Africa/Maseru")
                .fill("capacity", places)
                .press("Announce")
                .click(title)
                .path();
    }

    private Visitor comes(String name, String meeting) {
        var visitor = portal.visitor(name).open(meeting);
        return visitor.fill("name", name)
                .fill("email", visitor.address())
                .press("Say so")
                .follow(portal.links().to("/going/", visitor.address()))
                .press("I am %s, and I come".formatted(name));
    }

    private static LocalDate inDays(int days) {
        return LocalDate.now(ZoneOffset.UTC).plusDays(days);
    }

    private static String said(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMMM", java.util.Locale.UK).format(day);
    }

    private static String compact(LocalDate day) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }
}
