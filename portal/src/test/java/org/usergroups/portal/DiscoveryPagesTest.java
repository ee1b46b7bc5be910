package org.usergroups.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A country, a city, what is near, and countries side by side. */
class DiscoveryPagesTest extends RunningPortal {
    private static final String LISBON = "/countries/PT/cities/2267057-lisbon";

    @Test
    void aCountryHasItsCitiesWhatIsOnAndItsFiguresBesideTheWorlds() {
        Document page = browser.get("/countries/PT").document();

        assertThat(page.select("section[aria-labelledby=h-cities] a").eachText())
                .containsExactly("Lisbon 14", "Porto 6", "Braga 1");
        assertThat(page.select("section[aria-labelledby=h-meetings] h3").eachText())
                .containsExactly("Reading plans aloud", "Winter talks");
        assertThat(STUBS.asked("GET", "/api/search").stream()
                        .map(asked -> asked.uri().getQuery())
                        .filter(query -> query.contains("type=meeting"))
                        .toList())
                .hasSize(1)
                .allMatch(query -> query.contains("from=") && query.contains("country=PT"));
        assertThat(page.select("[aria-labelledby=h-rhythm] thead th").eachText())
                .containsExactly("Portugal 10 groups have answered", "The world 10 groups have answered");
        assertThat(page.select("section[aria-labelledby=h-neighbours] a").eachText())
                .containsExactly("Spain");
        assertThat(page.select(".country-pair h3 a").attr("href")).isEqualTo("/compare?country=PT&country=BR");
    }

    @Test
    void aCountryIsSaidToMachinesUnderItsOneAddress() {
        Browser.Page page = browser.get("/countries/PT?cursor=cursor-2");
        assertThat(page.header("Link")).isEqualTo("<" + PORTAL + "/countries/PT>; rel=\"canonical\"");
        JsonNode data = data(page.document());
        assertThat(data.path("about").path("name").asString()).isEqualTo("Portugal");
        assertThat(data.path("mainEntity").path("numberOfItems").asInt()).isEqualTo(27);
        assertThat(data.path("mainEntity")
                        .path("itemListElement")
                        .get(0)
                        .path("url")
                        .asString())
                .isEqualTo(PORTAL + "/groups/lisbon-query");
    }

    @Test
    void aCityHasTheGroupsInItAndAroundIt() {
        Browser.Page page = browser.get(LISBON);
        Document city = page.document();

        assertThat(city.select("h1").text()).isEqualTo("Lisbon");
        assertThat(STUBS.asked("GET", "/api/search").stream()
                        .map(asked -> asked.uri().getQuery()))
                .allMatch(query -> query.contains("city=2267057"));
        assertThat(city.select("section[aria-labelledby=h-around] h3").eachText())
                .as("not those of the city itself, and none a day's journey away")
                .containsExactly("Sintra Query Walks");
        assertThat(city.select("section[aria-labelledby=h-cities] a").eachText())
                .containsExactly("Porto 274 km");
        assertThat(page.header("Link")).contains(LISBON);
        assertThat(data(city).path("about").path("geo").path("latitude").asDouble())
                .isEqualTo(38.72);
    }

    @Test
    void aCityIsCalledAsItsReadersCallItAndKeepsItsAddress() {
        Browser.Page page = browser.get(LISBON + "?lang=de");

        assertThat(page.document().select("h1").text()).isEqualTo("Lissabon");
        assertThat(page.uri().getPath()).isEqualTo(LISBON);
        assertThat(page.header("Link"))
                .as("the page in German is one of its own, as hreflang says")
                .isEqualTo("<" + PORTAL + LISBON + "?lang=de>; rel=\"canonical\"");
        assertThat(page.document().select("link[hreflang=de]").attr("href")).isEqualTo(PORTAL + LISBON + "?lang=de");
    }

    @Test
    void anOldOrShortAddressOfACityLeadsToTheRightOne() {
        for (String other : List.of("2267057", "2267057-lissabon")) {
            assertThat(browser.get("/countries/PT/cities/" + other).uri().getPath())
                    .isEqualTo(LISBON);
        }
        assertThat(browser.get("/countries/pt/cities/2267057-lisbon").uri().getPath())
                .isEqualTo(LISBON);
    }

    @Test
    void aSmallCityIsKnownByItsGroupsAndOneThatNobodyKnowsIsNotFound() {
        assertThat(browser.get("/countries/PT/cities/99").uri().getPath()).isEqualTo("/countries/PT/cities/99-lisbon");
        STUBS.on("GET", "/api/search", 200, "{\"total\":0,\"items\":[],\"facets\":{},\"next\":null}");
        assertThat(browser.get("/countries/PT/cities/99").status()).isEqualTo(404);
        assertThat(browser.get("/countries/PT/cities/lisbon").status()).isEqualTo(404);
    }

