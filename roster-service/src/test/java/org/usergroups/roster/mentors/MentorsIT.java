package org.usergroups.roster.mentors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.usergroups.platform.testing.MovableClock;
import org.usergroups.platform.testing.TestMailbox;
import org.usergroups.roster.Calls;
import org.usergroups.roster.MailRound;
import org.usergroups.roster.RunningRoster;
import org.usergroups.roster.members.PersonalData;

/** Mentoring from the offer to its end. Each test has a language of its own, since mentors are found by it. */
@RunningRoster
@Import(RunningRoster.MovableTime.class)
class MentorsIT {

    private static final String ASKED = "Somebody who begins a group asks for a mentor";

    @Autowired
    private Calls api;

    @Autowired
    private TestMailbox mailbox;

    @Autowired
    private MovableClock clock;

    @Autowired
    private MentoringDesk desk;

    @Autowired
    private Offers offers;

    @Autowired
    private Mentorings mentorings;

    @Autowired
    private List<PersonalData> personalData;

    @Autowired
    private MailRound mails;

    @Test
    void mentorIsAskedWithoutAddressesAndBothAreToldWhenTheySayYes() {
        offer("maria@yes.example", "pt", "Porto", "PT");
        var asker = api.member("afonso@yes.example");
        var slug = group(asker, "Yes group", "Braga", "PT");
        assertThat(ask(asker, slug, "pt-PT").status()).isEqualTo(201);
        send();
        var question = mailbox.await("maria@yes.example", 1).getFirst();
        assertThat(question.subject()).isEqualTo(ASKED);
        assertThat(question.text())
                .contains("If you say yes, each of you gets the other's")
                .doesNotContain("afonso@");

        var maria = api.member("maria@yes.example");
        var asked =
                api.get("/api/roster/me/mentoring", maria).body().path("asked").path(0);
        assertThat(asked.toString()).contains("Help me, please", "Braga").doesNotContain("@");
        var id = asked.path("id").asString();
        var mine = api.get("/api/roster/me/mentoring", asker).body().path("mine");
        assertThat(mine.path("state").asString())
                .as("whom the question went to is not told")
                .isEqualTo("searching");
        assertThat(mine.path("with").isNull()).isTrue();
        assertThat(step(id, "acceptance", asker).status())
                .as("not by the asker")
                .isEqualTo(404);

        mails.send();
        assertNothingIsTold("afonso@yes.example", "maria@");
        assertThat(step(id, "acceptance", maria).text("state")).isEqualTo("active");
        assertThat(step(id, "acceptance", maria).status())
                .as("the second click")
                .isEqualTo(200);
        assertThat(mailbox.await("afonso@yes.example", 1).getFirst().text()).contains("maria@yes.example");
        assertThat(mailbox.await("maria@yes.example", 2).getFirst().text()).contains("afonso@yes.example");
        desk.tick();
        mails.send();
        assertThat(mailbox.to("afonso@yes.example")).hasSize(1);
        assertThat(ask(asker, slug, "pt").status()).as("one at a time").isEqualTo(409);
    }

    @Test
    void whoDeclinesOrIsSilentForTwoWeeksPassesItOnAndNobodyLearnsOfIt() throws Exception {
        offer("near@pass.example", "hu", "Budapest", "HU");
        offer("farther@pass.example", "hu", "Vienna", "AT");
        offer("farthest@pass.example", "hu", "London", "GB");
        var asker = api.member("asker@pass.example");
        ask(asker, group(asker, "Pass group", "Budapest", "HU"), "hu");
        assertThat(askedOf("near@pass.example")).hasSize(1);
        var near = api.member("near@pass.example");
        assertThat(step(askedOf("near@pass.example").getFirst(), "refusal", near)
                        .status())
                .isEqualTo(204);
        assertThat(askedOf("near@pass.example")).isEmpty();
        assertThat(askedOf("farther@pass.example")).hasSize(1);

        clock.advance(Duration.ofDays(13));
        tickTwice();
        assertThat(askedOf("farther@pass.example")).hasSize(1);
        clock.advance(Duration.ofDays(1).plusMinutes(1));
        tickTwice();
        assertThat(askedOf("farther@pass.example")).isEmpty();
        assertThat(askedOf("farthest@pass.example")).hasSize(1);
        assertThat(offers.find(api.idOf("farther@pass.example"))
                        .orElseThrow()
                        .state()
                        .taken())
                .as("the place is free again")
                .isEmpty();
        send();
        assertNothingIsTold("asker@pass.example", "pass.example");
        for (var mentor : List.of("near@", "farther@", "farthest@")) {
            assertThat(mailbox.await(mentor + "pass.example", 1)).hasSize(1);
            assertNothingIsTold(mentor + "pass.example", "asker@");
        }
    }

