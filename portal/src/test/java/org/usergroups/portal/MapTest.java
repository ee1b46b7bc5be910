package org.usergroups.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** The map as a page has it before any script has run. */
class MapTest extends RunningPortal {
    private static final int MOST_OF_A_PAGE = 30_000;

    @Test
    void theHomePageShowsWhereGroupsAreAndEachPointLeadsThere() {
        Document page = browser.get("/").document();
        Element map = page.expectFirst("figure.map");

        assertThat(map.select("a title").eachText()).contains("Auckland Query Club, Auckland", "7 groups, Kenya");
        assertThat(map.select("a:has(title:contains(Auckland))").attr("href")).isEqualTo("/groups/Auckland-query");
        assertThat(map.select("a:has(title:contains(Kenya))").attr("href")).startsWith("/search?type=group&bbox=");
        assertThat(map.select("figcaption").text()).startsWith("289 groups");
    }

    @Test
    void withoutAScriptTheMapIsNoneOfTheStopsOfAKeyboard() {
        Element map = browser.get("/").document().expectFirst("figure.map");
        assertThat(map.select("svg").attr("aria-hidden")).isEqualTo("true");
        assertThat(map.select("svg a:not([tabindex=-1])")).isEmpty();
        assertThat(map.select(".map-buttons:not([hidden])")).isEmpty();
    }

    @Test
    void shapesAreOurOwnFilesThatMayBeKept() {
        Element map = browser.get("/countries/PT").document().expectFirst("figure.map");
        for (String part : map.select("use").eachAttr("href")) {
            String file = part.substring(0, part.indexOf('#'));
            Browser.Page shapes = browser.get(file);
            assertThat(shapes.status()).as(part).isEqualTo(200);
            assertThat(shapes.header("Content-Type")).startsWith("image/svg+xml");
            assertThat(shapes.header("Cache-Control")).contains("max-age=2592000");
            assertThat(shapes.document().select(part.substring(part.indexOf('#'))))
                    .as(part)
                    .hasSize(1);
        }
        assertThat(map.select("use").eachAttr("href"))
                .hasSize(3)
                .allMatch(path -> path.startsWith("/map/countries/PT"));
    }

    @Test
    void theHomePageIsSmall() throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(browser.get("/").body().getBytes(StandardCharsets.UTF_8));
        }
        assertThat(compressed.size()).isLessThan(MOST_OF_A_PAGE);
    }

    @Test
    void theMapOfASearchIsAsCloseAsWhatWasFoundAndKeepsItsFilters() {
        Element map = browser.get("/search?type=group&country=PT").document().expectFirst("figure.map");
        double width = Double.parseDouble(map.select("svg").attr("viewBox").split(" ")[2]);
        assertThat(width).isLessThan(1000);
        assertThat(map.attr("data-filters")).startsWith("type=group&country=PT&lang=");
        assertThat(STUBS.last("GET", "/api/search/map").uri().getQuery()).contains("country=PT", "lang=");
    }

    @Test
    void theMapOfAPartOfTheWorldShowsThatPart() {
        Element map = browser.get("/search?bbox=-10,36,4,44").document().expectFirst("figure.map");
        String[] box = map.select("svg").attr("viewBox").split(" ");
        assertThat(Double.parseDouble(box[0])).isBetween(16_000.0, 17_000.0);
        assertThat(map.attr("data-filters")).doesNotContain("bbox");
        assertThat(STUBS.last("GET", "/api/search/map").uri().getQuery()).contains("bbox=-10,36,4,44");
    }

    @Test
    void aHitKnowsItsPointAndAPageIsThereWithoutItsMap() {
        STUBS.hangUp("GET", "/api/search/map");
        Document page = browser.get("/search?type=group").document();
        assertThat(page.select(".hit[data-spot='38.72,-9.14']")).hasSize(1);
        assertThat(page.select("figure.map")).isEmpty();
        assertThat(page.select(".notice.gap").text()).contains("the map");
    }

    @Test
    void whoDrewTheShapesIsNamed() {
        assertThat(browser.get("/about").document().select(".sources a").eachText())
                .contains("Natural Earth");
    }
}