    @Test
    void nearAPlaceAreItsGroupsWithTheirNextMeeting() {
        Document page = browser.get("/near?near=Lisboa").document();

        assertThat(page.select("h1").text()).isEqualTo("Groups near Lisbon");
        assertThat(page.select(".near-row .near-far").eachText()).containsExactly("1.4 km", "23.6 km", "274 km");
        assertThat(page.select(".near-row .near-next a").attr("href")).isEqualTo("/groups/lisbon-query/meetings/m1");
        assertThat(STUBS.last("GET", "/api/search/near").uri().getQuery())
                .contains("near=Lisboa", "status=active", "lang=");
    }

    @Test
    void nobodyIsAskedWhereTheyAreBeforeTheyPressTheButton() {
        Document page = browser.get("/near").document();
        assertThat(STUBS.asked("GET", "/api/search/near")).isEmpty();
        assertThat(page.select("main form[action=/near] button[type=submit]")).hasSize(1);
        assertThat(page.select(".near-here[hidden]"))
                .as("without a script there is no such button")
                .hasSize(1);
        assertThat(browser.get("/").document().select("main form[action=/near]"))
                .hasSize(1);
    }

    @Test
    void aPlaceThatNobodyKnowsIsSaidSo() {
        STUBS.on("GET", "/api/search/near", 400, "{\"status\":400,\"title\":\"Unknown place\"}");
        Browser.Page page = browser.get("/near?near=Nowhere");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.document().select("[role=alert]").text()).contains("“Nowhere”");
        assertThat(page.document().select("input[name=near]").val()).isEqualTo("Nowhere");
    }

    @Test
    void countriesStandSideBySideWithHowManyAnswersAreBehindEachNumber() {
        Document page = browser.get("/compare?country=DE&country=br&country=QQ&country=DE")
                .document();

        assertThat(STUBS.last("GET", "/api/search/compare").uri().getQuery()).isEqualTo("country=DE&country=BR");
        assertThat(page.select("[aria-labelledby=h-attendance] thead th").eachText())
                .containsExactly(
                        "Germany 20 groups have answered half of them have 25 or more",
                        "Brazil 20 groups have answered half of them have 25 or more",
                        "The world 20 groups have answered half of them have 25 or more");
        assertThat(page.select("[aria-labelledby=h-attendance] tbody tr").get(2).text())
                .isEqualTo("20–39 50% (10) 50% (10) 50% (10)");
        assertThat(page.select("[aria-labelledby=h-attendance] tbody tr:last-child rect")
                        .eachAttr("width"))
                .containsExactly("50", "50", "50");
        assertThat(page.select("[aria-labelledby=h-venue]"))
                .as("nobody has answered")
                .isEmpty();
        assertThat(page.select("form select option[selected]").eachAttr("value"))
                .containsExactly("DE", "BR");
        assertThat(page.select(".said blockquote")).hasSize(2);
    }

    @Test
    void noMoreThanFourCountriesAreComparedAndWithoutAnyTheWorldIsShown() {
        browser.get("/compare?country=DE&country=BR&country=PT&country=FR&country=ES");
        assertThat(STUBS.last("GET", "/api/search/compare").uri().getQuery()).doesNotContain("ES");
        Document world = browser.get("/compare").document();
        assertThat(world.select("[aria-labelledby=h-language] thead th").eachText())
                .containsExactly("The world 40 groups have answered");
        assertThat(world.select(".country-pair li").text())
                .isEqualTo("Lisbon Query Circle and Recife Query Circle both look for a joint meeting; PostgreSQL;"
                        + " their clocks are 3 hours apart");
    }

    @Test
    void countriesThatAreLookedAtTogetherHaveAllTheirGroupsThatWouldMeet() {
        browser.get("/compare?country=PT&country=BR");
        assertThat(STUBS.last("GET", "/api/search/pairs").uri().getQuery())
                .contains("country=PT&country=BR", "joint=100");
        STUBS.change("GET", "/api/search/pairs", text -> text.replace("\"joint\":[", "\"jointTotal\":9,\"joint\":["));
        var more = browser.get("/countries/PT").document().select(".country-pair a.more");
        assertThat(STUBS.last("GET", "/api/search/pairs").uri().getQuery()).contains("country=PT", "joint=3");
        assertThat(more.text()).isEqualTo("8 more pairs of groups");
        assertThat(more.attr("href")).isEqualTo("/compare?country=PT&country=BR#h-pairs");
        assertThat(browser.get("/compare?country=PT&country=BR").document().select(".country-pair a.more"))
                .as("it would lead to itself")
                .isEmpty();
    }

    @Test
    void aCityHasWhatIsNewAndWhoTellsHowTheyBegan() {
        Document city = browser.get(LISBON).document();
        assertThat(city.select("section[aria-labelledby=h-news] h3").eachText()).isNotEmpty();
        assertThat(city.select("section[aria-labelledby=h-stories] a").eachAttr("href"))
                .contains("/groups/lisbon-query");
        assertThat(STUBS.asked("GET", "/api/search").stream()
                        .map(asked -> asked.uri().getQuery()))
                .anyMatch(query -> query.contains("has=story"))
                .anyMatch(query -> query.contains("type=post&type=thread&type=album"));
        assertThat(city.select("a[href='/countries/PT#h-figures']")).hasSize(1);
    }

    @Test
    void theHomePageHasTheMeetingsOfTheWeekByCountryAndOneStory() {
        Document page = browser.get("/").document();
        assertThat(page.select("section[aria-labelledby=h-meetings] section[aria-label=Portugal] .meeting h3")
                        .eachText())
                .containsExactly("Reading plans aloud", "Winter talks");
        assertThat(page.select("section[aria-labelledby=h-story] blockquote").text())
                .startsWith("Three people in a pub");
    }

    @Test
    void crawlersFindEveryCountryCityAndGroup() {
        assertThat(browser.get("/robots.txt").body()).contains("Sitemap: " + PORTAL + "/sitemap.xml\n");
        Browser.Page index = browser.get("/sitemap.xml");
        assertThat(index.header("Content-Type")).startsWith("application/xml");
        assertThat(index.document().select("sitemap > loc").eachText())
                .contains(PORTAL + "/sitemaps/pages.xml", PORTAL + "/sitemaps/PT.xml")
                .hasSize(35);
        STUBS.change("GET", "/api/search", text -> text.replace("\"next\":\"cursor-2\"", "\"next\":null"));
        assertThat(browser.get("/sitemaps/PT.xml")
                        .document()
                        .select("url > loc")
                        .eachText())
                .startsWith(
                        PORTAL + "/countries/PT",
                        PORTAL + LISBON,
                        PORTAL + "/countries/PT/cities/2735943-porto",
                        PORTAL + "/countries/PT/cities/2742032-braga",
                        PORTAL + "/groups/lisbon-query",
                        PORTAL + "/groups/porto-query")
                .contains(
                        PORTAL + "/groups/lisbon-query/meetings/m1",
                        PORTAL + "/posts/what-an-index-forgets",
                        PORTAL + "/threads/t1",
                        PORTAL + "/albums/a1");
        assertThat(STUBS.asked("GET", "/api/search").stream()
                        .map(asked -> asked.uri().getQuery())
                        .filter(query -> query.contains("sort=newest"))
                        .map(query -> query.replaceFirst(".*type=([a-z]+).*", "$1")))
                .containsExactly("meeting", "post", "album", "thread", "list");
        assertThat(STUBS.last("GET", "/api/search/cities").uri().getQuery()).contains("size=2000");
        assertThat(browser.get("/sitemaps/pages.xml")
                        .document()
                        .select("url > loc")
                        .eachText())
                .contains(PORTAL + "/about")
                .doesNotContain(PORTAL + "/groups/porto-query");
        assertThat(browser.get("/sitemaps/nowhere.xml").status()).isEqualTo(404);
    }

    @Test
    void aMapOfTheSiteGoesOnWhereAStretchOfGroupsEnds() {
        STUBS.on("GET", "/api/search", request -> {
            boolean isSecond = request.uri().getQuery().contains("cursor=more");
            return StubServices.Answer.of(
                    200,
                    "application/json",
                    "{\"total\":2,\"items\":[{\"type\":\"group\",\"id\":\"1\",\"country\":\"PT\",\"url\":\"/groups/%s\"}],\"next\":%s}"
                            .formatted(isSecond ? "zweite-&-größte" : "first", isSecond ? "null" : "\"more\""));
        });
        assertThat(browser.get("/sitemaps/PT.xml")
                        .document()
                        .select("url > loc")
                        .eachText())
                .contains(PORTAL + "/groups/first", PORTAL + "/groups/zweite-&-gr%C3%B6%C3%9Fte");
    }

    private static JsonNode data(Document page) {
        return JsonMapper.shared()
                .readTree(page.expectFirst("script[type=application/ld+json]").data());
    }
}
