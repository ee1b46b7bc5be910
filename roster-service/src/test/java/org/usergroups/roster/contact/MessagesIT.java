package org.usergroups.roster.contact;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.usergroups.platform.testing.MovableClock;
import org.usergroups.platform.testing.TestMailbox;
import org.usergroups.roster.Calls;
import org.usergroups.roster.MailRound;
import org.usergroups.roster.RunningRoster;
import org.usergroups.roster.SameMoment;
import org.usergroups.roster.letters.Letter;
import org.usergroups.roster.members.Accounts;
import org.usergroups.roster.members.KeptByAddress;
import org.usergroups.roster.members.PersonalData;
import org.usergroups.roster.members.Rights;

/** Writing to the organizers of a group, with the mails. */
@RunningRoster
@Import(RunningRoster.MovableTime.class)
class MessagesIT {

    private static final String CONFIRM = "Please confirm: your message to ";
    private static final String WRITES = "Somebody writes to ";

    @Autowired
    private Calls api;

    @Autowired
    private TestMailbox mailbox;

    @Autowired
    private MailRound mails;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Accounts accounts;

    @Autowired
    private MessageMails messageMails;

    @Autowired
    private Messages messages;

    @Autowired
    private List<PersonalData> personalData;

    @Autowired
    private MongoDatabase database;

    private int visitors;

    @Test
    void visitorsWordsReachAllOrganizersOnlyWhenTheAddressIsConfirmedAndTheAnswerGoesToTheVisitor() {
        var group = group("ana@reach.example", "Reach");
        accounts.addMembership(api.idOf("ben@reach.example"), idOf(group), Rights.ORGANIZER);
        accounts.addMembership(api.idOf("translator@reach.example"), idOf(group), Rights.TRANSLATOR);
        var sent = write(group, "vera@visit.example", "Can I bring\nmy dog?");
        assertThat(sent.status()).isEqualTo(202);
        assertThat(sent.body().path("sent").asBoolean()).isFalse();
        var token = mails.token("vera@visit.example", CONFIRM + "Reach", "/messages/");
        assertThat(mailbox.to("vera@visit.example").getFirst().text())
                .as("nobody can make us mail their words to somebody")
                .doesNotContain("Vera", "my dog");
        assertThat(stored()).doesNotContain(token);

        var shown = api.get("/api/roster/messages/" + token);
        assertThat(shown.text("text")).isEqualTo("Can I bring\nmy dog?");
        assertThat(shown.body().path("sent").asBoolean()).isFalse();
        mails.send();
        assertThat(mailbox.to("ana@reach.example"))
                .as("opening the link sends nothing")
                .isEmpty();

        SameMoment.both(() -> confirm(token), () -> confirm(token));
        assertThat(confirm(token)).as("pressed again").isEqualTo(200);
        for (var organizer : List.of("ana@reach.example", "ben@reach.example")) {
            var mail = mailbox.await(organizer, 1).getFirst();
            assertThat(mail.subject()).isEqualTo(WRITES + "Reach");
            assertThat(mail.text()).contains("Vera writes", "    Can I bring", "    my dog?", "vera@visit.example");
            assertThat(mail.headers().path("Reply-To").asString()).isEqualTo("vera@visit.example");
            assertThat(mail.headers().path("List-Unsubscribe-Post").asString()).isEqualTo("List-Unsubscribe=One-Click");
        }
        mails.send();
        mails.awaitSent();
        assertThat(mailbox.to("ana@reach.example")).hasSize(1);
        assertThat(mailbox.to("translator@reach.example")).isEmpty();
        assertThat(mailbox.to("vera@visit.example").toString() + shown.text()).doesNotContain("ana@", "ben@");
    }

    @Test
    void memberNeedsNoConfirmation() {
        var group = group("ana@member.example", "Members write");
        var sent = api.post(
                path(group), api.member("mia@member.example"), Map.of("name", "Mia", "text", "May I give a talk?"));
        assertThat(sent.status()).isEqualTo(202);
        assertThat(sent.body().path("sent").asBoolean()).isTrue();
        var mail = mailbox.await("ana@member.example", 1).getFirst();
        assertThat(mail.headers().path("Reply-To").asString()).isEqualTo("mia@member.example");
        assertThat(mailbox.to("mia@member.example")).isEmpty();
    }

