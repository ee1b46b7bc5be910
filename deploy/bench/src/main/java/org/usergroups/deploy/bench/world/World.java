package org.usergroups.deploy.bench.world;

import static java.util.Map.entry;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.usergroups.platform.places.Gazetteer;
import org.usergroups.platform.places.Place;
import org.usergroups.platform.topics.Topic;
import org.usergroups.platform.topics.Topics;
import tools.jackson.databind.json.JsonMapper;

/**
 * A world of made-up groups in real cities. The same seed and sizes give the same world; each thing is made when it is asked for, so the world
 * may be larger than memory. Its ids begin with {@code be9c} and the seed, so none is ever one of the services' own.
 */
public final class World {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final int DAYS_BACK = 1_500;
    private static final int DAYS_AHEAD = 120;
    private static final List<String> STATUSES =
            List.of("active", "active", "active", "active", "active", "active", "prospective", "quiet", "dormant");
    private static final List<String> RHYTHMS = List.of("weekly", "fortnightly", "monthly", "monthly", "quarterly");
    private static final List<String> VENUES = List.of("library", "university", "company", "pub", "makerspace");
    private static final List<String> WANTS =
            List.of("speakers", "venue", "sponsors", "organizers", "members", "jointMeetings");
    private static final List<String> FACTS = List.of("stepFree", "captions", "signLanguage", "quietRoom", "childCare");
    private static final List<Integer> WIDTHS = List.of(1_280, 640, 320);

    private final long seed;
    private final Map<Kind, Integer> counts;
    private final Cities cities;
    private final List<Topic> topics;
    private final List<Language> languages = Language.all();
    private final Map<String, List<Language>> spoken = new HashMap<>();
    private final JsonMapper json = JsonMapper.shared();

    /**
     * A group, as far as somebody who looks for it knows it.
     *
     * @param rareWord stands in its description and in few others
     */
    public record Group(
            int number,
            String id,
            String slug,
            String name,
            Place city,
            List<Topic> topics,
            String language,
            String rareWord,
            String status,
            boolean isOnline) {}

    /**
     * @param seed 0 to 2³²-1
     * @param groups how many there are
     * @param things posts, threads and photos together; a twentieth as many meetings and a fortieth as many albums come on top
     */
    public World(long seed, int groups, int things) {
        this.seed = seed;
        this.counts = Map.ofEntries(
                entry(Kind.GROUP, groups),
                entry(Kind.MEETING, things / 20),
                entry(Kind.POST, things * 7 / 20),
                entry(Kind.THREAD, things * 7 / 20),
                entry(Kind.ALBUM, things / 40),
                entry(Kind.PHOTO, things - 2 * (things * 7 / 20)));
        this.cities = Cities.of(Gazetteer.load());
        this.topics = Topics.load().all();
        for (var language : languages) {
            language.countries()
                    .forEach(country -> spoken.computeIfAbsent(country, _ -> new ArrayList<>())
                            .add(language));
        }
    }

    /** How many things there are of a kind. */
    public int count(Kind kind) {
        return counts.getOrDefault(kind, 0);
    }

    /** The events that make things of a kind. */
    public Stream<Event> events(Kind kind) {
        IntFunction<Event> made =
                switch (kind) {
                    case GROUP -> this::groupChanged;
                    case MEETING -> this::meeting;
                    case POST -> this::post;
                    case THREAD -> this::thread;
                    case ALBUM -> this::album;
                    case PHOTO -> this::photo;
                };
        return IntStream.range(0, count(kind)).mapToObj(made);
    }

    /** The events that take things of a kind away again. */
    public Stream<Event> deletions(Kind kind) {
        return IntStream.range(0, count(kind))
                .mapToObj(number -> event(kind, kind.deleted(), number, 2, NOW, new LinkedHashMap<>()));
    }

    /** One of the groups, 0 being the first. */
    public Group group(int number) {
        return group(number, random(Kind.GROUP, number));
    }

    private Group group(int number, RandomGenerator random) {
        var city = cities.any(random);
        var about = new ArrayList<Topic>();
        for (var more = 1 + random.nextInt(3); more > 0; more--) {
            about.add(frequent(topics, random));
        }
        var language = language(city.country(), random);
        return new Group(
                number,
                id(Kind.GROUP, number),
                "bench-" + seed + "-" + number,
                language.name(about.getFirst().name(), city.name(), random),
                city,
                about.stream().distinct().toList(),
                language.code(),
                language.rareWord(random),
                Language.any(STATUSES, random),
                random.nextInt(10) == 0);
    }

    /** The first is by far the most frequent, as topics are. */
    private static <T> T frequent(List<T> values, RandomGenerator random) {
        return values.get((int) Math.exp(random.nextDouble() * Math.log(values.size() + 1.0)) - 1);
    }

    private Language language(String country, RandomGenerator random) {
        var there = spoken.getOrDefault(country, languages.subList(0, 1));
        return random.nextInt(10) == 0 ? languages.getFirst() : Language.any(there, random);
    }

