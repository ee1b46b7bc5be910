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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The vocabulary of topics: some 230 that groups gather around, each with its usual spellings in the languages and scripts of the world. Whatever is
 * not in it is a free topic. Immutable.
 */
public final class Topics {

    /** The longest topic, in characters. */
    public static final int LONGEST = 50;

    private final List<Topic> topics;
    private final TreeMap<String, Topic> bySpelling;
    private final Map<String, List<String>> ownNames;
    private final Map<String, List<Topic>> narrower = new HashMap<>();

    private Topics(List<Topic> topics, TreeMap<String, Topic> bySpelling) {
        this.topics = List.copyOf(topics);
        this.bySpelling = bySpelling;
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
                    .map(Topics::folded)
                    .filter(spelling -> !spelling.isEmpty())
                    .forEach(spelling -> {
                        var other = bySpelling.put(spelling, topic);
                        if (other != null && !other.equals(topic)) {
                            throw new IllegalStateException(
                                    "“%s” spells both %s and %s.".formatted(spelling, other.key(), topic.key()));
                        }
                    });
        }
        return new Topics(topics, bySpelling);
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
        return Normalizer.normalize(cut(typed), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\h]+", " ")
                .strip();
    }

    /** What spellings have in common: no case, no spaces, hyphens and dots, no marks on Latin letters. Plus and hash tell topics apart, and so
     * does the apostrophe that makes another sound of a Hebrew letter. */
    public static String folded(String typed) {
        return Normalizer.normalize(
                        Normalizer.normalize(cut(typed), Normalizer.Form.NFKD)
                                .replaceAll("(?<=\\p{IsLatin})\\p{M}+", ""),
                        Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("(?<=\\p{IsHebrew})['’׳](?=\\p{IsHebrew})", "ʹ")
                .replaceAll("[\\s\\h._/&'’-]+", "");
    }

    /** Longer than any topic: what is too long is refused with all that was typed, so one character more is kept. */
    private static String cut(String typed) {
        var text = typed.strip();
        return text.length() <= 2 * LONGEST ? text : text.substring(0, 2 * LONGEST);
    }
}
