package org.usergroups.portal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What search-service answers about places: an invented world with some hundred groups in its cities. */
final class StubDiscovery {
    /** Latitude, longitude and how many groups there are. */
    private static final List<Spot> SPOTS = List.of(
            new Spot("Lisbon", "PT", 38.72, -9.14, 14),
            new Spot("Porto", "PT", 41.15, -8.61, 6),
            new Spot("Braga", "PT", 41.55, -8.42, 1),
            new Spot("Madrid", "ES", 40.42, -3.7, 18),
            new Spot("Barcelona", "ES", 41.39, 2.17, 12),
            new Spot("Lyon", "FR", 45.76, 4.84, 5),
            new Spot("Paris", "FR", 48.85, 2.35, 22),
            new Spot("London", "GB", 51.51, -0.13, 31),
            new Spot("Munich", "DE", 48.14, 11.58, 14),
            new Spot("Berlin", "DE", 52.52, 13.4, 19),
            new Spot("Tallinn", "EE", 59.44, 24.75, 3),
            new Spot("Lagos", "NG", 6.52, 3.38, 11),
            new Spot("Nairobi", "KE", -1.29, 36.82, 7),
            new Spot("Cape Town", "ZA", -33.92, 18.42, 4),
            new Spot("Recife", "BR", -8.05, -34.9, 5),
            new Spot("São Paulo", "BR", -23.55, -46.63, 17),
            new Spot("Buenos Aires", "AR", -34.6, -58.38, 9),
            new Spot("New York", "US", 40.71, -74.01, 28),
            new Spot("Portland", "US", 45.52, -122.68, 8),
            new Spot("Mexico City", "MX", 19.43, -99.13, 6),
            new Spot("Tokyo", "JP", 35.68, 139.69, 24),
            new Spot("Osaka", "JP", 34.69, 135.5, 1),
            new Spot("Pune", "IN", 18.52, 73.86, 13),
            new Spot("Sydney", "AU", -33.87, 151.21, 10),
            new Spot("Auckland", "NZ", -36.85, 174.76, 1));

    private record Spot(String city, String country, double lat, double lon, int groups) {}

    private StubDiscovery() {}

    static void fill(StubServices stubs, Instant soon) {
        stubs.on(
                "GET",
                "/api/search/map",
                request -> StubServices.Answer.of(
                        200,
                        "application/geo+json",
                        map(StubSignIn.query(request.uri().getRawQuery()))));
        stubs.on("GET", "/api/search/near", 200, """
                {"place":{"name":"Lisbon","country":"PT","lat":38.72,"lon":-9.14},"items":[
                 {"kilometres":1.4,"group":%s,"meeting":{"title":"Reading plans aloud","at":"%s","url":"/groups/lisbon-query/meetings/m1"}},
                 {"kilometres":23.6,"group":%s,"meeting":null},
                 {"kilometres":274.0,"group":%s,"meeting":null}]}
                """.formatted(
                        group("lisbon-query", "Lisbon Query Circle", "Lisbon"),
                        soon,
                        group("sintra-query", "Sintra Query Walks", "Sintra"),
                        group("porto-query", "Porto Query Evenings", "Porto")));
        stubs.on(
                "GET",
                "/api/search/cities",
                request -> StubServices.Answer.of(200, "application/json", """
                {"items":[{"geonameId":2267057,"name":"%s","mainName":"Lisbon","country":"PT","region":"Lisboa","groups":14,"lat":38.72,"lon":-9.14},
                 {"geonameId":2735943,"name":"Porto","mainName":"Porto","country":"PT","region":"Porto","groups":6,"lat":41.15,"lon":-8.61},
                 {"geonameId":2742032,"name":"Braga","mainName":"Braga","country":"PT","region":null,"groups":1,"lat":41.55,"lon":-8.42}],"next":null}
                """.formatted(
                                String.valueOf(request.uri().getQuery()).contains("lang=de") ? "Lissabon" : "Lisbon")));
        stubs.on("GET", "/api/search/compare", request -> {
            String asked = request.uri().getQuery();
            String countries = asked == null
                    ? ""
                    : List.of(asked.split("&")).stream()
                            .map(parameter -> figures("\"" + parameter.substring("country=".length()) + "\"", 3))
                            .collect(Collectors.joining(","));
            return StubServices.Answer.of(
                    200,
                    "application/json",
                    "{\"world\":%s,\"countries\":[%s]}".formatted(figures("null", 1), countries));
        });
        stubs.on("GET", "/api/search/pairs", 200, """
                {"items":[{"countries":["PT","BR"],"groups":[24,31],"sisters":41,"topics":["python","java"],
                 "joint":[{"one":{"id":"1","slug":"lisbon-query","name":"Lisbon Query Circle","country":"PT","city":"Lisbon"},
                  "other":{"id":"2","slug":"recife-query","name":"Recife Query Circle","country":"BR","city":"Recife"},"topic":"postgresql","hoursApart":3.0}]}],"next":null}
                """);
    }