    @Test
    void whoWantsNoMessagesGetsNoneAndWritersAreToldWhenNobodyReadsThem() {
        var group = group("ana@off.example", "Off");
        accounts.addMembership(api.idOf("ben@off.example"), idOf(group), Rights.ORGANIZER);
        wantsNone("ana@off.example");
        var token = tokenOf(group, "vera@off.example");
        confirm(token);
        mailbox.await("ben@off.example", 1);
        mails.send();
        assertThat(mailbox.to("ana@off.example")).isEmpty();

        var second = tokenOf(group, "wim@off.example");
        wantsNone("ben@off.example");
        assertThat(confirm(second)).isEqualTo(409);
        var refused = write(group, "xia@off.example", "Anybody?");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("type")).endsWith("nobody-reads");
        assertThat(refused.problem()).contains("ask to look after it", "report");
        var orphan = api.post("/api/roster/groups", api.coordinator(), Map.of("name", "Nobody's"))
                .text("slug");
        assertThat(write(orphan, "xia@off.example", "Anybody?").status()).isEqualTo(409);
    }

    @Test
    void letterThatWaitsIsNotSentToWhoWantsNoneMeanwhile() {
        var group = group("ana@meanwhile.example", "Meanwhile");
        var token = tokenOf(group, "vera@meanwhile.example");
        var message = messages.confirm(messages.ofToken(token).orElseThrow()).orElseThrow();
        var letter = new Letter(
                "waits", "messages", "PASS_ON", api.idOf("ana@meanwhile.example"), message.id(), null, 1, null);
        assertThat(messageMails.write(letter)).isPresent();
        wantsNone("ana@meanwhile.example");
        assertThat(messageMails.write(letter)).isEmpty();
    }

    @Test
    void whatCannotBeTakenIsSaidBesideItsField() {
        var group = group("ana@fields.example", "Fields");
        var refused =
                api.post(path(group), null, Map.of("name", "A\nB", "email", "no address", "text", "x".repeat(4_001)));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("name", "email", "text");
        assertThat(api.get("/api/roster/messages/nonsense").status()).isEqualTo(410);
    }

    @Test
    void addressThatWritesTooOftenGetsTheSameAnswerAndNoMoreMails() {
        var group = group("ana@often.example", "Often");
        for (var count = 0; count < 6; count++) {
            var answer = write(group, "often@often.example", "Again.");
            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.text()).isEqualTo("{\"sent\":false}");
        }
        mailbox.await("often@often.example", 5);
        mails.send();
        assertThat(mailbox.to("often@often.example")).hasSize(5);
    }

    @Test
    void floodOfOneNetworkAndFloodOfOneGroupAreStopped() {
        var group = group("ana@flood.example", "Flood");
        for (var count = 0; count < 20; count++) {
            assertThat(write(group, "f%d@flood.example".formatted(count), "Hello.")
                            .status())
                    .isEqualTo(202);
        }
        assertThat(write(group, "last@flood.example", "Hello.").status())
                .as("from anywhere")
                .isEqualTo(429);
        var other = group("ben@flood.example", "Flood 2");
        for (var count = 0; count < 30; count++) {
            var to = count % 2 == 0 ? other : group("ben@flood.example", "Flood 2." + count);
            assertThat(from("203.0.113." + count, to, "g%d@flood.example".formatted(count)))
                    .isEqualTo(202);
        }
        assertThat(from("203.0.113.200", group("ben@flood.example", "Flood 3"), "h@flood.example"))
                .isEqualTo(429);
        assertThat(from("198.51.100.1", group("ben@flood.example", "Flood 4"), "h@flood.example"))
                .isEqualTo(202);
    }

    @Test
    void whatIsNotConfirmedIsForgottenAfterAWeekAndWhatWasPassedOnTooAndAllOfItWithTheGroup() {
        var group = group("ana@forget.example", "Forget");
        var open = tokenOf(group, "open@forget.example");
        var done = tokenOf(group, "done@forget.example");
        confirm(done);
        mails.awaitSent();
        clock.advance(Duration.ofDays(6));
        assertThat(api.get("/api/roster/messages/" + open).status()).isEqualTo(200);
        clock.advance(Duration.ofDays(2));
        assertThat(confirm(open)).isEqualTo(410);
        messages.forgetOld();
        assertThat(stored()).doesNotContain("forget.example");

        var last = tokenOf(group, "last@forget.example");
        assertThat(api.delete("/api/roster/groups/" + group, api.member("ana@forget.example"), "*")
                        .status())
                .isEqualTo(204);
        assertThat(api.get("/api/roster/messages/" + last).status()).isEqualTo(410);
        assertThat(stored()).doesNotContain("last@forget.example");
    }

    @Test
    void crashBetweenConfirmingAndPassingOnIsMadeUpFor() {
        var group = group("ana@crash.example", "Crash");
        var token = tokenOf(group, "vera@crash.example");
        messages.confirm(messages.ofToken(token).orElseThrow());
        mails.send();
        assertThat(mailbox.to("ana@crash.example")).isEmpty();
        messageMails.passOnAll();
        mailbox.await("ana@crash.example", 1);
    }

    @Test
    void whatAMemberHasWrittenIsExportedAndErased() {
        var group = group("ana@erase.example", "Erase");
        tokenOf(group, "mia@erase.example");
        api.post(path(group), api.member("mia@erase.example"), Map.of("name", "Mia", "text", "And as a member."));
        mailbox.await("ana@erase.example", 1);
        var kept = personalData.stream()
                .filter(one -> one.name().equals("messages"))
                .findFirst()
                .orElseThrow();
        assertThat(kept.export(api.idOf("mia@erase.example")).toString())
                .contains("Hello from mia@erase.example", "And as a member.");
        kept.erase(api.idOf("mia@erase.example"));
        assertThat(kept.export(api.idOf("mia@erase.example"))).isEqualTo(List.of());
        assertThat(stored()).doesNotContain("mia@erase.example", "And as a member.");
    }

    @Test
    void messageThatWaitsMovesWithTheAddressOfItsWriter() {
        var group = group("ana@move.example", "Move");
        var token = tokenOf(group, "before@move.example");
        personalData.stream()
                .filter(KeptByAddress.class::isInstance)
                .forEach(kept -> ((KeptByAddress) kept).move("before@move.example", "after@move.example"));
        confirm(token);
        assertThat(mailbox.await("ana@move.example", 1)
                        .getFirst()
                        .headers()
                        .path("Reply-To")
                        .asString())
                .isEqualTo("after@move.example");
    }

    private String group(String organizer, String name) {
        return api.group(api.member(organizer), Map.of("name", name));
    }

    private String idOf(String slug) {
        return api.get("/api/roster/groups/" + slug).id();
    }

    private static String path(String group) {
        return "/api/roster/groups/" + group + "/messages";
    }

    private static Map<String, String> form(String email, String text) {
        return Map.of("name", "Vera", "email", email, "text", text);
    }

    /** Writes as a visitor from a network that nobody else is in. */
    private Calls.Answer write(String group, String email, String text) {
        visitors++;
        var from = Map.of("X-Forwarded-For", "10.%d.%d.1".formatted(visitors / 250, visitors % 250));
        return api.post(path(group), null, form(email, text), from);
    }

    private int from(String client, String group, String email) {
        return api.post(path(group), null, form(email, "Hello."), Map.of("X-Forwarded-For", client))
                .status();
    }

    private String tokenOf(String group, String email) {
        assertThat(write(group, email, "Hello from " + email).status()).isEqualTo(202);
        return mails.token(email, CONFIRM, "/messages/");
    }

    private int confirm(String token) {
        return api.post("/api/roster/messages/" + token, null, "").status();
    }

    private void wantsNone(String email) {
        assertThat(api.patch("/api/roster/me/notices", api.member(email), null, Map.of("MESSAGE", false))
                        .status())
                .isEqualTo(200);
    }

    private String stored() {
        var all = new StringBuilder();
        database.getCollection("messages").find(Filters.empty()).forEach((Document one) -> all.append(one.toJson()));
        return all.toString();
    }
}
