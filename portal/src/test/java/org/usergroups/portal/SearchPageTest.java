package org.usergroups.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class SearchPageTest extends RunningPortal {
    @Test
    void facetsCarryCountsAndLeadToTheNarrowerSearch() {
        Document page = browser.get("/search?q=query").document();

        assertThat(page.select("#facets h2").eachText()).containsExactly("Kind", "Country", "Topic", "Language");
        assertThat(page.select("#facets a[href='/search?q=query&country=ES']").text())
                .isEqualTo("Spain 5");
        assertThat(page.select("#facets section summary").text()).isEqualTo("2 more");
    }

    @Test
    void whereAndHowGroupsMeetAreFacetsTooWithinACountryItsRegionsAndCities() {
        STUBS.on("GET", "/api/search", 200, """
                {"total":9,"items":[],"facets":{"country":[{"value":"PT","count":9}],
                 "subdivision":[{"value":"PT-13","count":6,"name":"Porto District"}],
                 "city":[{"value":"2735943","count":5,"name":"Porto"}],
                 "status":[{"value":"active","count":7},{"value":"called-off","count":1}],
                 "access":[{"value":"stepFree","count":3}],
                 "lookingFor":[{"value":"jointMeetings","count":2}]}}
                """);
        Document page = browser.get("/search?q=porto").document();

        assertThat(page.select("#facets section").eachText())
                .as("what no filter takes is no choice")
                .containsExactly(
                        "Country Portugal 9",
                        "Region Porto District 6",
                        "City Porto 5",
                        "Status active 7",
                        "Access Step-free 3",
                        "Looking for joint meetings with other groups 2");
        assertThat(page.select("#facets section a").eachAttr("href"))
                .contains("/search?q=porto&city=2735943", "/search?q=porto&lookingFor=jointMeetings");
        assertThat(STUBS.last("GET", "/api/search").uri().getQuery()).contains("facets=city", "facets=lookingFor");

        STUBS.change(
                "GET",
                "/api/search",
                text -> text.replace("{\"value\":\"PT\",", "{\"value\":\"ES\",\"count\":1},{\"value\":\"PT\","));
        assertThat(browser.get("/search?q=porto")
                        .document()
                        .select("#facets h2")
                        .eachText())
                .as("those of the world would be a list that nobody reads")
                .doesNotContain("Region", "City");
    }

    @Test
    void timesAreDaysInTheAddressAndOnTheChips() {
        Document page = browser.get("/search?type=meeting&from=2030-05-01&since=2030-04-31&featured=false")
                .document();

        assertThat(STUBS.last("GET", "/api/search").uri().getQuery())
                .contains("from=2030-05-01", "featured=false")
                .as("April has no such day")
                .doesNotContain("since");
        assertThat(page.select(".chip.on").eachText())
                .containsExactly("Remove Kind Meetings ×", "Remove Chosen not featured ×", "Remove From 1 May 2030 ×");
        assertThat(page.select(".narrowing input[name=from]").val()).isEqualTo("2030-05-01");
        browser.get("/search?q=query&from=2030-05-01");
        assertThat(STUBS.last("GET", "/api/search").uri().getQuery())
                .as("only meetings take place")
                .contains("type=meeting");
        assertThat(browser.get("/")
                        .document()
                        .select("main a[href*='type=meeting']")
                        .attr("href"))
                .as("all meetings are those to come")
                .matches("/search\\?type=meeting&from=\\d{4}-\\d\\d-\\d\\d");
    }

    @Test
    void whatIsChosenStandsAsChipsThatCanBeTakenAway() {
        Document page = browser.get("/search?q=query&country=PT&topic=c%23%20%26%20more")
                .document();

        assertThat(page.select("a.chip.on").eachText()).hasSize(2);
        assertThat(page.select("a.chip.on").eachAttr("href"))
                .containsExactly("/search?q=query&topic=c%23%20%26%20more", "/search?q=query&country=PT");
        assertThat(STUBS.last("GET", "/api/search").uri().getQuery()).contains("topic=c# & more");
    }

    @Test
    void hitsAreTypedAndSayWhyTheyMatched() {
        Document page = browser.get("/search?q=query").document();

        assertThat(page.select(".hit .kind").eachText()).contains("Group", "Meeting", "Post", "Thread", "Photo");
        assertThat(page.select(".hit mark").eachText()).contains("query");
        assertThat(page.expectFirst(".hit h3 a").attr("href")).isEqualTo("/groups/lisbon-query");
    }

    @Test
    void aMeetingHasItsOwnPageAndOneThatIsCalledOffSaysSo() {
        Document page = browser.get("/search?q=query").document();

        assertThat(page.select(".hit.of-meeting h3 a").eachAttr("href"))
                .containsExactly("/groups/lisbon-query/meetings/m1", "/groups/lisbon-query/meetings/m2");
        assertThat(page.select(".hit.of-meeting h3").eachText())
                .containsExactly("Reading plans aloud", "Reading plans aloud called off");
        assertThat(browser.get("/").document().select(".home .meeting h3 a").attr("href"))
                .isEqualTo("/groups/lisbon-query/meetings/m1");
    }

    @Test
    void theNextHitsAreBehindACursor() {
        Document page = browser.get("/search?q=query").document();
        assertThat(page.select(".pager a[rel~=next]").attr("href")).isEqualTo("/search?q=query&cursor=cursor-2");
    }

    @Test
    void nothingFoundOffersTheNextBest() {
        Document page = browser.get("/search?q=nothing&country=PT").document();

        assertThat(page.select(".nothing li a").eachText()).contains("Without “Portugal”: 3 results");
        assertThat(page.select(".nothing a.button").attr("href")).isEqualTo("/groups/new?country=PT");
    }

    @Test
    void aCursorThatNobodyGaveOutIsNotUnderstood() {
        STUBS.on("GET", "/api/search", 400, "{\"status\":400}");
        assertThat(browser.get("/search?q=query&cursor=made-up").status()).isEqualTo(400);
    }

    @Test
    void aKindThatDoesNotExistIsNotAskedFor() {
        browser.get("/search?q=query&type=bogus&type=post");
        assertThat(STUBS.last("GET", "/api/search").uri().getQuery())
                .contains("type=post")
                .doesNotContain("bogus");
    }

    @Test
    void aCountryIsNamedAndAnUnknownOneIsNotFound() {
        assertThat(browser.get("/countries/xk").document().select("h1").text()).isEqualTo("Kosovo");
        assertThat(browser.get("/countries/QQ").status()).isEqualTo(404);
    }

    @Test
    void theHomePageListsCountriesWithTheirCounts() {
        Document page = browser.get("/").document();

        assertThat(page.select("input[name=q][autofocus]")).hasSize(1);
        assertThat(page.select(".directory a[href='/countries/PT']").text()).isEqualTo("Portugal 120");
        assertThat(page.select("details .directory a")).hasSize(10);
    }

    @Test
    void groupsThatDoNotSimplyMeetSaySo() {
        STUBS.change(
                "GET",
                "/api/search",
                text -> text.replace("\"id\":\"g2\"", "\"id\":\"g2\",\"status\":\"dormant\"")
                        .replace("\"id\":\"g1\"", "\"id\":\"g1\",\"status\":\"active\""));
        assertThat(browser.get("/search?type=group")
                        .document()
                        .select(".hit.of-group h3")
                        .eachText())
                .containsExactly("Lisbon Query Circle", "Porto Query Evenings dormant");
    }

    @Test
    void archivedGroupsAreFoundWhenTheyAreAskedFor() {
        Document page = browser.get("/search?q=query&country=PT").document();
        assertThat(STUBS.last("GET", "/api/search").uri().getQuery()).doesNotContain("status=");
        String link = page.select("a:containsOwn(archived ones too)").attr("href");
        Document wider = browser.get(link).document();
        assertThat(STUBS.last("GET", "/api/search").uri().getQuery())
                .contains("q=query", "country=PT", "type=group", "status=archived", "status=active");
        assertThat(wider.select("a.more:containsOwn(archived ones too)")).isEmpty();
        assertThat(wider.select(".chip.on").eachText())
                .containsExactly(
                        "Remove Kind Groups ×", "Remove Country Portugal ×", "Remove Status archived ones too ×");
        assertThat(wider.select(".chip.on[href]").eachAttr("href").getLast())
                .isEqualTo("/search?q=query&type=group&country=PT");
        browser.get("/search?status=bogus");
        assertThat(STUBS.last("GET", "/api/search").uri().getQuery()).doesNotContain("bogus");
        assertThat(browser.get("/countries/PT").document().select("a[href*='status=archived']"))
                .hasSize(1);
    }

    @Test
    void everySearchIsThereAsFilesAndACountryHasAFeed() {
        Document page = browser.get("/search?country=PT&topic=c%2B%2B&language=pt&sort=newest&cursor=cursor-2")
                .document();
        assertThat(page.select("a[download]").eachAttr("href"))
                .anyMatch(path -> path.startsWith("/api/search/export.csv?country=PT&topic=c%2B%2B&language=pt&lang="))
                .hasSize(5)
                .noneMatch(path -> path.contains("cursor") || path.contains("sort"));
        assertThat(page.select("main a[href='/api/blog/feed.atom?country=PT']")).hasSize(1);
        assertThat(browser.get("/search?q=nothing&country=PT").document().select("a[download]"))
                .isEmpty();
    }

    @Test
    void everyFilterIsInTheAddressAndCanBeTakenAway() {
        String filters =
                "near=Lyon&radius=100&bbox=1,2,3,4&access=stepFree&has=story&featured=true&online=true&sort=distance";
        Document page = browser.get("/search?q=query&subdivision=PT-13&city=2267057&" + filters)
                .document();

        String asked = STUBS.last("GET", "/api/search").uri().getQuery();
        assertThat(asked)
                .contains("subdivision=PT-13", "facets=subdivision", "city=2267057")
                .contains(filters.split("&"));
        assertThat(page.select(".chip.on").eachText())
                .containsExactly(
                        "Remove Region Porto District ×",
                        "Remove City Lisbon ×",
                        "Remove Near 100 km around Lyon ×",
                        "Remove In a part of the map ×",
                        "Remove Access Step-free ×",
                        "Remove With a story ×",
                        "Remove Chosen featured by coordinators ×",
                        "Remove How online ×");
        String withoutNear = page.select(".chip.on:contains(Lyon)").attr("href");
        assertThat(withoutNear).contains("bbox=1%2C2%2C3%2C4").doesNotContain("near", "radius", "distance");
    }

    @Test
    void theFormKeepsWhatItDoesNotAskFor() {
        Document page = browser.get("/search?q=query&topic=sql&near=Lyon&radius=25&has=media")
                .document();
        var form = page.select(".narrowing form");
        assertThat(form.select("input[type=hidden]").eachAttr("name")).containsExactly("q", "topic");
        assertThat(form.select("input[name=near]").val()).isEqualTo("Lyon");
        assertThat(form.select("option[selected]").eachAttr("value")).containsExactly("25");
        assertThat(form.select("input[checked]").eachAttr("value")).containsExactly("media");
    }

    @Test
    void whatNoFilterTakesIsNotAskedFor() {
        browser.get("/search?bbox=1,2,3&radius=99999&near=Lyon&has=money&access=lift&sort=luck&city=x");
        assertThat(STUBS.last("GET", "/api/search").uri().getQuery())
                .contains("near=Lyon")
                .doesNotContain("bbox=", "radius=", "has=", "access=", "sort=", "city=");
        browser.get("/search?radius=10&sort=distance");
        assertThat(STUBS.last("GET", "/api/search").uri().getQuery())
                .as("without a place there is nothing to be near to")
                .doesNotContain("radius", "sort");
    }

    @Test
    void hitsSayWhyTheyWereFoundAndHowFarTheyAre() {
        Document page = browser.get("/search?q=Lisboa&type=group").document();
        assertThat(page.expectFirst(".hit .matched").text())
                .isEqualTo("Found by: city Lisbon (“Lisboa”), topic PostgreSQL (“postgres”), country Portugal,"
                        + " access Step-free (“wheelchair”), language Portuguese, words plans");
        assertThat(page.expectFirst(".hit .meta").text()).contains("1.4 km");
        assertThat(page.expectFirst(".hit .meta:contains(featured)").text()).isEqualTo("featured Reads plans aloud.");
        assertThat(page.select(".hit").get(1).select(".matched")).isEmpty();
    }

    @Test
    void numbersOnTheSearchPageAreThoseOfTheReadersLanguage() {
        Document page = browser.get("/search?q=Lisboa&type=group&near=Lyon&radius=1000&lang=de")
                .document();
        assertThat(page.expectFirst(".hit .meta").text()).contains("1,4 km");
        assertThat(page.select("ul.chips .chip.on").eachText()).contains("Entfernen In der Nähe von Lyon (1.000 km) ×");
    }

    @Test
    void theLanguageOfTheReaderGoesToSearch() {
        browser.send(HttpRequest.newBuilder(browser.at("/search?q=query")).header("Accept-Language", "en-AU,en;q=0.8"));
        assertThat(STUBS.last("GET", "/api/search").uri().getQuery()).contains("lang=en-AU", "explain=words");
    }

    @Test
    void nothingNearOffersAWiderCircleAndNothingInACountryItsNeighbours() {
        STUBS.on("GET", "/api/search", request -> {
            String query = request.uri().getQuery();
            boolean isFound = query.contains("radius=100") || query.contains("country=ES");
            return StubServices.Answer.of(
                    200, "application/json", "{\"total\":%d,\"items\":[]}".formatted(isFound ? 7 : 0));
        });
        assertThat(browser.get("/search?q=lisp&near=Lyon&radius=50")
                        .document()
                        .select(".nothing li a")
                        .eachText())
                .containsExactly("Within 100 km: 7 results");
        var beside = browser.get("/search?q=lisp&country=PT").document().select(".nothing li a");
        assertThat(beside.eachText()).containsExactly("In the countries beside (Spain): 7 results");
        assertThat(beside.attr("href")).isEqualTo("/search?q=lisp&country=ES");
    }

    @Test
    void nothingNearACityThatTheWordsNameOffersAWiderCircleAndTheCountriesBeside() {
        STUBS.on("GET", "/api/search", request -> {
            String query = request.uri().getQuery();
            boolean isFound = query.contains("radius=250") || query.contains("country=BE");
            return StubServices.Answer.of(200, "application/json", """
                    {"total":%d,"items":[],"understood":[{"kind":"near","typed":"near Lyon","name":"Lyon, France",
                     "corrected":false,"without":"lisp","country":"FR","near":"Lyon, FR-ARA","kilometres":100.0}]}
                    """.formatted(isFound ? 7 : 0));
        });
        var best = browser.get("/search?q=lisp%20near%20Lyon").document().select(".nothing li a");

        assertThat(best.eachText()).hasSize(2).first().isEqualTo("Within 250 km around Lyon, France: 7 results");
        assertThat(best.eachAttr("href").getFirst()).isEqualTo("/search?q=lisp&near=Lyon%2C%20FR-ARA&radius=250");
        assertThat(best.eachText().getLast()).startsWith("In the countries beside (");
        assertThat(browser.get(best.attr("href")).document().select(".chip.on").eachText())
                .contains("Remove Near 100 km around Lyon, France ×", "Remove Near 250 km around Lyon, France ×");
    }

    @Test
    void whoeverWantsAGroupFindsTheWayFromHomeAndFromEveryCountry() {
        Document home = browser.get("/").document();
        assertThat(home.select("main a[href='/pins']")).hasSize(1);
        assertThat(home.select("footer a[href='/start']")).hasSize(1);
        Document country = browser.get("/countries/PT").document();
        assertThat(country.select("main a").eachAttr("href")).contains("/pins/new?country=PT", "/pins?country=PT");
    }

    @Test
    void crawlersStayAwayFromLinksOfMails() {
        assertThat(browser.get("/robots.txt").body())
                .contains(
                        "Disallow: /confirm/\n",
                        "Disallow: /going/\n",
                        "Disallow: /sites/mail/\n",
                        "Disallow: /notices/off/\n");
    }

    @Test
    void whatTheWordsWereTakenForCanBeTakenAway() {
        Browser.Page page = browser.get("/search?q=Muenchen%20pyhton&country=DE");
        assertThat(page.document().select(".chips .chip.on").eachText())
                .containsExactly("Remove In Munich, Germany ×", "Remove Topic Python ×", "Remove Country Germany ×");
        assertThat(page.document().select(".chips .chip.on").eachAttr("href"))
                .containsExactly(
                        "/search?q=pyhton&country=DE", "/search?q=Muenchen&country=DE", "/search?q=Muenchen%20pyhton");
        assertThat(page.document().select("main").text()).contains("“pyhton” was taken for Python.");
        var literally = page.document()
                .select("main a:contains(Search for the words instead)")
                .attr("href");
        assertThat(literally).isEqualTo("/search?q=Muenchen%20pyhton&literal=true&country=DE");
        assertThat(browser.get(literally).document().select("main").text()).doesNotContain("was taken for");
    }

    @Test
    void searchFieldOffersWhatIsMeantOnEveryPage() {
        for (var path : java.util.List.of("/", "/search?q=query", "/about")) {
            var module = browser.get(path)
                    .document()
                    .select("script[src*=search-completion]")
                    .attr("src");
            assertThat(browser.get(module).body()).contains("/api/search/suggest");
        }
    }

    @Test
    void groupPageNamesGroupsAbroadThatAreLikeItAndSaysWhy() {
        var sisters = browser.get("/groups/lisbon-query").document().select("section[aria-labelledby=h-sisters] li");
        assertThat(sisters.eachText())
                .containsExactly(
                        "Recife Query Circle Recife Brazil PostgreSQL Portuguese about 40 people too overlapping evenings");
        assertThat(sisters.select("a").attr("href")).isEqualTo("/groups/recife-query");
    }
}
