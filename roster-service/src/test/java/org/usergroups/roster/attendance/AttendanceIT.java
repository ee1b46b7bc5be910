package org.usergroups.roster.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.usergroups.platform.testing.MovableClock;
import org.usergroups.platform.testing.TestMailbox;
import org.usergroups.platform.web.files.CsvCell;
import org.usergroups.roster.Calls;
import org.usergroups.roster.RunningRoster;
import org.usergroups.roster.members.Accounts;

@RunningRoster
@Import(RunningRoster.MovableTime.class)
class AttendanceIT {

    @Autowired
    private Calls calls;

    @Autowired
    private TestMailbox mailbox;

    @Autowired
    private MovableClock clock;

    @Autowired
    private AttendanceKeeping keeping;

    @Autowired
    private Attendances attendances;

    @Autowired
    private Accounts accounts;

    private String ana = "";
    private String group = "";
    private String groupId = "";
    private String meeting = "";
    private String path = "";

    @BeforeEach
    void newMeeting() {
        ana = calls.member("coming@mail.example");
        group = calls.group(ana, Map.of("name", "Coming"));
        groupId = calls.get("/api/roster/groups/" + group).id();
        meeting = calls.post(
                        "/api/roster/groups/" + group + "/meetings",
                        ana,
                        Map.of(
                                "title",
                                "Two places",
                                "capacity",
                                2,
                                "zone",
                                "UTC",
                                "startsAtLocal",
                                LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)
                                        .plusDays(5)
                                        .withNano(0)
                                        .toString()))
                .body()
                .path("id")
                .asString();
        path = "/api/roster/meetings/" + meeting;
    }

    @Test
    void hostThatAnswersForManyStrangersIsStoppedAndOthersAreNot() {
        var from = Map.of("X-Forwarded-For", "203.0.113.77");
        for (var count = 0; count < 100; count++) {
            assertThat(sayFrom(from, "s%d@strangers.example".formatted(count))).isEqualTo(202);
        }
        assertThat(sayFrom(from, "last@strangers.example")).isEqualTo(429);
        assertThat(sayFrom(Map.of("X-Forwarded-For", "203.0.113.201"), "last@strangers.example"))
                .as("the same network")
                .isEqualTo(429);
        assertThat(sayFrom(Map.of("X-Forwarded-For", "198.51.100.77"), "last@strangers.example"))
                .isEqualTo(202);
    }

    private int sayFrom(Map<String, String> headers, String email) {
        return calls.post(
                        path + "/attendance",
                        null,
                        Map.of("name", "Stranger", "email", email, "answer", "maybe"),
                        headers)
                .status();
    }

    @Test
    void whatAnAddressHasSaidMovesWithItAndIsExportedAndErasedWithItsMember() {
        var record = new AttendanceRecord(attendances, accounts);
        confirm(ask("before@comes.example", "Comes", "going"));
        record.move("before@comes.example", "after@comes.example");
        record.move("before@comes.example", "after@comes.example");
        var member = calls.idOf("after@comes.example");
        assertThat(record.export(member).toString()).contains(meeting, "Comes", "going");
        assertThat(record.export(calls.idOf("before@comes.example"))).isEmpty();
        confirm(ask("before@comes.example", "Again", "maybe"));
        record.move("before@comes.example", "after@comes.example");
        assertThat(counts()).as("what the new address has said itself holds").isEqualTo("1 going, 0 waiting, 0 maybe");
        record.erase(member);
        assertThat(counts()).isEqualTo("0 going, 0 waiting, 0 maybe");
        assertThat(record.export(member)).isEmpty();
    }

    @Test
    void answerCountsOnlyWhenItsMailLinkIsPressedAndIsTakenBackByTheSameLink() {
        var token = ask("rui@going.example", "Rui", "going");
        assertThat(counts()).isEqualTo("0 going, 0 waiting, 0 maybe");
        assertThat(calls.get("/api/roster/attendance/" + token)
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("asked");
        assertThat(counts()).isEqualTo("0 going, 0 waiting, 0 maybe");

        assertThat(confirm(token)).isEqualTo("going");
        assertThat(confirm(token)).isEqualTo("going");
        assertThat(counts()).isEqualTo("1 going, 0 waiting, 0 maybe");
        assertThat(calls.get("/api/roster/attendance/" + token)
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("going");

        assertThat(calls.post("/api/roster/attendance/" + token + "/withdrawal", null, Map.of())
                        .status())
                .isEqualTo(204);
        assertThat(counts()).isEqualTo("0 going, 0 waiting, 0 maybe");
        assertThat(calls.get("/api/roster/attendance/" + token).status()).isEqualTo(410);
    }

    @Test
    void whoComesFirstHasThePlaceAndWhoWaitsIsToldWhenOneIsFree() {
        var first = ask("first@going.example", "First", "going");
        var second = ask("second@going.example", "Second", "going");
        var third = ask("third@going.example", "Third", "going");
        var maybe = ask("maybe@going.example", "Maybe", "maybe");
        assertThat(List.of(confirm(first), confirm(second), confirm(third), confirm(maybe)))
                .containsExactly("going", "going", "waiting", "maybe");
        assertThat(counts()).isEqualTo("2 going, 1 waiting, 1 maybe");

        calls.post("/api/roster/attendance/" + first + "/withdrawal", null, Map.of());
        assertThat(counts()).isEqualTo("2 going, 0 waiting, 1 maybe");
        assertThat(mailbox.await("third@going.example", 2).getFirst().subject()).startsWith("There is a place for you");
        IntStream.range(0, 4).parallel().forEach(instance -> keeping.tellAll());
        assertThat(mailbox.to("third@going.example")).hasSize(2);
    }

    @Test
    void placesThatAreAddedGoToWhoWaitsLongestAndEachIsToldOnce() {
        for (var name : List.of("a", "b", "c", "d")) {
            confirm(ask(name + "@added.example", name, "going"));
        }
        calls.patch(path, ana, 1, "{\"capacity\": 3}");
        IntStream.range(0, 4).parallel().forEach(instance -> keeping.tellAll());
        keeping.tellAll();
        assertThat(mailbox.await("c@added.example", 2)).hasSize(2);
        assertThat(mailbox.to("d@added.example")).hasSize(1);
    }

    @Test
    void whoComesIsToldOnceThatTheMeetingIsElsewhereOrCalledOffAndCanTakeItBack() {
        var token = confirmed("comes@told.example", "going");
        confirmed("perhaps@told.example", "maybe");
        clock.advance(Duration.ofSeconds(1));
        calls.patch(path, ana, 1, "{\"description\": \"With slides\"}");
        tellOfChanges();
        assertThat(mailbox.to("comes@told.example"))
                .as("no other time or place")
                .hasSize(1);

        calls.patch(path, ana, 2, "{\"venue\": \"The pier\"}");
        confirmed("since@told.example", "going");
        tellOfChanges();
        var moved = mailbox.await("comes@told.example", 2).getFirst();
        assertThat(moved.subject()).isEqualTo("Another time or place: Two places");
        assertThat(moved.text()).contains("The pier");
        clock.advance(Duration.ofSeconds(1));
        calls.patch(path, ana, 3, "{\"status\": \"called-off\"}");
        tellOfChanges();
        var off = mailbox.await("comes@told.example", 3).getFirst();
        assertThat(off.subject()).isEqualTo("Called off: Two places");
        assertThat(mailbox.await("since@told.example", 2)).hasSize(2);
        assertThat(mailbox.to("perhaps@told.example")).hasSize(1);

        var link = off.text().replaceAll("(?s).*/going/(\\S+).*", "$1");
        assertThat(link).isNotEqualTo(token);
        assertThat(calls.post("/api/roster/attendance/" + link + "/withdrawal", null, Map.of())
                        .status())
                .isEqualTo(204);
        assertThat(calls.get("/api/roster/attendance/" + token).status()).isEqualTo(410);
    }

    @Test
    void whoComesIsToldOnceThatTheMeetingIsDeleted() {
        confirmed("comes@deleted.example", "going");
        confirmed("perhaps@deleted.example", "maybe");
        calls.delete(path, ana, 1);
        tellOfChanges();
        assertThat(mailbox.await("comes@deleted.example", 2).getFirst().subject())
                .isEqualTo("Called off: Two places");
        tellOfChanges();
        assertThat(mailbox.to("comes@deleted.example")).hasSize(2);
        assertThat(mailbox.to("perhaps@deleted.example")).hasSize(1);
    }

    @Test
    void whoWasToldThatItIsCalledOffIsNotToldAgainWhenItIsDeleted() {
        confirmed("comes@off.example", "going");
        clock.advance(Duration.ofSeconds(1));
        calls.patch(path, ana, 1, "{\"status\": \"called-off\"}");
        tellOfChanges();
        assertThat(mailbox.await("comes@off.example", 2)).hasSize(2);
        calls.delete(path, ana, 2);
        tellOfChanges();
        assertThat(mailbox.to("comes@off.example")).hasSize(2);
    }

    @Test
    void whoComesIsToldBeforeTheAnswersGoWithTheGroup() {
        var token = confirmed("comes@group.example", "going");
        calls.delete("/api/roster/groups/" + group, ana, 1L);
        tellOfChanges();
        assertThat(mailbox.await("comes@group.example", 2).getFirst().subject()).isEqualTo("Called off: Two places");
        attendances.deleteAllOf(groupId);
        assertThat(attendances.confirmed(token)).isEmpty();
    }

    /** As several instances do it at the same time. */
    private void tellOfChanges() {
        IntStream.range(0, 4).parallel().forEach(instance -> keeping.tellOfChanges());
        keeping.tellOfChanges();
    }

    private String confirmed(String email, String answer) {
        var token = ask(email, "Somebody", answer);
        confirm(token);
        return token;
    }

    @Test
    void peopleWhoConfirmAtTheSameMomentGetNoMorePlacesThanThereAre() {
        var tokens = IntStream.range(0, 12)
                .mapToObj(number -> ask("n%d@race.example".formatted(number), "N" + number, "going"))
                .toList();
        var answers = tokens.parallelStream().map(this::confirm).toList();
        assertThat(answers).filteredOn("going"::equals).hasSize(2);
        assertThat(counts()).isEqualTo("2 going, 10 waiting, 0 maybe");
    }

    @Test
    void namesAreForOrganizersAndAddressesForNobody() {
        confirm(ask("secret@going.example", "=cmd|'/c calc'!A1", "going"));
        confirm(ask("quote@going.example", "Ana \"A\", B", "maybe"));
        assertThat(calls.get(path + "/attendees").status()).isEqualTo(401);
        assertThat(calls.get(path + "/attendees.csv", calls.member("curious@mail.example"), Map.of())
                        .status())
                .isEqualTo(403);
        var csv = calls.get(path + "/attendees.csv", ana, Map.of()).text();
        assertThat(csv.lines()).first().isEqualTo("name,answer,confirmed");
        assertThat(csv)
                .contains("\"'=cmd|'/c calc'!A1\",going,", "\"Ana \"\"A\"\", B\",maybe,")
                .doesNotContain("going.example");
        var list = calls.get(path + "/attendees", ana, Map.of());
        assertThat(list.body().path("items")).hasSize(2);
        assertThat(list.text()).doesNotContain("going.example");
    }

    @Test
    void namesAndAddressesAreRemovedThirtyDaysAfterTheMeetingAndTheNumbersStay() {
        var token = ask("forget@going.example", "Forget me", "going");
        confirm(token);
        clock.advance(Duration.ofDays(34));
        keeping.forget();
        assertThat(attendances.confirmed(token)).isPresent();
        clock.advance(Duration.ofDays(2));
        keeping.forget();
        assertThat(attendances.confirmed(token)).isEmpty();
        assertThat(calls.get(path + "/attendees", ana, Map.of()).text()).doesNotContain("Forget me");
        assertThat(counts()).isEqualTo("1 going, 0 waiting, 0 maybe");
    }

    @Test
    void addressIsMailedThreeTimesAnHourForAMeetingAndTheAnswerDoesNotTell() {
        for (var time = 0; time < 5; time++) {
            assertThat(say("often@going.example", "Often", "going")).isEqualTo(202);
        }
        assertThat(mailbox.await("often@going.example", 3)).hasSize(3);
    }

    @Test
    void meetingThatIsCalledOffOrOverTakesNoAnswers() {
        var token = ask("late@going.example", "Late", "going");
        calls.patch(path, ana, 1, "{\"status\": \"called-off\"}");
        assertThat(say("later@going.example", "Later", "going")).isEqualTo(409);
        assertThat(calls.post("/api/roster/attendance/" + token, null, Map.of()).status())
                .isEqualTo(409);
        assertThat(say("no address", "", "perhaps")).isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            =1+1   | "'=1+1"
            +49    | "'+49"
            -1     | "'-1"
            @a     | "'@a"
            a=b    | a=b
            """)
    void cellThatBeginsAsAFormulaIsText(String text, String cell) {
        assertThat(CsvCell.of(text)).isEqualTo(cell);
        assertThat(CsvCell.of("a \"b\"")).isEqualTo("\"a \"\"b\"\"\"");
        assertThat(CsvCell.of("\tx")).startsWith("\"'").endsWith("x\"");
    }

    private int say(String email, String name, String answer) {
        return calls.post(path + "/attendance", null, Map.of("name", name, "email", email, "answer", answer))
                .status();
    }

    private String ask(String email, String name, String answer) {
        var before = mailbox.to(email).size();
        assertThat(say(email, name, answer)).isEqualTo(202);
        return mailbox.await(email, before + 1).getFirst().text().replaceAll("(?s).*/going/(\\S+).*", "$1");
    }

    private String confirm(String token) {
        return calls.post("/api/roster/attendance/" + token, null, Map.of())
                .body()
                .path("state")
                .asString();
    }

    private String counts() {
        var counts = calls.get(path + "/attendance").body();
        return "%d going, %d waiting, %d maybe"
                .formatted(
                        counts.path("going").asInt(),
                        counts.path("waiting").asInt(),
                        counts.path("maybe").asInt());
    }
}
