package org.usergroups.portal.countries;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.usergroups.portal.pages.DataBlock;
import org.usergroups.portal.search.CityCount;
import org.usergroups.portal.search.Found;
import org.usergroups.portal.search.Hit;
import tools.jackson.databind.json.JsonMapper;

/** What the page of a place says to machines, in the words of schema.org: the place, and its groups as a list. */
final class LinkedPlace {
    private LinkedPlace() {}

    static @Nullable String country(String name, Found groups, Canonical canonical, String path) {
        return page(name, Map.of("@type", "Country", "name", name), groups, canonical, path);
    }

    static @Nullable String city(CityCount city, String country, Found groups, Canonical canonical) {
        Map<String, Object> place = Map.of(
                "@type",
                "City",
                "name",
                city.name(),
                "sameAs",
                "https://www.geonames.org/" + city.geonameId(),
                "geo",
                Map.of("@type", "GeoCoordinates", "latitude", city.lat(), "longitude", city.lon()),
                "containedInPlace",
                Map.of("@type", "Country", "name", country));
        return page(city.name(), place, groups, canonical, city.path());
    }

    private static @Nullable String page(
            String name, Map<String, Object> about, Found groups, Canonical canonical, String path) {
        List<Hit> hits = groups.items();
        List<Map<String, Object>> items = IntStream.range(0, hits.size())
                .mapToObj(at -> item(at + 1, hits.get(at), canonical))
                .toList();
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("@context", "https://schema.org");
        page.put("@type", "CollectionPage");
        page.put("name", name);
        page.put("url", canonical.address(path));
        page.put("about", about);
        page.put("mainEntity", Map.of("@type", "ItemList", "numberOfItems", groups.total(), "itemListElement", items));
        return DataBlock.of(JsonMapper.shared().valueToTree(page));
    }

    private static Map<String, Object> item(int position, Hit group, Canonical canonical) {
        return Map.of(
                "@type",
                "ListItem",
                "position",
                position,
                "name",
                Objects.requireNonNullElse(group.title(), group.id()),
                "url",
                canonical.address(group.path()));
    }
}