    private Language languageOf(Group group) {
        return languages.stream()
                .filter(language -> language.code().equals(group.language()))
                .findFirst()
                .orElseThrow();
    }

    private Event groupChanged(int number) {
        var random = random(Kind.GROUP, number);
        var group = group(number, random);
        var language = languageOf(group);
        var english = languages.getFirst();
        var city = group.city();
        var registered = past(random);
        var state = new LinkedHashMap<String, @Nullable Object>();
        state.put("slug", group.slug());
        state.put("formerSlugs", List.of());
        state.put("name", group.name());
        state.put("description", language.text(random.nextInt(40, 120), random) + " " + group.rareWord() + ".");
        state.put("language", group.language());
        state.put(
                "translations",
                language.equals(english)
                        ? List.of()
                        : List.of(Map.of(
                                "language",
                                "en",
                                "name",
                                english.name(group.topics().getFirst().name(), city.name(), random),
                                "description",
                                english.text(random.nextInt(15, 40), random))));
        state.put("country", city.country());
        state.put("subdivision", city.subdivision());
        state.put("region", city.region());
        state.put("city", city.name());
        state.put("geonameId", city.geonameId());
        state.put("location", location(city));
        state.put("scope", "city");
        state.put("online", group.isOnline());
        state.put("places", List.of());
        state.put("zone", city.zone());
        state.put("languages", Stream.of(group.language(), "en").distinct().toList());
        state.put("topics", group.topics().stream().map(Topic::key).toList());
        state.put("url", "https://" + group.slug() + ".example/");
        state.put("channels", List.of(Map.of("type", "chat", "url", "https://chat.example/" + group.slug())));
        state.put("foundedOn", String.valueOf(2_000 + random.nextInt(26)));
        state.put("access", access(random));
        state.put("story", story(language, random));
        state.put("status", group.status());
        state.put("confirmedAt", registered.toString());
        state.put("confirmBy", registered.plus(Duration.ofDays(182)).toString());
        state.put("registeredAt", registered.toString());
        state.put("changedAt", registered.toString());
        return event(Kind.GROUP, Kind.GROUP.changed(), number, 1, registered, state);
    }

    private static Map<String, @Nullable Object> access(RandomGenerator random) {
        var access = new LinkedHashMap<String, @Nullable Object>();
        FACTS.forEach(fact -> access.put(fact, random.nextInt(5) == 0 ? Boolean.TRUE : null));
        access.put("note", null);
        return access;
    }

    /** Three groups in ten tell theirs. */
    private static Map<String, @Nullable Object> story(Language language, RandomGenerator random) {
        var isTold = random.nextInt(10) < 3;
        var story = new LinkedHashMap<String, @Nullable Object>();
        story.put("language", isTold ? language.code() : null);
        story.put("started", isTold ? language.text(random.nextInt(25, 60), random) : null);
        story.put("meeting", isTold ? language.text(random.nextInt(20, 50), random) : null);
        story.put("attendance", isTold ? random.nextInt(4, 90) : null);
        story.put("rhythm", isTold ? Language.any(RHYTHMS, random) : null);
        story.put("venue", isTold ? Language.any(VENUES, random) : null);
        story.put("advice", isTold ? language.text(random.nextInt(10, 30), random) : null);
        story.put("lookingFor", isTold ? List.of(Language.any(WANTS, random)) : List.of());
        story.put("lookingForWords", null);
        return story;
    }

    private Event meeting(int number) {
        var random = random(Kind.MEETING, number);
        var group = someGroup(random);
        var language = languageOf(group);
        var startsAt = NOW.plus(Duration.ofDays(random.nextInt(-DAYS_BACK / 4, DAYS_AHEAD)))
                .plus(Duration.ofHours(random.nextInt(-6, 7)));
        var state = new LinkedHashMap<String, @Nullable Object>();
        state.put("groupId", group.id());
        state.put("title", language.line(random.nextInt(3, 8), random));
        state.put("description", language.text(random.nextInt(30, 120), random));
        state.put("startsAt", startsAt.toString());
        state.put("zone", group.city().zone());
        state.put("durationMinutes", 120);
        state.put("venue", language.line(3, random));
        state.put("onlineUrl", null);
        state.put(
                "talks", List.of(Map.of("title", language.line(5, random)), Map.of("title", language.line(6, random))));
        state.put("expectedSize", random.nextInt(5, 80));
        state.put("capacity", null);
        state.put("status", "planned");
        state.put("source", "portal");
        state.put("seriesId", null);
        return event(Kind.MEETING, Kind.MEETING.changed(), number, 1, NOW, state);
    }

