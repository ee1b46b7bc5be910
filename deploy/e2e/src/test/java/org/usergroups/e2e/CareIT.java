package org.usergroups.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Keeping the roster in order: files, doubles, changes that cross each other; and telling programs of it. */
@ExtendWith(SharedPortal.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CareIT {

    private final Portal portal;

    CareIT(Portal portal) {
        this.portal = portal;
    }

    @Test
    void fileIsTriedFirstThenImportedAndEachRowIsReported() {
        var coordinator = portal.coordinator().open("/import");
        coordinator
                .attach("file", "groups.pdf", "id,name")
                .pressInVain("Send the file")
                .alsoOnAPhone()
                .attach("file", "groups.csv", """
                        id,name,country,city
                        care-oshakati,Oshakati Makers,NA,Oshakati
                        care-nowhere,Makers of Nowhere,Nowhere,
                        """)
                .press("Send the file")
                .awaits("What would happen")
                .sees("Dry run", "2 of 2 rows", "care-nowhere", "Not taken")
                .alsoOnAPhone();
        portal.visitor("Passer").open("/groups/care-oshakati").sees("This page is not here");
        coordinator
                .press("Import for real")
                .awaits("What happened")
                .sees("care-nowhere", "Not taken")
                .choose("result", "created")
                .press("Show")
                .sees("care-oshakati", "New")
                .open("/groups/care-oshakati")
                .sees("Oshakati Makers");
    }

    @Test
    void twoEntriesOfOneGroupAreMadeOneAndTheOldAddressLeadsToIt() {
        var organizer = portal.member("Carla");
        var kept = portal.register(organizer, "Twins of Rundu", "NA", "Rundu");
        var lost = portal.register(portal.member("David"), "Twins of Rundu", "NA", "Rundu");
        organizer
                .open(kept)
                .press("Look for other entries of this group")
                .sees("There are entries that may be of the same group.");

        var coordinator = portal.coordinator().open("/queue");
        coordinator
                .click("Compare, and make one of them", "Twins of Rundu")
                .sees("Two entries, one group?", "Both have the same name, in the same country.")
                .alsoOnAPhone();
        if (!coordinator.page().locator("dl a").first().getAttribute("href").equals(kept)) {
            coordinator.click("The other way round");
        }
        coordinator
                .fill("reason", "Both told me so.")
                .press("Make one of them")
                .sees("tick the box")
                .check("input[name=sure]")
                .press("Make one of them")
                .sees("The two entries are one now.");
        assertThat(coordinator.path()).isEqualTo(kept);
        var reader = portal.visitor("Reader").open(lost + "/history").sees("Twins of Rundu");
        assertThat(reader.path()).isEqualTo(kept + "/history");
        coordinator.open("/audit").sees("Both told me so.");
    }

    @Test
    void whoSavesSecondSeesBothTextsAndChooses() {
        var organizer = portal.member("Ella");
        var group = portal.register(organizer, "Two tabs of Lusaka", "ZM", "Lusaka");
        var otherTab = organizer.inAnotherTab().open(group + "/edit");
        organizer
                .open(group + "/edit")
                .fill("description", "Written in the first tab.")
                .press("Save");
        otherTab.fill("description", "Written in the second tab.")
                .fill("topics", "kafka")
                .press("Save")
                .sees("Somebody else saved first", "Written in the first tab.", "Written in the second tab.", "kafka")
                .alsoOnAPhone();
        Browsing.picture(otherTab.page(), "conflict");
        otherTab.check("label:has-text('Written in the first tab.') input")
                .press("Save this choice")
                .sees("Saved.", "Written in the first tab.", "Kafka")
                .seesNo("Written in the second tab.");
    }

    @Test
    void webhookShowsItsSecretOnceAndSaysWhyNothingArrives() {
        var organizer = portal.member("Fatou");
        var group = portal.register(organizer, "Hooks of Kitwe", "ZM", "Kitwe");
        organizer
                .open(group + "/webhooks")
                .fill("url", "http://127.0.0.1/hook")
                .pressInVain("Add it")
                .alsoOnAPhone()
                .fill("url", "https://127.0.0.1/hook")
                .press("Add it")
                .sees("Copy it now: it is shown this once.")
                .alsoOnAPhone();
        var secret = organizer.page().inputValue("#secret");
        assertThat(secret).startsWith("whsec_");
        organizer.click("I have copied it").press("Send a test").sees("A test is on its way.");
        var webhook = organizer.path();
        organizer.awaitsAgain("One try").alsoOnAPhone().sees("lead to a server that everybody can reach");
        assertThat(organizer.page().content()).doesNotContain(secret);
        organizer.press("Pause").sees("Paused.").press("New secret").sees("The secret of this webhook");
        assertThat(organizer.page().inputValue("#secret")).isNotEqualTo(secret);
        organizer.open(webhook).page().click("summary:has-text('Delete this webhook')");
        organizer.press("Delete this webhook").sees("tick the box");
        organizer.page().click("summary:has-text('Delete this webhook')");
        organizer
                .check("input[name=sure]")
                .press("Delete this webhook")
                .sees("The webhook is deleted.", "No webhook yet.");
    }
}