    private static String group(String slug, String name, String city) {
        return "{\"type\":\"group\",\"id\":\"%s\",\"slug\":\"%s\",\"title\":\"%s\",\"country\":\"PT\",\"city\":\"%s\",\"language\":\"pt\",\"url\":\"/groups/%s\"}"
                .formatted(slug, slug, name, city, slug);
    }

    private static String figures(String country, int few) {
        return """
                {"country":%s,"groups":%d,"active":%d,"answers":%d,
                 "questions":[{"question":"attendance","answers":20,"median":25,"values":[{"value":"1-9","count":4},{"value":"10-19","count":6},{"value":"20-39","count":10}]},
                  {"question":"rhythm","answers":10,"median":null,"values":[{"value":"weekly","count":1},{"value":"monthly","count":9}]},
                  {"question":"venue","answers":0,"median":null,"values":[]},
                  {"question":"language","answers":40,"median":null,"values":[{"value":"pt","count":30},{"value":"en","count":10}]},
                  {"question":"age","answers":5,"median":6.0,"values":[{"value":"2-4","count":2},{"value":"5-9","count":3}]},
                  {"question":"lookingFor","answers":4,"median":null,"values":[{"value":"speakers","count":3},{"value":"jointMeetings","count":1}]},
                  {"question":"online","answers":8,"median":null,"values":[{"value":"yes","count":2},{"value":"no","count":6}]}],
                 "words":[{"question":"started","text":"Three people in a pub, and a plan that took nine minutes.","language":"en",
                  "group":{"id":"1","slug":"lisbon-query","name":"Lisbon Query Circle","country":"PT","city":"Lisbon"}}]}
                """.formatted(country, 1130 / few, 900 / few, 60 / few);
    }

    /** Near spots as one point, as far apart as about sixty pixels of the map. */
    private static String map(Map<String, String> query) {
        double cell = 360 / Math.pow(2, Integer.parseInt(query.getOrDefault("zoom", "2"))) / 4;
        List<Double> bounds = new ArrayList<>(List.of(-180.0, -90.0, 180.0, 90.0));
        if (query.containsKey("bbox")) {
            bounds = List.of(query.get("bbox").split(",")).stream()
                    .map(Double::valueOf)
                    .toList();
        }
        Map<String, List<Spot>> cells = new LinkedHashMap<>();
        for (Spot spot : SPOTS) {
            boolean isShown = spot.lon >= bounds.get(0)
                    && spot.lat >= bounds.get(1)
                    && spot.lon <= bounds.get(2)
                    && spot.lat <= bounds.get(3)
                    && spot.country.equals(query.getOrDefault("country", spot.country))
                    && !query.getOrDefault("q", "").equals("nothing");
            if (isShown) {
                String key = Math.floor(spot.lon / cell) + " " + Math.floor(spot.lat / cell);
                cells.computeIfAbsent(key, none -> new ArrayList<>()).add(spot);
            }
        }
        long total = cells.values().stream()
                .flatMap(List::stream)
                .mapToLong(Spot::groups)
                .sum();
        return "{\"type\":\"FeatureCollection\",\"total\":%d,\"features\":[%s]}"
                .formatted(
                        total,
                        cells.values().stream().map(StubDiscovery::feature).collect(Collectors.joining(",")));
    }

    private static String feature(List<Spot> spots) {
        int groups = spots.stream().mapToInt(Spot::groups).sum();
        Spot first = spots.getFirst();
        boolean isOneCountry = spots.stream().allMatch(spot -> spot.country.equals(first.country));
        String one = groups == 1
                ? "\"name\":\"%1$s Query Club\",\"url\":\"/groups/%1$s-query\",\"city\":\"%1$s\"".formatted(first.city)
                : "\"name\":null,\"url\":null,\"city\":null";
        return String.format(
                Locale.ROOT,
                "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[%f,%f]},\"properties\":{\"count\":%d,\"bounds\":[%f,%f,%f,%f],\"country\":%s,%s}}",
                first.lon,
                first.lat,
                groups,
                spots.stream().mapToDouble(Spot::lon).min().orElseThrow(),
                spots.stream().mapToDouble(Spot::lat).min().orElseThrow(),
                spots.stream().mapToDouble(Spot::lon).max().orElseThrow(),
                spots.stream().mapToDouble(Spot::lat).max().orElseThrow(),
                isOneCountry ? "\"" + first.country + "\"" : "null",
                one);
    }
}