    private Event post(int number) {
        var random = random(Kind.POST, number);
        var group = someGroup(random);
        var language = languageOf(group);
        var published = past(random);
        var text = language.text(random.nextInt(80, 320), random);
        var state = new LinkedHashMap<String, @Nullable Object>();
        state.put("groupId", group.id());
        state.put("slug", "bench-%d-post-%d".formatted(seed, number));
        state.put("title", language.line(random.nextInt(3, 9), random));
        state.put(
                "excerpt",
                text.substring(0, text.offsetByCodePoints(0, Math.min(120, text.codePointCount(0, text.length())))));
        state.put("text", text);
        state.put("language", language.code());
        state.put(
                "topics",
                group.topics().stream().map(Topic::key).limit(random.nextInt(3)).toList());
        state.put("authorId", id(Kind.GROUP, group.number()));
        state.put("authorName", language.line(2, random));
        state.put("publishedAt", published.toString());
        state.put("changedAt", published.toString());
        return event(Kind.POST, Kind.POST.changed(), number, 1, published, state);
    }

    private Event thread(int number) {
        var random = random(Kind.THREAD, number);
        var group = someGroup(random);
        var language = languageOf(group);
        var started = past(random);
        var last = started.plus(Duration.ofHours(random.nextInt(200)));
        var posts = random.nextInt(1, 12);
        var state = new LinkedHashMap<String, @Nullable Object>();
        state.put("groupId", group.id());
        state.put("listId", id(Kind.GROUP, group.number()));
        state.put("listName", group.slug());
        state.put("subject", language.line(random.nextInt(3, 9), random));
        state.put("text", language.text(random.nextInt(60, 340), random));
        state.put("posts", posts);
        state.put("participants", 1 + posts / 2);
        state.put("startedAt", started.toString());
        state.put("lastPostAt", last.toString());
        return event(Kind.THREAD, Kind.THREAD.changed(), number, 1, last, state);
    }

    private Event album(int number) {
        var random = random(Kind.ALBUM, number);
        var group = someGroup(random);
        var state = new LinkedHashMap<String, @Nullable Object>();
        state.put("groupId", group.id());
        state.put("title", languageOf(group).line(random.nextInt(2, 6), random));
        state.put("takenOn", LocalDate.ofInstant(past(random), ZoneOffset.UTC).toString());
        state.put("items", 1 + random.nextInt(30));
        state.put("cover", file(random) + "/640.jpg");
        return event(Kind.ALBUM, Kind.ALBUM.changed(), number, 1, NOW, state);
    }

    private Event photo(int number) {
        var random = random(Kind.PHOTO, number);
        var group = someGroup(random);
        var language = languageOf(group);
        var taken = past(random);
        var state = new LinkedHashMap<String, @Nullable Object>();
        state.put("groupId", group.id());
        state.put("albumId", id(Kind.ALBUM, random.nextInt(Math.max(1, count(Kind.ALBUM)))));
        state.put("caption", language.line(random.nextInt(3, 10), random));
        state.put("alt", language.line(random.nextInt(5, 16), random));
        state.put("credit", language.line(2, random));
        state.put("licence", "CC-BY-4.0");
        state.put("takenAt", taken.toString());
        state.put("width", 4_032);
        state.put("height", 3_024);
        state.put(
                "variants",
                WIDTHS.stream()
                        .map(width -> Map.of(
                                "width", width, "height", width * 3 / 4, "url", file(random) + "/" + width + ".jpg"))
                        .toList());
        return event(Kind.PHOTO, Kind.PHOTO.changed(), number, 1, taken, state);
    }

    private static String file(RandomGenerator random) {
        return "/api/media/files/%016x%016x%016x%016x"
                .formatted(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }

    private static Map<String, Double> location(Place city) {
        return Map.of("lat", city.lat(), "lon", city.lon());
    }

    private static Instant past(RandomGenerator random) {
        return NOW.minusSeconds(random.nextLong(Duration.ofDays(DAYS_BACK).toSeconds()));
    }

    /** A few groups do much more than the others. */
    private Group someGroup(RandomGenerator random) {
        var share = random.nextDouble();
        return group((int) (share * share * count(Kind.GROUP)));
    }

    private RandomGenerator random(Kind kind, int number) {
        return new SplittableRandom(Arrays.hashCode(new long[] {seed, kind.ordinal()}) * 0x9E3779B97F4A7C15L + number);
    }

    /** UUIDs of version 8 (RFC 9562, section 5.8): a mark, the seed, the kind and the number. */
    private String id(Kind kind, int number) {
        var first = 0xbe9cL << 48 | seed << 16 | 8L << 12 | kind.ordinal();
        return new UUID(first, 1L << 63 | number).toString();
    }

    /** How the ids of a kind begin, and no others. */
    public String idsBegin(Kind kind) {
        return id(kind, 0).substring(0, "be9c0000-0001-8000".length());
    }

    private Event event(
            Kind kind, String type, int number, long sequence, Instant time, Map<String, @Nullable Object> state) {
        var id = id(kind, number);
        var data = new LinkedHashMap<String, @Nullable Object>();
        data.put("id", id);
        data.put("sequence", sequence);
        data.putAll(state);
        return new Event(kind.topic(), type, kind.source(), id, sequence, time, json.writeValueAsBytes(data));
    }
}
