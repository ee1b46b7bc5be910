package org.usergroups.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of those who want a group where there is none. */
class StartingPagesTest extends RunningPortal {
    private static final String PIN = "/api/roster/pins/tok";
    private static final String INTRODUCTION = "/api/roster/introductions/tok";
    private static final String MENTORING = "/account/mentoring";

    @Test
    void countsAreShownByCountryAndCityAndNarrowed() {
        Browser.Page page = browser.get("/pins?country=PT&topic=c%2B%2B&near=Porto%20%26%20more&within=far");
        assertThat(page.document().select("main section h2").eachText()).containsExactly("France", "Portugal");
        assertThat(page.document().select("main .rows li h3").eachText()).containsExactly("Lyon", "Porto", "Braga");
        assertThat(page.document().select("main .rows").text()).contains("4 people want a group here", "Python 3");
        assertThat(STUBS.last("GET", "/api/roster/pins").uri().getRawQuery())
                .isEqualTo("country=PT&topic=c%2B%2B&near=Porto%20%26%20more");
    }

    @ParameterizedTest
    @CsvSource({
        "/pins/new, city, country",
        "/pins, near, country",
        "/account/mentoring, city, country",
        "/groups/new, city, region country"
    })
    void cityIsCompletedWhereverOneIsAskedFor(String path, String field, String fills) {
        browser.get("/room");
        var page = browser.get(path).document();
        var city = page.expectFirst("#" + field);
        assertThat(city.attr("data-cities")).isEqualTo(fills);
        assertThat(page.select("datalist#" + city.attr("list"))).hasSize(1);
        assertThat(page.select("script[src*=city-completion]")).hasSize(1);
        assertThat(fills.split(" "))
                .allSatisfy(id -> assertThat(page.getElementById(id)).isNotNull());
    }

