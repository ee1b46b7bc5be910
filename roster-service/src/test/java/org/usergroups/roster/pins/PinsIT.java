package org.usergroups.roster.pins;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.usergroups.platform.testing.MovableClock;
import org.usergroups.platform.testing.TestMailbox;
import org.usergroups.roster.Calls;
import org.usergroups.roster.MailRound;
import org.usergroups.roster.RunningRoster;
import org.usergroups.roster.SameMoment;
import org.usergroups.roster.members.KeptByAddress;
import org.usergroups.roster.members.PersonalData;

/** Pins, introductions and beginnings, with mails. Each test has a country of its own, since pins meet. */
@RunningRoster
@Import(RunningRoster.MovableTime.class)
@TestPropertySource(properties = "usergroups.pins.per-hour-of-network=60")
class PinsIT {

    private static final String CONFIRM = "Please confirm: a group in ";
    private static final String MAYBE = "Somebody near you wants the same";

    @Autowired
    private Calls api;

    @Autowired
    private TestMailbox mailbox;

    @Autowired
    private MovableClock clock;

    @Autowired
    private PinClock pinClock;

    @Autowired
    private Pins pins;

    @Autowired
    private List<PersonalData> personalData;

    @Autowired
    private MailRound round;

    @Autowired
    private MongoDatabase database;

    @Test
    void pinCountsOnlyWhenItsMailLinkIsPressedAndGoesByTheSameLink() {
        var token = ask("vera@pins.example", "Vera", "Reykjavík", "IS", List.of("Python", "data  science"), false);
        assertThat(cities("IS")).isEmpty();
        assertThat(api.get("/api/roster/pins/" + token).body().path("confirmed").asBoolean())
                .isFalse();
        assertThat(cities("IS")).as("opening the link does nothing").isEmpty();

        assertThat(confirm(token)).isEqualTo(200);
        assertThat(confirm(token)).as("the second click").isEqualTo(200);
        assertThat(api.get("/api/roster/pins?country=Iceland").body().toString())
                .contains("\"people\":1", "\"topics\":{\"data-science\":1,\"python\":1}")
                .doesNotContain("Vera", "pins.example", "I would come");

        assertThat(api.post("/api/roster/pins/" + token + "/removal", null, Map.of())
                        .status())
                .isEqualTo(204);
        assertThat(cities("IS")).isEmpty();
        assertThat(api.get("/api/roster/pins/" + token).status()).isEqualTo(410);
        assertThat(confirm(token)).isEqualTo(410);
    }

    @Test
    void whatSomebodyElseTypesForAnAddressChangesNothingUntilItIsConfirmed() {
        confirm(ask("own@pins.example", "Own", "Valletta", "MT", List.of("python"), false));
        var second = ask("own@pins.example", "Intruder", "Valletta", "MT", List.of("perl"), false);
        assertThat(cities("MT")).containsExactly("Valletta 1 {\"python\":1}");
        confirm(second);
        assertThat(cities("MT")).as("one pin for an address and a city").containsExactly("Valletta 1 {\"perl\":1}");
    }

