package org.usergroups.deploy.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.usergroups.deploy.bench.world.Kind;
import org.usergroups.deploy.bench.world.World;

/** What people ask a world, made from its groups so that nearly all of it finds something. */
final class Questions {

    static final String SUGGEST = "suggest";

    private static final List<String> READERS =
            List.of("en", "de", "es", "pt-BR", "fr", "pl", "ru", "ar", "hi", "ja", "zh", "tr");
    private static final double BOX_DEGREES = 3;

    private final World world;
    private final RandomGenerator random;

    Questions(World world, long seed) {
        this.world = world;
        this.random = new SplittableRandom(seed);
    }

    /** Makes a question about a group. */
    private interface Maker {
        String path(World.Group group);
    }

    /** So many of each kind; {@link #SUGGEST} is not among them. */
    List<Question> searches(int ofEach) {
        var kinds = new LinkedHashMap<String, Maker>();
        kinds.put("rare word", group -> words(group.rareWord()));
        kinds.put("two words", group -> words(group.rareWord() + " " + topic(group)));
        kinds.put("name", group -> words(group.name()));
        kinds.put("topic", group -> words(topic(group)));
        kinds.put("place", group -> words(group.city().name()));
        kinds.put(
                "topic and place",
                group -> words(topic(group) + " " + group.city().name()));
        kinds.put(
                "typos",
                group -> words(slip(topic(group)) + " " + slip(group.city().name())));
        kinds.put("country", this::country);
        kinds.put(
                "near, in words",
                group -> words(topic(group) + " near " + group.city().name()));
        kinds.put("near", this::near);
        kinds.put("box", this::box);
        kinds.put("facets", this::facets);
        kinds.put("filters alone", this::filters);
        var questions = new ArrayList<Question>();
        kinds.forEach((kind, maker) -> add(questions, kind, maker, ofEach));
        return List.copyOf(questions);
    }

    /** What somebody has typed so far. */
    List<Question> suggestions(int count) {
        var questions = new ArrayList<Question>();
        add(
                questions,
                SUGGEST,
                group -> {
                    var whole =
                            random.nextBoolean() ? group.name() : group.city().name();
                    var length = Math.min(whole.codePointCount(0, whole.length()), random.nextInt(1, 9));
                    return path(
                            "/api/search/suggest",
                            Map.of("q", whole.substring(0, whole.offsetByCodePoints(0, length)), "lang", reader()));
                },
                count);
        return List.copyOf(questions);
    }

    private void add(List<Question> questions, String kind, Maker maker, int count) {
        for (var number = 0; number < count; number++) {
            questions.add(new Question(kind, maker.path(world.group(random.nextInt(world.count(Kind.GROUP))))));
        }
    }

    private String words(String words) {
        return path("/api/search", Map.of("q", words, "lang", reader()));
    }

    private String country(World.Group group) {
        var reader = reader();
        var country = Locale.of("", group.city().country()).getDisplayCountry(Locale.forLanguageTag(reader));
        return path("/api/search", Map.of("q", topic(group) + " " + country, "lang", reader));
    }

    private String near(World.Group group) {
        return path(
                "/api/search",
                Map.of(
                        "q",
                        topic(group),
                        "near",
                        group.city().lat() + "," + group.city().lon(),
                        "radius",
                        "100",
                        "sort",
                        random.nextBoolean() ? "distance" : "relevance"));
    }

    private String box(World.Group group) {
        var city = group.city();
        return path(
                "/api/search",
                Map.of(
                        "type",
                        "group",
                        "bbox",
                        "%s,%s,%s,%s"
                                .formatted(
                                        Math.max(-180, city.lon() - BOX_DEGREES),
                                        Math.max(-90, city.lat() - BOX_DEGREES),
                                        Math.min(180, city.lon() + BOX_DEGREES),
                                        Math.min(90, city.lat() + BOX_DEGREES))));
    }

    private String facets(World.Group group) {
        return path(
                "/api/search",
                Map.of(
                        "q",
                        topic(group),
                        "type",
                        random.nextBoolean() ? "group" : "post",
                        "country",
                        group.city().country(),
                        "language",
                        group.language()));
    }

    private String filters(World.Group group) {
        return random.nextBoolean()
                ? path(
                        "/api/search",
                        Map.of("type", "post", "country", group.city().country(), "sort", "newest"))
                : path(
                        "/api/search",
                        Map.of(
                                "type",
                                "group",
                                "topic",
                                group.topics().getFirst().key(),
                                "has",
                                "story"));
    }

    private static String topic(World.Group group) {
        return group.topics().getFirst().name();
    }

    private String reader() {
        return READERS.get(random.nextInt(READERS.size()));
    }

    /** A letter too few, too many or in the wrong place; the first stays. */
    private String slip(String word) {
        var letters = new StringBuilder(word);
        if (letters.length() < 4) {
            return word;
        }
        var at = random.nextInt(1, letters.length() - 1);
        switch (random.nextInt(3)) {
            case 0 -> letters.deleteCharAt(at);
            case 1 -> letters.insert(at, letters.charAt(at));
            default -> {
                var letter = letters.charAt(at);
                letters.setCharAt(at, letters.charAt(at + 1));
                letters.setCharAt(at + 1, letter);
            }
        }
        return letters.toString();
    }

    private static String path(String path, Map<String, String> parameters) {
        var whole = new StringBuilder(path);
        new java.util.TreeMap<>(parameters)
                .forEach((name, value) -> whole.append(whole.length() == path.length() ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(Portal.encoded(value)));
        return whole.toString();
    }
}