    @Test
    void cityThatIsNotKnownIsSaidBesideItsField() {
        STUBS.on("GET", "/api/roster/pins", 422, """
                {"status":422,"detail":"near: Must be the name of a city.","errors":[{"field":"near","message":"Must be the name of a city."}]}
                """);
        Browser.Page page = browser.get("/pins?near=Atlantis");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.document().select("#near-wrong").text()).isEqualTo("Must be the name of a city.");
        assertThat(page.document().select("#near").val()).isEqualTo("Atlantis");
    }

    @Test
    void pinIsSentWithTheNetworkItComesFromAndNeedsNoAccount() {
        STUBS.on("POST", "/api/roster/pins", 202, "");
        Browser.Page form = browser.get("/pins/new?city=Porto&country=PT&topic=python");
        assertThat(form.document().select("#country option[selected]").val()).isEqualTo("PT");
        Browser.Page sent = browser.submit(
                form,
                "/pins/new",
                Map.of(
                        "topics",
                        "python, data science",
                        "name",
                        "Vera",
                        "email",
                        "vera@mail.example",
                        "sentence",
                        "Hello.",
                        "helps",
                        "true"));
        assertThat(sent.document().select(".notice.good").text()).startsWith("Look into your mailbox");
        StubServices.Asked asked = STUBS.last("POST", "/api/roster/pins");
        assertThat(asked.header("X-Forwarded-For")).isEqualTo("127.0.0.1");
        assertThat(asked.text())
                .contains("\"city\":\"Porto\"", "\"topics\":[\"python\",\"data science\"]", "\"helps\":true")
                .contains("\"email\":\"vera@mail.example\"");
        assertThat(sent.body()).doesNotContain("vera@mail.example");
    }

    @Test
    void refusedPinKeepsWhatWasTyped() {
        STUBS.on("POST", "/api/roster/pins", 422, """
                {"status":422,"detail":"city: Not known.","errors":[{"field":"city","message":"We do not know this city."}]}
                """);
        Browser.Page page = browser.submit(
                browser.get("/pins/new"), "/pins/new", Map.of("city", "Atlantis", "name", "Vera", "helps", "true"));
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.document().select("#city-wrong").text()).isEqualTo("We do not know this city.");
        assertThat(page.document().select("#name").val()).isEqualTo("Vera");
        assertThat(page.document().select("input[name=helps][checked]")).hasSize(1);
    }

    @Test
    void openingTheLinkOfAPinChangesNothingAndTheButtonsDo() {
        STUBS.on("POST", PIN, 200, "{}");
        STUBS.on("POST", PIN + "/removal", 204, "");
        Browser.Page page = browser.get("/pins/mine/tok");
        assertThat(page.document().select("main").text()).contains("Porto, Portugal", "Vera", "20 November 2027");
        assertThat(STUBS.asked("POST", PIN)).isEmpty();
        Browser.Page renewed = browser.submit(page, "/pins/mine/tok", Map.of());
        assertThat(renewed.document().select(".notice.good").text()).contains("another year");
        Browser.Page removed = browser.submit(renewed, "/pins/mine/tok/remove", Map.of());
        assertThat(removed.uri().getPath()).isEqualTo("/pins");
        assertThat(STUBS.asked("POST", PIN + "/removal")).hasSize(1);
    }

    @Test
    void whoHasNotSaidSoCanHelpToBeginByOneButton() {
        STUBS.on("GET", PIN, 200, """
                {"city":"Porto","country":"PT","topics":["python"],"name":"Vera","sentence":"Hello.","helps":false,"confirmed":true,"expiresAt":"2027-11-20T10:00:00Z"}
                """);
        STUBS.on("POST", PIN + "/helping", 200, "{}");
        Browser.Page page = browser.get("/pins/mine/tok");
        assertThat(STUBS.asked("POST", PIN + "/helping")).isEmpty();
        Browser.Page helps = browser.submit(page, "/pins/mine/tok/help", Map.of());
        assertThat(helps.document().select(".notice.good").text()).startsWith("Thank you");
        assertThat(STUBS.asked("POST", PIN + "/helping")).hasSize(1);
    }

    @Test
    void mailProgramTakesAPinAwayWithOneClickAndOpeningItsLinkDoesNot() {
        STUBS.on("POST", PIN + "/removal", 204, "");
        assertThat(browser.get("/pins/off/tok").uri().getPath()).isEqualTo("/pins/mine/tok");
        assertThat(STUBS.asked("POST", PIN + "/removal")).isEmpty();
        Browser.Page done = new Browser(PORTAL).post("/pins/off/tok", Map.of("List-Unsubscribe", "One-Click"));
        assertThat(done.status()).isEqualTo(200);
        assertThat(STUBS.asked("POST", PIN + "/removal")).hasSize(1);
    }

    @Test
    void introductionSaysWhatTheOtherGetsBeforeAnybodyAgrees() {
        Browser.Page page = browser.get("/introductions/tok");
        assertThat(page.document().select("main").text())
                .contains("Somebody near Porto wants a group about python", "Vera", "Evenings, and I can bring cake.")
                .contains("If both of you say yes, each gets these three things of the other");
        STUBS.on("POST", INTRODUCTION + "/acceptance", 200, state("waiting"));
        STUBS.on("GET", INTRODUCTION, 200, state("waiting"));
        Browser.Page yes = browser.submit(page, "/introductions/tok/yes", Map.of());
        assertThat(yes.document().select(".lead").text()).startsWith("You have said yes. If the other does too");
        assertThat(yes.document().select("form[action$=/yes]")).isEmpty();
        STUBS.on("POST", INTRODUCTION + "/refusal", 200, state("declined"));
        STUBS.on("GET", INTRODUCTION, 200, state("declined"));
        Browser.Page no = browser.submit(yes, "/introductions/tok/no", Map.of());
        assertThat(no.document().select("main form")).isEmpty();
    }

    private static String state(String state) {
        return "{\"state\":\"%s\",\"city\":\"Porto\",\"topic\":\"python\",\"name\":\"Vera\",\"sentence\":\"Hello.\"}"
                .formatted(state);
    }

    @Test
    void groupIsBegunBySomebodyWhoIsSignedIn() {
        STUBS.on("POST", "/api/roster/beginnings/tok", 200, "{\"slug\":\"lisbon-query\",\"yours\":true}");
        Browser.Page visitor = browser.get("/beginnings/tok");
        assertThat(visitor.document().select("form[action='/beginnings/tok']")).isEmpty();
        assertThat(visitor.document().select("main a[href='/sign-in?to=/beginnings/tok']"))
                .hasSize(1);
        browser.get("/room");
        Browser.Page begun = browser.submit(browser.get("/beginnings/tok"), "/beginnings/tok", Map.of());
        assertThat(begun.uri().getPath()).isEqualTo("/groups/lisbon-query/edit");
        assertThat(STUBS.last("POST", "/api/roster/beginnings/tok").header("Authorization"))
                .startsWith("Bearer ");
    }

    @Test
    void mentorsAreForPeopleWhoAreSignedIn() {
        assertThat(browser.get("/mentors").document().select("main").text()).doesNotContain("Rui Tavares");
        assertThat(STUBS.asked("GET", "/api/roster/mentors")).isEmpty();
        browser.get("/room");
        assertThat(browser.get("/mentors").document().select("main").text())
                .contains("Rui Tavares", "I have begun two, and closed one.");
    }

    @Test
    void mentorAnswersAndTheConsequenceIsSaidBefore() {
        STUBS.on("POST", "/api/roster/mentorings/q1/acceptance", 200, "{}");
        Browser.Page page = browser.get(MENTORING);
        assertThat(page.document().select("main").text())
                .contains("Eva Nova, in Porto", "How did you find a room?")
                .contains("If you say yes, each of you gets the other’s e-mail address");
        Browser.Page done = browser.submit(page, MENTORING + "/q1/yes", Map.of());
        assertThat(done.document().select(".notice.good").text()).startsWith("Thank you.");
        assertThat(STUBS.asked("POST", "/api/roster/mentorings/q1/acceptance")).hasSize(1);
    }

    @Test
    void offerAndQuestionAreSentAndRefusalsStandBesideTheirFields() {
        STUBS.on("PUT", "/api/roster/me/mentor-offer", 422, """
                {"status":422,"detail":"atATime.","errors":[{"field":"atATime","message":"Must be from 1 to 10."}]}
                """);
        Browser.Page refused = browser.submit(
                browser.get(MENTORING), MENTORING + "/offer", Map.of("atATime", "many", "languages", "pt, en"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.document().select("#atATime-wrong").text()).isEqualTo("Must be from 1 to 10.");
        assertThat(STUBS.last("PUT", "/api/roster/me/mentor-offer").text())
                .contains("\"languages\":[\"pt\",\"en\"]", "\"atATime\":0", "\"paused\":false", "\"city\":\"Lisbon\"");
        STUBS.on("POST", "/api/roster/mentorings", 201, "{}");
        Browser.Page asked = browser.submit(
                refused, MENTORING + "/ask", Map.of("group", "lisbon-query", "languages", "pt", "words", "How?"));
        assertThat(asked.document().select(".notice.good").text()).startsWith("We look for a mentor");
        assertThat(STUBS.last("POST", "/api/roster/mentorings").text())
                .contains("\"group\":\"lisbon-query\"", "\"words\":\"How?\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/search?q=nothing&country=PT"})
    void whoFindsNothingNearIsShownWhatToDo(String path) {
        assertThat(browser.get(path).document().select("main a[href^=/pins/new]"))
                .isNotEmpty();
        assertThat(browser.get(path).document().select("main a[href=/start]")).isNotEmpty();
    }

    @Test
    void starterKitLeadsToEverythingAndIdsAreUnique() {
        for (String path : new String[] {"/start", "/pins", "/pins/new", MENTORING}) {
            var ids = browser.get(path).document().select("[id]").eachAttr("id");
            assertThat(ids).as(path).doesNotHaveDuplicates();
        }
        var kit = browser.get("/start").document();
        assertThat(kit.select("main a").eachAttr("href")).contains("/groups/new", "/pins/new", "/pins", "/mentors");
        assertThat(kit.select("main h2").size()).isGreaterThan(9);
        assertThat(kit.text()).doesNotContain("??");
    }

    @Test
    void starterKitQuotesOrganizersAndIsThereWithoutThem() {
        var kit = browser.get("/start").document();
        assertThat(kit.select("main figure blockquote").text()).isEqualTo("Comece <b>pequeno</b>.");
        assertThat(kit.select("main figure blockquote").attr("lang")).isEqualTo("pt");
        assertThat(kit.select("main figcaption").text()).isEqualTo("Python Porto, Portugal");
        assertThat(kit.select("main figcaption a").attr("href")).isEqualTo("/groups/python-porto");

        STUBS.on("GET", "/api/roster/stories/advice", 503, "{}");
        Browser.Page without = browser.get("/start");
        assertThat(without.status()).isEqualTo(200);
        assertThat(without.document().select("main figure")).isEmpty();
    }
}