    @Test
    void twoWhoAskAtTheSameMomentDoNotGetMoreThanAMentorHasRoomFor() throws Exception {
        offer("one@room.example", "fi", "Helsinki", "FI");
        var first = api.member("first@room.example");
        var second = api.member("second@room.example");
        var groups = List.of(group(first, "Room one", "Turku", "FI"), group(second, "Room two", "Turku", "FI"));
        twice(() -> ask(first, groups.get(0), "fi"), () -> ask(second, groups.get(1), "fi"));
        assertThat(askedOf("one@room.example")).hasSize(1);
        send();
        var waiting = Awaitility.await()
                .until(
                        () -> Stream.of("first@room.example", "second@room.example")
                                .filter(email -> subjects(email).contains("No mentor for you yet"))
                                .toList(),
                        told -> !told.isEmpty());
        assertThat(waiting).hasSize(1);

        offer("two@room.example", "fi", "Turku", "FI");
        clock.advance(Duration.ofDays(1).plusMinutes(1));
        tickTwice();
        assertThat(askedOf("two@room.example")).hasSize(1);
    }

    @Test
    void itEndsAfterHalfAYearAndBothAreTold() throws Exception {
        offer("mentor@end.example", "et", "Tallinn", "EE");
        var asker = api.member("asker@end.example");
        ask(asker, group(asker, "End group", "Tartu", "EE"), "et");
        var mentor = api.member("mentor@end.example");
        var id = askedOf("mentor@end.example").getFirst();
        step(id, "acceptance", mentor);
        clock.advance(Duration.ofDays(182));
        tickTwice();
        assertThat(mentorings.find(id)).isPresent();
        clock.advance(Duration.ofDays(2));
        tickTwice();
        assertThat(mentorings.find(id)).isEmpty();
        send();
        for (var email : List.of("mentor@end.example", "asker@end.example")) {
            Awaitility.await().until(() -> subjects(email).contains("Your mentoring has ended"));
        }
        send();
        assertThat(subjects("asker@end.example")).containsOnlyOnce("Your mentoring has ended");
        assertThat(offers.find(api.idOf("mentor@end.example"))
                        .orElseThrow()
                        .state()
                        .taken())
                .isEmpty();
    }

    @Test
    void whoHasDeclinedIsNotAskedAgainByTheSamePersonAlsoAfterTheQuestionHasEnded() {
        offer("mentor@again.example", "sq", "Tirana", "AL");
        var asker = api.member("asker@again.example");
        var slug = group(asker, "Again group", "Tirana", "AL");
        ask(asker, slug, "sq");
        step(askedOf("mentor@again.example").getFirst(), "refusal", api.member("mentor@again.example"));
        step(mine(asker), "ending", asker);
        assertThat(ask(asker, slug, "sq").status()).isEqualTo(201);
        assertThat(askedOf("mentor@again.example")).isEmpty();

        var other = api.member("other@again.example");
        ask(other, group(other, "Other group", "Tirana", "AL"), "sq");
        assertThat(askedOf("mentor@again.example")).as("somebody else may ask").hasSize(1);
    }

