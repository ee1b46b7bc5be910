package org.usergroups.platform.topics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The vocabulary of topics: some 230 that groups gather around, each with its usual spellings in the languages and scripts of the world. Whatever is
 * not in it is a free topic. Immutable.
 */
public final class Topics {

    /** The longest topic, in characters. */
    public static final int LONGEST = 50;

    /** ISO 639-1, in the order of names.txt. */
    private static final List<String> NAMED_IN = List.of("de", "es", "fr", "pt", "ja");

    private static final Pattern SPACES = Pattern.compile("[\\s\\h]+");
    private static final Pattern MARKS_ON_LATIN = Pattern.compile("(?<=\\p{IsLatin})\\p{M}+");
    private static final Pattern GERESH = Pattern.compile("(?<=\\p{IsHebrew})['’׳](?=\\p{IsHebrew})");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s\\h._/&'’-]+");

    private final List<Topic> topics;
    private final TreeMap<String, Topic> bySpelling;
    private final Map<String, List<String>> ownNames;
    private final Map<String, List<Topic>> narrower = new HashMap<>();
    private final Map<String, Map<String, String>> names;

    private Topics(List<Topic> topics, TreeMap<String, Topic> bySpelling, Map<String, Map<String, String>> names) {
        this.topics = List.copyOf(topics);
        this.bySpelling = bySpelling;
        this.names = Map.copyOf(names);
        this.ownNames = topics.stream()
                .collect(Collectors.toMap(
                        Topic::key,
                        topic -> Stream.of(topic.key(), topic.name())
                                .map(Topics::folded)
                                .toList()));
        for (var line : lines("narrower.txt")) {
            var columns = line.split("\\|", -1);
            narrower.put(
                    known(columns[0]).key(),
                    Stream.of(columns[1].split(",")).map(this::known).toList());
        }
    }

    private Topic known(String key) {
        return topics.stream()
                .filter(topic -> topic.key().equals(key.strip()))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("narrower.txt has “%s”, topics.txt has not.".formatted(key)));
    }

    /** Reads the vocabulary from the class path; keep what it returns. */
    public static Topics load() {
        var topics = new ArrayList<Topic>();
        var bySpelling = new TreeMap<String, Topic>();
        for (var line : lines("topics.txt")) {
            var columns = line.split("\\|", -1);
            if (columns.length != 3) {
                throw new IllegalStateException("No key, name and spellings: " + line);
            }
            var topic = new Topic(columns[0].strip(), columns[1].strip());
            topics.add(topic);
            Stream.concat(Stream.of(topic.key(), topic.name()), Stream.of(columns[2].split(",")))
                    .forEach(spelling -> spell(spelling, topic, bySpelling));
        }
        return new Topics(topics, bySpelling, names(bySpelling));
    }

    private static void spell(String spelling, Topic topic, Map<String, Topic> bySpelling) {
        var folded = folded(spelling);
        var other = folded.isEmpty() ? null : bySpelling.put(folded, topic);
        if (other != null && !other.equals(topic)) {
            throw new IllegalStateException(
                    "“%s” spells both %s and %s.".formatted(spelling, other.key(), topic.key()));
        }
    }

    /** The names of topics by key and language. A name need not be a spelling: “Suche” is what many questions begin with. */
    private static Map<String, Map<String, String>> names(Map<String, Topic> bySpelling) {
        var names = new HashMap<String, Map<String, String>>();
        for (var line : lines("names.txt")) {
            var columns = line.split("\\|", -1);
            var topic = bySpelling.get(folded(columns[0]));
            if (topic == null || columns.length != NAMED_IN.size() + 1) {
                throw new IllegalStateException("No known key, or not a name in each language: " + line);
            }
            var inLanguages = new HashMap<String, String>();
            for (var at = 0; at < NAMED_IN.size(); at++) {
                var name = columns[at + 1].strip();
                if (!name.isEmpty()) {
                    inLanguages.put(NAMED_IN.get(at), name);
                }
            }
            names.put(topic.key(), Map.copyOf(inLanguages));
        }
        return names;
    }

    /** What speakers of a language call a topic, by its key or another spelling; a free topic as it is. */
    public String name(String typed, Locale language) {
        return named(typed)
                .map(topic ->
                        names.getOrDefault(topic.key(), Map.of()).getOrDefault(language.getLanguage(), topic.name()))
                .orElse(typed);
    }

    private static List<String> lines(String name) {
        try (var file = Topics.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is missing from the class path.");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** All of them, in the order of the file. */
    public List<Topic> all() {
        return topics;
    }

    /** The topic that somebody means, by its key, its name or another spelling. */
    public Optional<Topic> named(String typed) {
        return Optional.ofNullable(bySpelling.get(folded(typed)));
    }

    /** The topics that a wide one is made of, and those that they are made of, as Haskell is of functional programming; none of most. */
    public List<Topic> within(String key) {
        var within = new LinkedHashSet<Topic>();
        var open = new ArrayDeque<>(narrower.getOrDefault(key, List.of()));
        while (!open.isEmpty()) {
            var topic = open.removeFirst();
            if (within.add(topic)) {
                open.addAll(narrower.getOrDefault(topic.key(), List.of()));
            }
        }
        return List.copyOf(within);
    }

    /** A topic as it is stored: the key of a known one; else its words. */
    public String keyOf(String typed) {
        return named(typed).map(Topic::key).orElseGet(() -> words(typed));
    }

    /** Topics of which a spelling begins so: first those whose key or name does, then in the order of the alphabet. */
    public List<Topic> complete(String typed, int limit) {
        var beginning = folded(typed);
        if (beginning.isEmpty()) {
            return List.of();
        }
        return bySpelling.subMap(beginning, beginning + Character.MAX_VALUE).values().stream()
                .distinct()
                .sorted(Comparator.<Topic>comparingInt(topic -> rank(topic, beginning))
                        .thenComparing(Topic::key))
                .limit(limit)
                .toList();
    }

    private int rank(Topic topic, String beginning) {
        if (topic.equals(bySpelling.get(beginning))) {
            return 0;
        }
        return ownNames.getOrDefault(topic.key(), List.of()).stream().anyMatch(own -> own.startsWith(beginning))
                ? 1
                : 2;
    }

    /** Every spelling in the form of {@link #folded}, with its topic. */
    public NavigableMap<String, Topic> spellings() {
        return Collections.unmodifiableNavigableMap(bySpelling);
    }

    /** What was typed, in small letters and with single spaces. */
    public String words(String typed) {
        var small = Normalizer.normalize(cut(typed), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return SPACES.matcher(small).replaceAll(" ").strip();
    }

    /** What spellings have in common: no case, no spaces, hyphens and dots, no marks on Latin letters. Plus and hash tell topics apart, and so
     * does the apostrophe that makes another sound of a Hebrew letter. */
    public static String folded(String typed) {
        var taken = Normalizer.normalize(cut(typed), Normalizer.Form.NFKD);
        var plain = MARKS_ON_LATIN.matcher(taken).replaceAll("");
        var small = Normalizer.normalize(plain, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return BETWEEN_WORDS.matcher(GERESH.matcher(small).replaceAll("ʹ")).replaceAll("");
    }

    /** Longer than any topic: what is too long is refused with all that was typed, so one character more is kept. */
    private static String cut(String typed) {
        var text = typed.strip();
        return text.length() <= 2 * LONGEST ? text : text.substring(0, 2 * LONGEST);
    }
}
