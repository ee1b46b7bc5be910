package org.usergroups.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people do about themselves: tokens, mails, another address, and leaving. */
@ExtendWith(SharedPortal.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountIT {

    private final Portal portal;

    AccountIT(Portal portal) {
        this.portal = portal;
    }

    @Test
    void tokenIsShownOnceWorksOnTheApiAndNoLongerWhenItIsRevoked() {
        var member = portal.member("Gilda");
        member.open("/account/tokens/new")
                .fill("name", "Nightly script")
                .fill("days", "400")
                .uncheck("input[value=read]")
                .pressInVain("Make the token")
                .alsoOnAPhone();
        var used = make(member, "Nightly script");
        assertThat(askWith(used).path("displayName").asString()).isEqualTo("Gilda");
        var unused = make(member, "Lost script");
        member.open("/account")
                .sees("Nightly script", "last used", "Lost script", "not used yet")
                .alsoOnAPhone();
        assertThat(member.page().content()).doesNotContain(used, unused);
        member.press("Revoke Lost script").sees("The token is revoked.").seesNo("Lost script");
        assertThat(statusWith(unused)).isEqualTo(HttpStatus.UNAUTHORIZED);
    }

    private static String make(Visitor member, String name) {
        return member.open("/account/tokens/new")
                .fill("name", name)
                .fill("days", "30")
                .check("input[value=read]")
                .press("Make the token")
                .sees("it is shown this once")
                .page()
                .textContent("#token")
                .strip();
    }

    private JsonNode askWith(String token) {
        return java.util.Objects.requireNonNull(get(token).body(JsonNode.class));
    }

    private HttpStatus statusWith(String token) {
        return HttpStatus.valueOf(get(token)
                .onStatus(status -> true, (request, response) -> {})
                .toBodilessEntity()
                .getStatusCode()
                .value());
    }

    private RestClient.ResponseSpec get(String token) {
        return RestClient.create()
                .get()
                .uri(portal.stack().portal() + "/api/roster/me")
                .headers(headers -> headers.setBearerAuth(token))
                .retrieve();
    }

    @Test
    void visitorWritesToTheOrganizersWhoCanStopSuchMails() {
        var organizer = portal.member("Hugo");
        var group = portal.register(organizer, "Letters of Ndola", "ZM", "Ndola");
        var visitor = portal.visitor("Ivy").open(group).click("Write to the organizers");
        visitor.fill("name", "Ivy")
                .fill("email", "i".repeat(65) + "@mail.example")
                .fill("text", "Where do you meet, and may I bring my son?")
                .pressInVain("Send it")
                .alsoOnAPhone()
                .fill("email", visitor.address())
                .press("Send it")
                .sees("Look into your mailbox");
        visitor.follow(portal.links().to("/messages/", visitor.address()))
                .sees("One more click", "may I bring my son?")
                .alsoOnAPhone()
                .press("Send it")
                .sees("It is on its way");

        var off = portal.links().to("/notices/off/", organizer.address());
        var mail = portal.mailbox().to(organizer.address()).getFirst();
        assertThat(mail.text()).contains("may I bring my son?", visitor.address());
        portal.visitor("Mailreader")
                .follow(off)
                .alsoOnAPhone()
                .press("Stop these mails")
                .sees("You get no more mails of this kind");
        visitor.open(group + "/write")
                .fill("name", "Ivy")
                .fill("email", visitor.address())
                .fill("text", "Is nobody there?")
                .press("Send it")
                .sees("Nobody would read it", "Is nobody there?")
                .alsoOnAPhone();
    }

    @Test
    void addressIsChangedByALinkToTheNewOneAndSignsInFromThenOn() {
        var member = portal.member("Jana");
        var moved = portal.visitor("Jana");
        member.open("/account/address")
                .fill("email", "j".repeat(65) + "@mail.example")
                .pressInVain("Send the link")
                .alsoOnAPhone()
                .fill("email", moved.address())
                .press("Send the link")
                .sees("Until you have pressed its button, the old one stays.");
        member.follow(portal.links().to("/account/address/", moved.address()))
                .alsoOnAPhone()
                .press("Use the new address")
                .sees("Your account has the new address.");
        portal.mailbox().await(member.address(), 2);
        assertThat(portal.mailbox().to(member.address()).getFirst().subject())
                .isEqualTo("Your account has another address now");
        portal.signIn(moved.open("/room")).sees("Hello, Jana");
    }

    @Test
    void memberTakesAlongWhatIsKeptAndLeavesTheGroupToTheOthers() throws IOException {
        var leaver = portal.member("Kofi");
        var group = portal.register(leaver, "Left behind in Chipata", "ZM", "Chipata");
        var other = portal.member("Lea");
        leaver.open(group + "/invite").fill("email", other.address()).press("Send the invitation");
        other.follow(portal.links().to("/invitations/", other.address())).press("Take it up");

        var export = JsonMapper.builder()
                .build()
                .readTree(Files.readString(leaver.open("/account").download("Download it as JSON")));
        assertThat(export.path("account").path("email").asString()).isEqualTo(leaver.address());
        assertThat(export.path("account").path("displayName").asString()).isEqualTo("Kofi");
        assertThat(export.path("account").path("memberships").size()).isEqualTo(1);

        leaver.click("Delete your account")
                .sees("Left behind in Chipata")
                .fill("confirmation", "perhaps")
                .pressInVain("Delete it for good")
                .sees("Type the word")
                .alsoOnAPhone()
                .fill("confirmation", "erase")
                .press("Delete it for good")
                .sees("Your account is deleted");
        assertThat(leaver.page().querySelector("form[action='/sign-out']")).isNull();
        other.open(group + "/people").sees("Lea").seesNo("Kofi");
    }
}