    @Test
    void memberAsksThreeTimesADayAndWhatIsTakenBackAtOnceIsMailedToNobody() {
        offer("mentor@often.example", "mk", "Skopje", "MK");
        var asker = api.member("asker@often.example");
        var slug = group(asker, "Often group", "Skopje", "MK");
        for (var count = 1; count <= 3; count++) {
            assertThat(ask(asker, slug, "mk").status()).isEqualTo(201);
            assertThat(ask(asker, slug, "mk").status())
                    .as("who has asked already is not counted")
                    .isEqualTo(409);
            step(mine(asker), "ending", asker);
        }
        assertThat(ask(asker, slug, "mk").status()).isEqualTo(429);
        send();
        assertThat(subjects("mentor@often.example")).isEmpty();
    }

    private String mine(String asker) {
        return api.get("/api/roster/me/mentoring", asker).text("mine.id");
    }

    @Test
    void eitherOfTheTwoEndsItAndWhoIsNeitherCannot() {
        offer("mentor@either.example", "lv", "Riga", "LV");
        var asker = api.member("asker@either.example");
        var slug = group(asker, "Either group", "Riga", "LV");
        ask(asker, slug, "lv");
        var id = askedOf("mentor@either.example").getFirst();
        var mentor = api.member("mentor@either.example");
        assertThat(step(id, "ending", mentor).status()).as("nothing has begun").isEqualTo(404);
        step(id, "acceptance", mentor);
        mailbox.await("asker@either.example", 1);
        assertThat(step(id, "ending", api.member("other@either.example")).status())
                .isEqualTo(404);
        assertThat(step(id, "ending", mentor).status()).isEqualTo(204);
        send();
        assertThat(mailbox.await("asker@either.example", 2).getFirst().subject())
                .isEqualTo("Your mentoring has ended");
        assertThat(ask(asker, slug, "lv").status()).as("and asks again").isEqualTo(201);
        assertThat(api.delete("/api/roster/me/mentor-offer", mentor, null).status())
                .isEqualTo(204);
        assertThat(askedOf("mentor@either.example"))
                .as("who ends the offer is asked no more")
                .isEmpty();
    }

    @Test
    void confirmedPinIsEnoughToAskAndNothingIsNot() {
        offer("mentor@pin.example", "mt", "Valletta", "MT");
        var asker = api.member("asker@pin.example");
        assertThat(ask(asker, "", "mt").status()).isEqualTo(422);
        api.post(
                "/api/roster/pins",
                null,
                Map.of(
                        "email",
                        "asker@pin.example",
                        "name",
                        "Asker",
                        "city",
                        "Valletta",
                        "country",
                        "MT",
                        "topics",
                        List.of("go"),
                        "sentence",
                        "Hello."));
        var token =
                mailbox.await("asker@pin.example", 1).getFirst().text().replaceAll("(?s).*/pins/mine/(\\S+).*", "$1");
        assertThat(ask(asker, "", "mt").status()).as("not confirmed yet").isEqualTo(422);
        api.post("/api/roster/pins/" + token, null, Map.of());
        assertThat(ask(asker, "", "mt").text("where")).isEqualTo("Valletta");
        var other = api.member("other@pin.example");
        assertThat(ask(asker, group(other, "Not mine", "Valletta", "MT"), "mt").status())
                .as("a group of others")
                .isEqualTo(422);
    }

    @Test
    void othersSeeNameAndSentenceAloneAndOnlySignedIn() {
        offer("seen@list.example", "is", "Reykjavík", "IS");
        assertThat(api.get("/api/roster/mentors").status()).isEqualTo(401);
        var list = api.get("/api/roster/mentors?size=100", api.member("reader@list.example"));
        var mentor = Stream.iterate(0, at -> at + 1)
                .limit(100)
                .map(at -> list.body().path("items").path(at))
                .filter(one -> one.path("sentence").asString("").contains("Reykjavík"))
                .findFirst()
                .orElseThrow();
        assertThat(mentor.toString())
                .isEqualTo("{\"name\":\"New member\",\"sentence\":\"I have begun one in Reykjavík.\"}");
    }