    @Test
    void whatCannotBeTakenIsSaidBesideItsField() {
        var refused = api.post(
                "/api/roster/pins",
                null,
                Map.of(
                        "city",
                        "Atlantis-on-Sea",
                        "topics",
                        List.of("https://spam.example", "b", "c", "d"),
                        "email",
                        "x",
                        "name",
                        "A\nB"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path("errors").findValuesAsString("field"))
                .contains("city", "topics", "email", "name", "sentence");
    }

    @Test
    void addressThatAsksTooOftenGetsTheSameAnswerAndNoMoreMails() {
        for (var count = 0; count < 8; count++) {
            assertThat(pin("often@pins.example", "Often", "Andorra la Vella", "AD", List.of("go"), false))
                    .isEqualTo(202);
        }
        mailbox.await("often@pins.example", 5);
        round.send();
        assertThat(mailbox.to("often@pins.example")).hasSize(5);
    }

    @Test
    void networkThatAsksTooOftenGetsTheSameAnswerAndNoMoreMails() {
        for (var count = 1; count <= 61; count++) {
            var form = Map.of(
                    "email",
                    "n%d@network.example".formatted(count),
                    "name",
                    "N",
                    "city",
                    "Andorra la Vella",
                    "country",
                    "AD",
                    "topics",
                    List.of("go"),
                    "sentence",
                    "Hello.");
            assertThat(api.post("/api/roster/pins", null, form, Map.of("X-Forwarded-For", "198.51.100." + count))
                            .status())
                    .isEqualTo(202);
        }
        mailbox.await("n60@network.example", 1);
        round.send();
        assertThat(mailbox.to("n61@network.example")).isEmpty();
    }

    @Test
    void countsAreFoundByTopicAndNearness() {
        confirm(ask("near1@pins.example", "Near", "Tallinn", "EE", List.of("rust"), false));
        confirm(ask("near2@pins.example", "Near", "Tartu", "EE", List.of("rust", "go"), false));
        assertThat(cities("EE&topic=go")).containsExactly("Tartu 1 {\"go\":1}");
        assertThat(cities("EE&near=Tallinn&within=20")).containsExactly("Tallinn 1 {\"rust\":1}");
        assertThat(cities("EE&near=59.44,24.75&within=300")).hasSize(2);
        assertThat(api.get("/api/roster/pins?near=Nowhere-at-all").status()).isEqualTo(422);
    }

    @Test
    void countsAreCountedOnceAMinuteUnlessAPinIsAddedHere() {
        confirm(ask("one@minute.example", "One", "Luxembourg", "LU", List.of("java"), false));
        assertThat(cities("LU")).containsExactly("Luxembourg 1 {\"java\":1}");
        database.getCollection("pins").deleteOne(eq("email", "one@minute.example"));
        assertThat(cities("LU")).as("kept from the last time").hasSize(1);
        clock.advance(Duration.ofSeconds(61));
        assertThat(cities("LU")).isEmpty();
    }

    @Test
    void noAddressIsToldBeforeBothHaveSaidYesAndThenBothAreToldOnce() {
        confirm(ask("ann@pins.example", "Ann", "Riga", "LV", List.of("postgres"), false));
        confirm(ask("bob@pins.example", "Bob", "Jūrmala", "LV", List.of("sql"), false));
        tickTwice();
        var toAnn = question("ann@pins.example");
        var toBob = question("bob@pins.example");
        assertThat(api.get("/api/roster/introductions/" + toAnn).text("state")).isEqualTo("asked");

        assertThat(answer(toAnn, "acceptance")).isEqualTo("waiting");
        tickTwice();
        round.send();
        assertNothingIsTold("ann@pins.example", "Bob", "bob@");
        assertNothingIsTold("bob@pins.example", "Ann", "ann@");
        assertThat(api.get("/api/roster/introductions/" + toBob).body().toString())
                .doesNotContain("Ann", "ann@");

        assertThat(answer(toBob, "acceptance")).isEqualTo("introduced");
        assertThat(answer(toBob, "acceptance")).isEqualTo("introduced");
        assertThat(answer(toBob, "refusal")).as("too late").isEqualTo("introduced");
        tickTwice();
        assertThat(mailbox.await("ann@pins.example", 3).getFirst().text())
                .contains("Bob", "bob@pins.example", "I would come");
        assertThat(mailbox.await("bob@pins.example", 3).getFirst().text()).contains("Ann", "ann@pins.example");
        round.send();
        assertThat(mailbox.to("ann@pins.example")).hasSize(3);
        assertThat(mailbox.to("bob@pins.example")).hasSize(3);
    }

    @Test
    void twoWhoSayYesAtTheSameMomentAreIntroducedOnce() {
        confirm(ask("one@moment.example", "One", "Vilnius", "LT", List.of("go"), false));
        confirm(ask("two@moment.example", "Two", "Vilnius", "LT", List.of("go"), false));
        tickTwice();
        var one = question("one@moment.example");
        var two = question("two@moment.example");
        SameMoment.both(() -> answer(one, "acceptance"), () -> answer(two, "acceptance"));
        assertThat(mailbox.await("one@moment.example", 3).getFirst().text()).contains("two@moment.example");
        assertThat(mailbox.await("two@moment.example", 3).getFirst().text()).contains("one@moment.example");
        tickTwice();
        round.send();
        assertThat(mailbox.to("one@moment.example")).hasSize(3);
    }

    @Test
    void whoDeclinesIsNotBetrayedAndNobodyIsAskedTwice() {
        confirm(ask("yes@silent.example", "Yes", "Luxembourg", "LU", List.of("java"), false));
        confirm(ask("no@silent.example", "No", "Luxembourg", "LU", List.of("kotlin"), false));
        tickTwice();
        var yes = question("yes@silent.example");
        var no = question("no@silent.example");
        assertThat(answer(no, "refusal")).isEqualTo("declined");
        assertThat(answer(no, "acceptance")).as("for good").isEqualTo("declined");
        assertThat(api.get("/api/roster/introductions/" + yes).text("state")).isEqualTo("asked");
        assertThat(answer(yes, "acceptance")).isEqualTo("waiting");
        clock.advance(Duration.ofDays(3));
        tickTwice();
        round.send();
        assertNothingIsTold("yes@silent.example", "No,", "no@");
        assertNothingIsTold("no@silent.example", "Yes,", "yes@");
        assertThat(round.subjects("yes@silent.example")).containsOnlyOnce(MAYBE).hasSize(2);
        assertThat(round.subjects("no@silent.example")).containsOnlyOnce(MAYBE).hasSize(2);
    }

    @Test
    void whoTakesThePinAwayIsNotTold() {
        confirm(ask("stays@gone.example", "Stays", "Monaco", "MC", List.of("java"), false));
        var leaving = ask("leaves@gone.example", "Leaves", "Monaco", "MC", List.of("java"), false);
        confirm(leaving);
        tickTwice();
        var stays = question("stays@gone.example");
        var leaves = question("leaves@gone.example");
        answer(leaves, "acceptance");
        api.post("/api/roster/pins/" + leaving + "/removal", null, Map.of());
        assertThat(answer(stays, "acceptance")).isEqualTo("introduced");
        tickTwice();
        round.send();
        assertNothingIsTold("stays@gone.example", "Leaves", "leaves@");
        assertNothingIsTold("leaves@gone.example", "Stays", "stays@");
    }

    @Test
    void farAwayOrOtherTopicIsNobodyToMeet() {
        confirm(ask("zagreb@far.example", "Z", "Zagreb", "HR", List.of("java"), false));
        confirm(ask("split@far.example", "S", "Split", "HR", List.of("java"), false));
        confirm(ask("crochet@far.example", "C", "Zagreb", "HR", List.of("crochet"), false));
        tickTwice();
        round.send();
        for (var who : List.of("zagreb", "split", "crochet")) {
            assertThat(round.subjects(who + "@far.example")).doesNotContain(MAYBE);
        }
    }

    @Test
    void enoughPinsMakeAProposalToThoseWhoWouldHelpAndOneGroupEvenIfTwoPress() {
        for (var number = 1; number <= 4; number++) {
            confirm(ask(
                    "p" + number + "@start.example", "P" + number, "Podgorica", "ME", List.of("linux"), number <= 3));
        }
        tickTwice();
        round.send();
        assertThat(allSubjects("start.example", 4)).noneMatch(subject -> subject.startsWith("Enough people"));

        confirm(ask("p5@start.example", "P5", "Podgorica", "ME", List.of("linux"), false));
        tickTwice();
        var tokens = IntStream.rangeClosed(1, 3)
                .mapToObj(number -> round.token("p" + number + "@start.example", "Enough people", "/beginnings/"))
                .toList();
        assertThat(round.subjects("p4@start.example")).noneMatch(subject -> subject.startsWith("Enough people"));
        assertThat(api.get("/api/roster/beginnings/" + tokens.getFirst()).body().toString())
                .contains("\"name\":\"Linux Podgorica\"", "\"people\":5", "\"slug\":null")
                .doesNotContain("@");
        assertThat(api.post("/api/roster/beginnings/" + tokens.getFirst(), null, Map.of())
                        .status())
                .as("a visitor")
                .isEqualTo(401);

        var begun = new ArrayList<Calls.Answer>();
        SameMoment.both(
                () -> begin(tokens.get(0), "p1@start.example", begun),
                () -> begin(tokens.get(1), "p2@start.example", begun));
        assertThat(begun).extracting(answer -> answer.text("slug")).containsOnly("linux-podgorica");
        assertThat(begun)
                .extracting(answer -> answer.body().path("yours").asBoolean())
                .containsExactlyInAnyOrder(true, false);
        var group = api.get("/api/roster/groups/linux-podgorica");
        assertThat(group.text("status")).isEqualTo("prospective");
        assertThat(group.text("city")).isEqualTo("Podgorica");
        assertThat(group.text("country")).isEqualTo("ME");
        assertThat(group.body().path("topics").toString()).isEqualTo("[\"linux\"]");
        assertThat(api.get("/api/roster/groups/linux-podgorica-2").status()).isEqualTo(404);

        tickTwice();
        var starter = begun.get(0).body().path("yours").asBoolean() ? begun.get(0) : begun.get(1);
        assertThat(starter.status()).isEqualTo(200);
        var invitation = round.token("p3@start.example", "Linux Podgorica begins: will you help?", "/invitations/");
        assertThat(api.post("/api/roster/invitations/" + invitation, api.member("p3@start.example"), Map.of())
                        .text("groupSlug"))
                .isEqualTo("linux-podgorica");
        assertThat(api.get("/api/roster/groups/linux-podgorica/organizers")
                        .body()
                        .path("items"))
                .as("who began it, and who was invited")
                .hasSize(2);
        assertThat(mailbox.await("p4@start.example", 3))
                .anyMatch(mail -> mail.subject().equals("Linux Podgorica begins"));
        round.send();
        for (var number = 1; number <= 5; number++) {
            var about = round.subjects("p" + number + "@start.example").stream()
                    .filter(subject -> subject.startsWith("Linux Podgorica begins"))
                    .toList();
            assertThat(about).as("p%d", number).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void whoPinsAfterAGroupHasBegunIsToldOfItButNotInvitedToLookAfterIt() {
        for (var number = 1; number <= 5; number++) {
            confirm(ask("r" + number + "@late.example", "R" + number, "Tirana", "AL", List.of("kotlin"), number <= 2));
        }
        tickTwice();
        var token = round.token("r1@late.example", "Enough people", "/beginnings/");
        api.post("/api/roster/beginnings/" + token, api.member("r1@late.example"), Map.of());
        tickTwice();
        round.token("r2@late.example", "Kotlin Tirana begins: will you help?", "/invitations/");

        clock.advance(Duration.ofDays(2));
        confirm(ask("r6@late.example", "R6", "Tirana", "AL", List.of("kotlin"), true));
        tickTwice();
        round.token("r6@late.example", "Kotlin Tirana begins", "/groups/");
        var mail = mailbox.to("r6@late.example").getFirst();
        assertThat(mail.subject()).isEqualTo("Kotlin Tirana begins");
        assertThat(mail.text()).contains("/groups/kotlin-tirana/write").doesNotContain("/invitations/");
    }

    @Test
    void letterThatIsSentAgainOpensNoFurtherInvitationAndBothOfItsLinksWork() {
        for (var number = 1; number <= 5; number++) {
            confirm(ask("s" + number + "@twice.example", "S" + number, "Pristina", "XK", List.of("ruby"), number <= 2));
        }
        tickTwice();
        var token = round.token("s1@twice.example", "Enough people", "/beginnings/");
        var starter = api.member("s1@twice.example");
        var slug =
                api.post("/api/roster/beginnings/" + token, starter, Map.of()).text("slug");
        tickTwice();
        var first = round.token("s2@twice.example", "Ruby Pristina begins", "/invitations/");
        round.awaitSent();
        database.getCollection("letters")
                .updateMany(eq("kind", PinKind.JOIN.name()), set("dueAt", Date.from(clock.instant())));
        round.send();
        var again = Awaitility.await()
                .until(
                        () -> round.token("s2@twice.example", "Ruby Pristina begins", "/invitations/"),
                        newest -> !newest.equals(first));
        assertThat(api.get("/api/roster/groups/" + slug + "/invitations", starter)
                        .body()
                        .path("items"))
                .hasSize(1);
        assertThat(api.get("/api/roster/invitations/" + first).status()).isEqualTo(200);
        assertThat(api.post("/api/roster/invitations/" + again, api.member("s2@twice.example"), Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(api.get("/api/roster/invitations/" + first).status())
                .as("one invitation, one organizer")
                .isEqualTo(410);
    }

    @Test
    void groupThatIsDeletedIsProposedAgainOnlyWhenSomebodyHasComeSince() {
        for (var number = 1; number <= 5; number++) {
            confirm(ask("q" + number + "@again.example", "Q" + number, "Skopje", "MK", List.of("php"), number == 1));
        }
        tickTwice();
        var token = round.token("q1@again.example", "Enough people", "/beginnings/");
        var slug = api.post("/api/roster/beginnings/" + token, api.member("q1@again.example"), Map.of())
                .text("slug");
        assertThat(api.delete("/api/roster/groups/" + slug, api.member("q1@again.example"), "*")
                        .status())
                .isEqualTo(204);
        assertThat(api.get("/api/roster/beginnings/" + token).status()).isEqualTo(410);
        clock.advance(Duration.ofDays(2));
        tickTwice();
        round.send();
        round.awaitSent();
        assertThat(proposals("q1@again.example"))
                .as("whoever has deleted it is not asked the next day to begin it")
                .isEqualTo(1);

        confirm(ask("q6@again.example", "Q6", "Skopje", "MK", List.of("php"), true));
        tickTwice();
        var again = round.token("q6@again.example", "Enough people", "/beginnings/");
        Awaitility.await().until(() -> proposals("q1@again.example"), count -> count == 2);
        assertThat(api.post("/api/roster/beginnings/" + again, api.member("q6@again.example"), Map.of())
                        .body()
                        .path("yours")
                        .asBoolean())
                .isTrue();
    }

    private long proposals(String email) {
        return round.subjects(email).stream()
                .filter(subject -> subject.startsWith("Enough people"))
                .count();
    }

    @Test
    void whereNobodyWouldBeginEverybodyIsAskedOnceAndOneClickMakesAProposal() {
        var tokens = new ArrayList<String>();
        for (var number = 1; number <= 5; number++) {
            tokens.add(ask("h" + number + "@help.example", "H" + number, "Tirana", "AL", List.of("vim"), false));
            confirm(tokens.getLast());
        }
        tickTwice();
        var question = "5 of you now: would you help to begin?";
        var link = round.token("h1@help.example", question, "/pins/mine/");
        for (var number = 2; number <= 5; number++) {
            round.token("h" + number + "@help.example", question, "/pins/mine/");
        }
        clock.advance(Duration.ofDays(2));
        tickTwice();
        round.send();
        assertThat(round.subjects("h1@help.example")).containsOnlyOnce(question);
        assertThat(round.subjects("h1@help.example")).noneMatch(subject -> subject.startsWith("Enough people"));

        var helps = api.post("/api/roster/pins/" + link + "/helping", null, Map.of());
        assertThat(helps.body().path("helps").asBoolean()).isTrue();
        tickTwice();
        round.token("h1@help.example", "Enough people", "/beginnings/");
        assertThat(proposals("h2@help.example")).isZero();
        assertThat(api.post("/api/roster/pins/nonsense/helping", null, Map.of()).status())
                .isEqualTo(410);
    }

    @Test
    void mailsAboutAPinSayHowAMailProgramTakesItAway() {
        var own = ask("click@one.example", "One", "Tórshavn", "FO", List.of("java"), false);
        assertThat(mailbox.to("click@one.example")
                        .getFirst()
                        .headers()
                        .path("List-Unsubscribe")
                        .isMissingNode())
                .as("there is nothing to leave yet")
                .isTrue();
        confirm(own);
        clock.advance(Duration.ofDays(336));
        tickTwice();
        round.token("click@one.example", "Do you still want", "/pins/mine/");
        var headers = mailbox.to("click@one.example").getFirst().headers();
        assertThat(headers.path("List-Unsubscribe-Post").asString()).isEqualTo("List-Unsubscribe=One-Click");
        var token = headers.path("List-Unsubscribe").asString().replaceAll(".*/pins/off/(\\S+)>", "$1");
        assertThat(api.post("/api/roster/pins/" + token + "/removal", null, Map.of())
                        .status())
                .isEqualTo(204);
        assertThat(cities("FO")).isEmpty();
    }

    @Test
    void pinsMoveWithTheAddressOfTheirPersonAndTheNextOwnerOfTheOldOneHasTheirOwn() {
        confirm(ask("before@moves.example", "Moves", "Chișinău", "MD", List.of("java"), false));
        confirm(ask("before@moves.example", "Moves", "Tiraspol", "MD", List.of("java"), false));
        confirm(ask("after@moves.example", "Moves", "Tiraspol", "MD", List.of("rust"), false));
        var kept = personalData.stream()
                .filter(KeptByAddress.class::isInstance)
                .filter(one -> one.name().equals("pins"))
                .map(KeptByAddress.class::cast)
                .findFirst()
                .orElseThrow();
        kept.move("before@moves.example", "after@moves.example");
        kept.move("before@moves.example", "after@moves.example");
        assertThat(pins.ofAddress("before@moves.example")).isEmpty();
        assertThat(pins.ofAddress("after@moves.example"))
                .extracting(pin -> pin.place().city() + " " + pin.topics())
                .containsExactlyInAnyOrder("Chisinau [java]", "Tiraspol [rust]");

        confirm(ask("after@moves.example", "Moves", "Chișinău", "MD", List.of("go"), false));
        assertThat(pins.ofAddress("after@moves.example"))
                .as("still one in the city")
                .hasSize(2);
        confirm(ask("before@moves.example", "Next", "Chișinău", "MD", List.of("perl"), false));
        assertThat(pins.ofAddress("before@moves.example")).hasSize(1);
        assertThat(pins.ofAddress("after@moves.example"))
                .extracting(pin -> pin.place().city() + " " + pin.topics())
                .containsExactlyInAnyOrder("Chisinau [go]", "Tiraspol [rust]");
    }

    @Test
    void pinExpiresAfterAYearUnlessOneClickRenewsIt() {
        confirm(ask("keeps@year.example", "Keeps", "Vaduz", "LI", List.of("java"), false));
        confirm(ask("forgets@year.example", "Forgets", "Vaduz", "LI", List.of("crochet"), false));
        clock.advance(Duration.ofDays(336));
        tickTwice();
        var renewal = round.token("keeps@year.example", "Do you still want a group in Vaduz?", "/pins/mine/");
        mailbox.await("forgets@year.example", 2);
        assertThat(api.get("/api/roster/pins/" + renewal)
                        .body()
                        .path("confirmed")
                        .asBoolean())
                .isTrue();
        assertThat(confirm(renewal)).isEqualTo(200);
        clock.advance(Duration.ofDays(31));
        tickTwice();
        assertThat(cities("LI")).containsExactly("Vaduz 1 {\"java\":1}");
        assertThat(pins.ofAddress("forgets@year.example")).isEmpty();
        clock.advance(Duration.ofDays(400));
        tickTwice();
        assertThat(cities("LI"))
                .as("after a long outage there is still time to answer")
                .hasSize(1);
        Awaitility.await().until(() -> renewals("keeps@year.example"), count -> count == 2);
        tickTwice();
        clock.advance(Duration.ofDays(31));
        tickTwice();
        assertThat(cities("LI")).isEmpty();
        assertThat(renewals("keeps@year.example")).isEqualTo(2);
    }

    @Test
    void pinsOfAMembersAddressAreExportedAndErasedWithTheAccount() {
        confirm(ask("member@kept.example", "Member", "Nicosia", "CY", List.of("java"), false));
        ask("member@kept.example", "Member", "Limassol", "CY", List.of("java"), false);
        var kept = personalData.stream()
                .filter(one -> one.name().equals("pins"))
                .findFirst()
                .orElseThrow();
        var member = api.idOf("member@kept.example");
        assertThat(kept.export(member).toString()).contains("Nicosia").doesNotContain("Limassol");
        kept.erase(member);
        assertThat(cities("CY")).isEmpty();
    }

    private void begin(String token, String email, List<Calls.Answer> answers) {
        var answer = api.post("/api/roster/beginnings/" + token, api.member(email), Map.of());
        synchronized (answers) {
            answers.add(answer);
        }
    }

    private int pin(String email, String name, String city, String country, List<String> topics, boolean helps) {
        return api.post(
                        "/api/roster/pins",
                        null,
                        Map.of(
                                "email",
                                email,
                                "name",
                                name,
                                "city",
                                city,
                                "country",
                                country,
                                "topics",
                                topics,
                                "sentence",
                                "I would come, on any evening.",
                                "helps",
                                helps))
                .status();
    }

    /** Asks, and answers the token of the newest mail to confirm. */
    private String ask(String email, String name, String city, String country, List<String> topics, boolean helps) {
        var before = confirmations(email).size();
        assertThat(pin(email, name, city, country, topics, helps)).isEqualTo(202);
        var mails = Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> confirmations(email), now -> now.size() > before);
        assertThat(mails.getFirst().text()).doesNotContain(name + " ", "I would come");
        return token(mails.getFirst().text(), "/pins/mine/");
    }

    private List<TestMailbox.Mail> confirmations(String email) {
        return mailbox.to(email).stream()
                .filter(mail -> mail.subject().startsWith(CONFIRM))
                .toList();
    }

    private int confirm(String token) {
        return api.post("/api/roster/pins/" + token, null, Map.of()).status();
    }

    private String question(String email) {
        var token = round.token(email, MAYBE, "/introductions/");
        assertThat(mailbox.to(email).getFirst().text()).contains("If you say yes, and the other does too");
        return token;
    }

    private String answer(String token, String answer) {
        return api.post("/api/roster/introductions/" + token + "/" + answer, null, Map.of())
                .text("state");
    }

    private static String token(String text, String path) {
        return text.replaceAll("(?s).*?" + path + "(\\S+).*", "$1");
    }

    private long renewals(String email) {
        return round.subjects(email).stream()
                .filter(subject -> subject.startsWith("Do you still"))
                .count();
    }

    private List<String> allSubjects(String domain, int people) {
        return IntStream.rangeClosed(1, people)
                .boxed()
                .flatMap(number -> round.subjects("p" + number + "@" + domain).stream())
                .toList();
    }

    private void assertNothingIsTold(String email, String name, String address) {
        for (var mail : mailbox.to(email)) {
            assertThat(mail.text() + mail.subject() + mail.headers())
                    .doesNotContain(name)
                    .doesNotContain(address);
        }
    }

    private List<String> cities(String query) {
        var found = api.get(URI.create("/api/roster/pins?country=" + query).toString());
        assertThat(found.status()).isEqualTo(200);
        var cities = new ArrayList<String>();
        found.body()
                .path("items")
                .forEach(city -> cities.add("%s %s %s"
                        .formatted(
                                city.path("city").asString(),
                                city.path("people").asInt(),
                                city.path("topics"))));
        return cities;
    }

    private void tickTwice() {
        SameMoment.both(pinClock::tick, pinClock::tick);
    }
}
