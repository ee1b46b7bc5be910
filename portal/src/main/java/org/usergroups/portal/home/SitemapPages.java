package org.usergroups.portal.home;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.usergroups.portal.PortalProperties;
import org.usergroups.portal.calls.NotFound;
import org.usergroups.portal.pages.Places;
import org.usergroups.portal.search.CityCount;
import org.usergroups.portal.search.CountryCount;
import org.usergroups.portal.search.Found;
import org.usergroups.portal.search.Hit;
import org.usergroups.portal.search.SearchClient;
import org.usergroups.portal.search.SearchQuery;

/**
 * What there is, for crawlers (sitemaps.org, protocol 0.9): an index, and one part for each country. A part is written while search
 * is asked, so that its size costs no memory.
 */
@Controller
class SitemapPages {
    private static final CacheControl FRESH =
            CacheControl.maxAge(Duration.ofHours(1)).cachePublic();
    private static final int AT_ONCE = 100;
    private static final String OF_NO_COUNTRY = "pages";
    /** What has a page of its own and belongs to a group; crawlers reach what is older from the groups' pages. */
    private static final List<String> OF_GROUPS = List.of("meeting", "post", "album", "thread", "list");

    private static final int NEWEST_OF_EACH = 1_000;
    private static final SearchQuery GROUPS = SearchQuery.of("").with("type", "group");
    private static final List<String> STANDING = List.of("/", "/about", "/start", "/compare", "/pins", "/mentors");

    private final SearchClient search;
    private final Places places;
    private final PortalProperties properties;

    SitemapPages(SearchClient search, Places places, PortalProperties properties) {
        this.search = search;
        this.places = places;
        this.properties = properties;
    }

    @GetMapping("/sitemap.xml")
    void index(HttpServletResponse response) throws IOException, XMLStreamException {
        List<CountryCount> countries = search.countries().items();
        try (Sitemap map = begin("sitemapindex", response)) {
            map.part("/sitemaps/" + OF_NO_COUNTRY + ".xml", null);
            for (CountryCount country : countries) {
                map.part("/sitemaps/" + country.country() + ".xml", country.newestAt());
            }
        }
    }

    @GetMapping("/sitemaps/{part}.xml")
    void part(@PathVariable String part, HttpServletResponse response) throws IOException, XMLStreamException {
        if (part.equals(OF_NO_COUNTRY)) {
            SearchQuery online = GROUPS.with("online", "true");
            Found first = search.search(online, AT_ONCE);
            try (Sitemap map = begin("urlset", response)) {
                for (String path : STANDING) {
                    map.page(path);
                }
                addGroups(online, first, null, map);
            }
        } else if (places.isCountry(part)) {
            SearchQuery here = GROUPS.with("country", part);
            Found first = search.search(here, AT_ONCE);
            List<CityCount> cities = search.allCities(part).items();
            try (Sitemap map = begin("urlset", response)) {
                map.page("/countries/" + part);
                for (CityCount city : cities) {
                    map.page(city.path());
                }
                addGroups(here, first, part, map);
                for (String type : OF_GROUPS) {
                    addNewest(part, type, map);
                }
            }
        } else {
            throw new NotFound("part");
        }
    }

    /** Each group is in one part: that of its country, or that of those which have none. */
    private void addGroups(SearchQuery query, Found first, @Nullable String country, Sitemap map)
            throws XMLStreamException {
        addFound(query, first, Integer.MAX_VALUE, group -> country != null || group.place() == null, map);
    }

    private void addNewest(String country, String type, Sitemap map) throws XMLStreamException {
        if (map.isFull()) {
            return;
        }
        SearchQuery newest =
                SearchQuery.of("").with("type", type).with("country", country).with("sort", "newest");
        addFound(newest, search.search(newest, AT_ONCE), NEWEST_OF_EACH, hit -> true, map);
    }

    private void addFound(SearchQuery query, Found first, int atMost, Predicate<Hit> belongs, Sitemap map)
            throws XMLStreamException {
        Found found = first;
        int seen = 0;
        while (true) {
            for (Hit hit : found.items()) {
                if (belongs.test(hit)) {
                    map.page(hit.path());
                }
            }
            seen += found.items().size();
            if (found.next() == null || seen >= atMost || map.isFull()) {
                return;
            }
            found = search.search(query.from(found.next()), AT_ONCE);
        }
    }

    private Sitemap begin(String root, HttpServletResponse response) throws IOException, XMLStreamException {
        response.setContentType("application/xml;charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, FRESH.getHeaderValue());
        return new Sitemap(root, properties.publicUrl().toString(), response.getOutputStream());
    }
}