    @Test
    void whatIsKeptOfAMemberIsExportedAndErased() {
        offer("mentor@erased.example", "ga", "Dublin", "IE");
        offer("next@erased.example", "ga", "London", "GB");
        var asker = api.member("asker@erased.example");
        ask(asker, group(asker, "Erased group", "Cork", "IE"), "ga");
        var id = askedOf("mentor@erased.example").getFirst();
        var kept = personalData.stream()
                .filter(one -> one.name().equals("mentoring"))
                .findFirst()
                .orElseThrow();
        assertThat(kept.export(api.idOf("mentor@erased.example")).toString())
                .contains("I have begun one in Dublin.", "Cork")
                .doesNotContain("Help me, please");
        assertThat(kept.export(api.idOf("asker@erased.example")).toString()).contains("Help me, please");

        kept.erase(api.idOf("mentor@erased.example"));
        assertThat(offers.find(api.idOf("mentor@erased.example"))).isEmpty();
        assertThat(askedOf("next@erased.example")).as("it is passed on").containsExactly(id);
        kept.erase(api.idOf("asker@erased.example"));
        assertThat(mentorings.find(id)).isEmpty();
        assertThat(offers.find(api.idOf("next@erased.example"))
                        .orElseThrow()
                        .state()
                        .taken())
                .isEmpty();
    }

    @Test
    void goesWithItsGroup() {
        offer("mentor@group.example", "cy", "Cardiff", "GB");
        var asker = api.member("asker@group.example");
        var slug = group(asker, "Group that goes", "Swansea", "GB");
        ask(asker, slug, "cy");
        var id = askedOf("mentor@group.example").getFirst();
        api.delete("/api/roster/groups/" + slug, asker, "*");
        assertThat(mentorings.find(id)).isEmpty();
    }

    private void offer(String email, String language, String city, String country) {
        var answer = api.put(
                "/api/roster/me/mentor-offer",
                api.member(email),
                Map.of(
                        "languages",
                        List.of(language),
                        "topics",
                        List.of("go"),
                        "city",
                        city,
                        "country",
                        country,
                        "sentence",
                        "I have begun one in " + city + "."));
        assertThat(answer.status()).as(answer.problem()).isEqualTo(200);
    }

    private String group(String token, String name, String city, String country) {
        return api.post(
                        "/api/roster/groups",
                        token,
                        Map.of(
                                "name",
                                name,
                                "city",
                                city,
                                "country",
                                country,
                                "topics",
                                List.of("go"),
                                "status",
                                "prospective"))
                .text("slug");
    }

    private Calls.Answer ask(String token, String group, String language) {
        return api.post(
                "/api/roster/mentorings",
                token,
                Map.of("group", group, "languages", List.of(language), "words", "Help me, please."));
    }

    private Calls.Answer step(String id, String step, String token) {
        return api.post("/api/roster/mentorings/" + id + "/" + step, token, Map.of());
    }

    private List<String> askedOf(String email) {
        return api.get("/api/roster/me/mentoring", api.member(email))
                .body()
                .path("asked")
                .findValuesAsString("id");
    }

    private void assertNothingIsTold(String email, String address) {
        for (var mail : mailbox.to(email)) {
            assertThat(mail.text()).doesNotContain(address);
        }
    }

    private List<String> subjects(String email) {
        return mailbox.to(email).stream().map(TestMailbox.Mail::subject).toList();
    }

    /** Notices wait a moment before they are sent. */
    private void send() {
        clock.advance(Duration.ofSeconds(10));
        mails.send();
    }

    private void tickTwice() throws Exception {
        twice(desk::tick, desk::tick);
    }

    private static void twice(Runnable one, Runnable other) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done :
                    threads.invokeAll(List.<Callable<Object>>of(Executors.callable(one), Executors.callable(other)))) {
                done.get();
            }
        }
    }
}
